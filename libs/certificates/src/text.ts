import { formatCode } from './code.js';
import { moment, plainDate } from './dates.js';
import { orderedParts, type CertificateFacts } from './facts.js';

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
  'cosponsor',
  'held',
  'credit',
  'completed',
  'format',
  'number',
  'credit-detail',
  'session',
  'statement',
  'approval-numbers',
  'attendance',
  'score',
  'line',
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
  /** The same in the cells of a row, where the page has a table. */
  cells?: readonly string[];
}

/**
 * The words of the certificate in reading order, each composed (NFC). The PDF prints exactly these lines and the
 * web page shows them as its text alternative, so the two never differ. Parts without a fact are left out; a
 * statement of several paragraphs and several signers give one line each.
 */
export function certificateText(facts: CertificateFacts): CertificateLine[] {
  const { society, learner, activity, credit } = facts;
  const code = formatCode(facts.code);
  const lines: [CertificatePart, string | null, string | null, string[]?][] = [
    ['society', null, society.name],
    ['heading', null, headingOf(facts)],
    ['sample-mark', null, society.sample ? 'Sample data: not valid for credit' : null],
    ['opening', null, 'This records that'],
    ['name', null, learner.name],
    ['licenses', null, learner.licenses.join(' · ')],
    ['verb', null, facts.verb ?? 'completed'],
    ['title', null, activity.title],
    ['presenters', null, activity.presenters.length ? `Presented by ${list(activity.presenters)}` : null],
    ['cosponsor', null, activity.cosponsor ? `Co-sponsored by ${activity.cosponsor}` : null],
    ['held', null, activity.held ?? null],
    ['credit', 'Credit', `${credit.amount} ${credit.unit}`],
    ['completed', 'Completed', plainDate(facts.completedOn, facts.language)],
    ['format', 'Format', activity.format],
    ['number', 'Certificate no.', code],
    ['credit-detail', null, creditDetail(facts)],
    ...(facts.sessions ?? []).map(({ title, when, amount }): [CertificatePart, null, string, string[]] => [
      'session',
      null,
      `${title} · ${when} · ${amount} ${credit.unit}`,
      [title, when, amount],
    ]),
    ...(facts.order ?? orderedParts).flatMap((part) => orderedLines(part, facts)),
    ['issued', null, issued(facts)],
    ...facts.signers.map(({ name, role }): [CertificatePart, string, string] => ['signer', role, name]),
    ['verify-address', 'Check this certificate at', facts.verifyAddress.replace(/^https?:\/\//, '')],
    ['verify-code', 'Code', code],
  ];
  return lines.flatMap(([part, label, text, cells]): CertificateLine[] => {
    if (!text) return [];
    const line = { part, label: label && label.normalize('NFC'), text: text.normalize('NFC') };
    return [cells ? { ...line, cells: cells.map((cell) => cell.normalize('NFC')) } : line];
  });
}

/** The certificate's title, which the page prints large and the document bears. */
export function headingOf({ heading }: CertificateFacts): string {
  return heading ?? 'Certificate of completion';
}

type OrderedLine = [CertificatePart, null, string | null];

function orderedLines(part: (typeof orderedParts)[number], facts: CertificateFacts): OrderedLine[] {
  switch (part) {
    case 'statement':
      return [
        ...facts.approval.statement
          .split('\n')
          .map((paragraph): OrderedLine => ['statement', null, paragraph.trim()]),
        ['approval-numbers', null, approvalNumbers(facts)],
      ];
    case 'results':
      return [
        ['attendance', null, facts.attendance ?? null],
        ['score', null, facts.score],
      ];
    case 'line':
      return [['line', null, facts.line ?? null]];
  }
}

function creditDetail({ approval, credit }: CertificateFacts): string {
  const total = `${approval.bodyName}: ${credit.amount} ${credit.unit}`;
  const parts = credit.categories.map((category) => `${category.amount} ${category.name}`);
  return parts.length ? `${total} (${parts.join(', ')})` : total;
}

function approvalNumbers({ approval }: CertificateFacts): string {
  const numbers = [
    approval.providerNumber &&
      `${approval.providerNumberLabel ?? 'Provider number'} ${approval.providerNumber}`,
    approval.approvalNumber &&
      `${approval.approvalNumberLabel ?? 'Program approval number'} ${approval.approvalNumber}`,
  ];
  return numbers.filter(Boolean).join(' · ');
}

function issued({ issuedAt, society, language, version }: CertificateFacts): string {
  const replaces = version > 1 ? ', which replaces every earlier version' : '';
  return `Issued ${moment(issuedAt, language, society.timeZone)} by ${society.name} (${society.shortName}), ${society.place}. Version ${version}${replaces}.`;
}

function list(names: readonly string[]): string {
  // Credentials bring commas of their own, so names are parted by semicolons when there are any.
  const separator = names.some((name) => name.includes(',')) ? '; ' : ', ';
  return names.join(separator);
}
