import type { Check, CheckName, CertificateSummary, Verification } from '@cohesion/certificates/verify';
import { formatDate } from '../../ui/format.js';
import type { Report, Source } from './checker.js';
import { largestFile, type Refusal } from './choice.js';

/** What a person is told about one file: the answer first, in one sentence. */
export type Told = Readonly<{
  mark: 'good' | 'bad' | 'open' | 'none';
  headline: string;
  /** It was issued to show how things work, and is no credit. */
  sample: boolean;
  sentence: string;
  /** What to do about it, and what else to know. */
  advice: readonly string[];
  checks: readonly ToldCheck[];
  /** Hosts that would have to be asked and that this page may not ask yet. */
  hostsToAllow: readonly string[];
  /** Where the record of its code can be read, in words, and as a link when it is on this server. */
  record: Readonly<{ words: string; address: string | null }> | null;
}>;

export type ToldCheck = Readonly<{ name: string; outcome: Check['outcome']; word: string; sentence: string }>;

export type Circumstances = Readonly<{
  /** The host of this page, with its port. */
  host: string;
  /** False when the browser knows that there is no network. */
  online: boolean;
  /** When the collection in use was saved; null when there is none or it does not say. */
  savedAt: string | null;
}>;

const checkNames: Record<CheckName, string> = {
  file: 'File',
  issuer: 'Issuer',
  signature: 'Signature',
  credential: 'Credential',
  token: 'Token',
  status: 'Status',
  'log-entry': 'Public log',
  'log-history': 'History of the log',
};

const outcomeWords: Record<Check['outcome'], string> = {
  ok: 'Holds',
  'not-ok': 'Wrong',
  unchecked: 'Not checked',
};

/** What is said about a file that was opened, or was meant to be. */
export function tellOf({ finding, asked }: Report, around: Circumstances): Told {
  if (finding.kind !== 'checked') return unopened(unopenedSentences[finding.kind]);
  const { verification, code } = finding;
  const { certificate, checks } = verification;
  if (!certificate) return noCertificate(verification);
  const host = hostOf(certificate.issuer.did);
  const shared = {
    sample: certificate.sample,
    checks: checks.map(({ name, outcome, sentence }) => ({
      name: checkNames[name],
      outcome,
      word: outcomeWords[outcome],
      sentence: plain(sentence),
    })),
    hostsToAllow: hostsWith(asked, 'refused'),
    record: code === null ? null : recordOf(code, host, around),
  };
  const fromCollection = hostsWith(asked, 'saved').length > 0;
  switch (verification.outcome) {
    case 'not-ok':
      return {
        ...shared,
        mark: 'bad',
        headline: 'Not valid',
        sentence: `Not valid: ${fault(checks)} The file says: ${statement(certificate, host)}`,
        advice: whatToDo(checks, certificate),
      };
    case 'incomplete':
      return {
        ...shared,
        mark: 'open',
        headline: 'Not fully checked',
        sentence: `Nothing is wrong as far as it could be checked, and not everything could. The file says: ${statement(certificate, host)}`,
        advice: [...reasons(asked, around), ...(fromCollection ? [collectionWords(around)] : [])],
      };
    case 'ok':
      return {
        ...shared,
        mark: fromCollection ? 'open' : 'good',
        headline: fromCollection ? 'Valid by the file you loaded' : 'Valid certificate',
        sentence: `${fromCollection ? 'Valid by what you saved' : 'Valid'}: ${statement(certificate, host)} Make sure that this is the society you expect.`,
        advice: fromCollection ? [collectionWords(around)] : [],
      };
  }
}

/** What is said about a file that was not opened because of its kind or size. */
export function tellRefusal(refusal: Refusal): Told {
  return unopened(refusalSentences[refusal]);
}

/** "3 files: 1 valid, 1 not valid, 1 not fully checked." */
export function countWords(marks: readonly Told['mark'][]): string {
  const words = {
    good: 'valid',
    bad: 'not valid',
    open: 'not fully checked',
    none: 'not a certificate or not read',
  };
  const parts = (['good', 'bad', 'open', 'none'] as const).flatMap((mark) => {
    const count = marks.filter((each) => each === mark).length;

    return count === 0 ? [] : [`${count} ${words[mark]}`];
  });

  return `${marks.length} ${marks.length === 1 ? 'file' : 'files'}: ${parts.join(', ')}.`;
}

const megabytes = Math.round(largestFile / 1024 / 1024);

const refusalSentences: Record<Refusal, string> = {
  'wrong-type':
    'This is not a PDF. A certificate that can be checked is a PDF file, as it was downloaded: not a photo, a scan or a print of it.',
  empty: 'This file is empty. Please download the certificate again.',
  'too-large': `This file has more than ${megabytes} MB and was not opened. Certificates are much smaller, most below one tenth of a megabyte: is it a scan, or another document?`,
};

const unopenedSentences: Record<Exclude<Report['finding']['kind'], 'checked'>, string> = {
  'not-pdf':
    'This is not a PDF, whatever its name says. Please use the file of the certificate as it was downloaded.',
  unreadable:
    'This file could not be read on your device. Was it moved or changed meanwhile? Please choose it again.',
  'not-loaded':
    'The part of this page that checks files could not be loaded. This says nothing about the file. Please connect to the internet, load this page again and choose the file once more.',
  stopped:
    'The check took too long and was stopped. Certificates are checked within seconds: do not rely on this file before the society has confirmed it.',
};

function unopened(sentence: string): Told {
  return {
    mark: 'none',
    headline: 'Not checked',
    sample: false,
    sentence,
    advice: [],
    checks: [],
    hostsToAllow: [],
    record: null,
  };
}

function noCertificate({ checks }: Verification): Told {
  return {
    ...unopened(
      'No certificate was found in this file. It is another document, a print or a scan of a certificate, one from before certificates could be checked this way, or it is damaged.',
    ),
    headline: 'Not a certificate',
    advice: [
      'Do not take it for a certificate by itself. If a code is printed on it, check by that code: the page for the code says what counts.',
    ],
    checks: checks.map(({ name, outcome, sentence }) => ({
      name: checkNames[name],
      outcome,
      word: outcomeWords[outcome],
      sentence: plain(sentence),
    })),
  };
}

/** Who, what, when, how much, by whom and where its keys are, in one sentence. */
function statement(
  { recipient, title, completedOn, credits, issuer, cosponsor }: CertificateSummary,
  host: string,
) {
  const credit = credits.map(plain).join('; ');
  const parts = [
    `${plain(recipient)} completed “${plain(title)}”`,
    completedOn === '' ? '' : ` on ${dateWords(completedOn)}`,
    credit === '' ? '' : ` for ${credit}`,
    `, issued by ${plain(issuer.name)}, whose keys are published at ${plain(host)}`,
    cosponsor === null ? '.' : `, and co-sponsored by ${plain(cosponsor)}.`,
  ];

  return parts.join('');
}

function fault(checks: readonly Check[]): string {
  return plain(checks.find(({ outcome }) => outcome === 'not-ok')?.sentence ?? '');
}

function whatToDo(checks: readonly Check[], { issuer }: CertificateSummary): string[] {
  const wrong = checks.filter(({ outcome }) => outcome === 'not-ok').map(({ name }) => name);
  const name = plain(issuer.name);
  if (wrong.every((each) => each === 'status')) {
    return [
      `Ask the person for the certificate that took its place, or ask ${name} why it no longer counts.`,
    ];
  }
  if (wrong.every((each) => each === 'log-entry' || each === 'log-history')) {
    return [
      `Keep this file and ask ${name} about it: what a society issued stays in its public log, and the log must never change.`,
    ];
  }
  return [`Do not rely on this copy. Ask ${name} for the certificate as it was issued, and compare the two.`];
}

/** A file may name any host, so that a link leads only to this one; where else the record is, is said. */
function recordOf(code: string, host: string, around: Circumstances): Told['record'] {
  return host === around.host
    ? { words: `The record for code ${code} says how the certificate stands today.`, address: `/v/${code}` }
    : {
        words: `The record for code ${code} is at ${plain(host)}/v, if that is the society you expect.`,
        address: null,
      };
}

/** Why something could not be checked, as far as it lies with the network. */
function reasons(asked: Report['asked'], { online }: Circumstances): string[] {
  const [unreachable, missing, refused] = (['unreachable', 'missing', 'refused'] as const).map((kind) =>
    hostsWith(asked, kind).join(', '),
  );
  const said = [];
  if (unreachable && !online) {
    said.push(
      'This device is offline, so the keys, lists and log that the society publishes were not at hand. Connect to the internet and check again, or load a file that you saved for this.',
    );
  } else if (unreachable) {
    said.push(
      `${unreachable} did not answer. Check again in a moment, or load a file that you saved for this.`,
    );
  }
  if (missing) {
    said.push(
      `${missing} answers, and does not publish all that is needed. Ask the society about it: without its keys nobody can tell who signed.`,
    );
  }
  if (refused) {
    said.push(
      `This page asks nobody but its own server unless you allow it. To know more, it has to ask ${refused}.`,
    );
  }
  return said;
}

function collectionWords({ savedAt }: Circumstances): string {
  const day = savedAt === null ? 'on a day that it does not state' : `on ${formatDate(savedAt)}`;

  return `Some of what it takes is from the file you loaded, saved ${day}: what was published since is not in it. It is worth what that file is worth, so use only one that you saved yourself.`;
}

/** The hosts of the addresses with which this happened, each once. */
export function hostsWith(asked: Report['asked'], source: Source): string[] {
  const hosts = [...asked].flatMap(([url, each]) => (each === source ? [new URL(url).host] : []));

  return [...new Set(hosts)];
}

/** The host that a did:web names, with its port. */
function hostOf(did: string): string {
  return (did.split(':')[2] ?? did).replace(/%3a/i, ':').toLowerCase();
}

function dateWords(date: string): string {
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date));

  return isDate ? formatDate(date) : plain(date);
}

const instants = /\b20\d\d-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d(?:\.\d{1,9})?Z/g;
const instantWords = new Intl.DateTimeFormat('en-US', {
  dateStyle: 'long',
  timeStyle: 'long',
  timeZone: 'UTC',
});

/** Text out of a file: without signs that steer, and kept from turning the words around it when it runs right to left. */
function plain(text: string): string {
  const words = text
    .replace(/[\p{Cc}\p{Bidi_Control}]/gu, ' ')
    .replace(instants, (instant) => instantWords.format(new Date(instant)))
    .trim();

  return /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u.test(words)
    ? `\u2068${words}\u2069`
    : words;
}
