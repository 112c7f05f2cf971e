import { formatCode } from './code.js';
import type { CertificateFacts } from './facts.js';

/** The parts of a certificate, in reading order. */
export const certificateParts = [
  'society',
  'heading',
  'sample-mark',
  'opening',
  'name',
  'licenses',
  'verb',
  'title',
  'presenters',
  'credit',
  'completed',
  'format',
  'number',
  'credit-detail',
  'statement',
  'approval-numbers',
  'score',
  'issued',
  'signer',
  'verify-address',
  'verify-code',
] as const;
export type CertificatePart = (typeof certificateParts)[number];

/** One line to read: a label, where the page prints one, and the words themselves. */
export interface CertificateLine {
  part: CertificatePart;
  label: string | null;
  text: string;
}

/**
 * The words of the certificate in reading order, each composed (NFC). The PDF prints exactly these lines and the
 * web page shows them as its text alternative, so the two never differ. Parts without a fact are left out; a
 * statement of several paragraphs and several signers give one line each.
 */
export function certificateText(facts: CertificateFacts): CertificateLine[] {
  const { society, learner, activity, credit, approval } = facts;
  const code = formatCode(facts.code);
  const lines: [CertificatePart, string | null, string | null][] = [
    ['society', null, society.name],
    ['heading', null, 'Certificate of completion'],
    ['sample-mark', null, society.sample ? 'Sample data: not valid for credit' : null],
    ['opening', null, 'This records that'],
    ['name', null, learner.name],
    ['licenses', null, learner.licenses.join(' · ')],
    ['verb', null, 'completed'],
    ['title', null, activity.title],
    ['presenters', null, activity.presenters.length ? `Presented by ${list(activity.presenters)}` : null],
    ['credit', 'Credit', `${credit.amount} ${credit.unit}`],
    ['completed', 'Completed', plainDate(facts.completedOn, facts.language)],
    ['format', 'Format', activity.format],
    ['number', 'Certificate no.', code],
    ['credit-detail', null, creditDetail(facts)],
    ...approval.statement
      .split('\n')
      .map((paragraph): [CertificatePart, null, string] => ['statement', null, paragraph.trim()]),
    ['approval-numbers', null, approvalNumbers(facts)],
    ['score', null, facts.score],
    ['issued', null, issued(facts)],
    ...facts.signers.map(({ name, role }): [CertificatePart, string, string] => ['signer', role, name]),
    ['verify-address', 'Check this certificate at', facts.verifyAddress.replace(/^https?:\/\//, '')],
    ['verify-code', 'Code', code],
  ];
  return lines.flatMap(([part, label, text]) =>
    text ? [{ part, label: label && label.normalize('NFC'), text: text.normalize('NFC') }] : [],
  );
}

function creditDetail({ approval, credit }: CertificateFacts): string {
  const total = `${approval.bodyName}: ${credit.amount} ${credit.unit}`;
  const parts = credit.categories.map((category) => `${category.amount} ${category.name}`);
  return parts.length ? `${total} (${parts.join(', ')})` : total;
}

function approvalNumbers({ approval }: CertificateFacts): string {
  const numbers = [
    approval.providerNumber && `Provider number ${approval.providerNumber}`,
    approval.approvalNumber && `Program approval number ${approval.approvalNumber}`,
  ];
  return numbers.filter(Boolean).join(' · ');
}

function issued({ issuedAt, society, language, version }: CertificateFacts): string {
  const moment = new Intl.DateTimeFormat(language, {
    timeZone: society.timeZone,
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  })
    .format(new Date(issuedAt))
    // Intl sets a narrow no-break space before AM and PM, which no interface font draws.
    .replace(/\s/g, ' ');
  const replaces = version > 1 ? ', which replaces every earlier version' : '';
  return `Issued ${moment} by ${society.name} (${society.shortName}), ${society.place}. Version ${version}${replaces}.`;
}

function plainDate(date: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

function list(names: readonly string[]): string {
  // Credentials bring commas of their own, so names are parted by semicolons when there are any.
  const separator = names.some((name) => name.includes(',')) ? '; ' : ', ';
  return names.join(separator);
}
