import type { CeBrokerPage, CeBrokerRecord, CycleLedger, LedgerLine } from '@cohesion/contracts';
import { formatCredit, parseCredit } from '@cohesion/credit';
import type { OutsideHoursRecord } from '../outside-hours/outside-hours-records.service.js';
import { byRecord } from '../transcript/by-record.js';
import { bodiesIn, formatInWords, topicInWords } from '../transcript/words.js';

type Around = Readonly<{
  outside: readonly OutsideHoursRecord[];
  /** When each record was reported, by its id. */
  reported: ReadonlyMap<string, Date>;
}>;

/** One record for each activity: the form takes one certificate at a time. */
export function presentCeBroker(ledger: CycleLedger, around: Around): CeBrokerPage {
  return {
    license: ledger.license,
    key: ledger.key,
    start: ledger.figures.start,
    end: ledger.figures.renewsOn,
    records: byRecord(ledger.lines).map((lines) => presentRecord(lines, around)),
  };
}

function presentRecord(
  lines: readonly [LedgerLine, ...LedgerLine[]],
  { outside, reported }: Around,
): CeBrokerRecord {
  const [first] = lines;
  const { recordId, title, completedOn, certificates } = first;
  const own = outside.find(({ record }) => record.id === recordId);

  return {
    recordId,
    title,
    completedOn,
    counted: sumOf(lines.map(({ counted }) => counted)),
    fields: fieldsOf(first, lines, own),
    certificates: certificates.map(({ id, code }) => ({ id, code })),
    proofs: (own?.proofs ?? []).map(({ id, name }) => ({ id, name })),
    reportedAt: reported.get(recordId)?.toISOString() ?? null,
  };
}

/**
 * In the order in which CE Broker names them where hours are reported by file: who gave it, which course, when, about what, how
 * much (CE Broker, "Creating Excel files, partial course credit"). What the form asks in words comes after.
 */
function fieldsOf(
  { title, provider, completedOn, format, certificates }: LedgerLine,
  lines: readonly LedgerLine[],
  own: OutsideHoursRecord | undefined,
): CeBrokerRecord['fields'] {
  const approvers = [...new Set(lines.flatMap(({ approvedBy }) => bodiesIn(approvedBy)))];
  const numbers = own?.certificateNumber ? [own.certificateNumber] : certificates.map(({ code }) => code);
  const fields = [
    { label: 'Provider', value: provider ?? '' },
    { label: 'Course name', value: title },
    { label: 'Date completed', value: asTyped(completedOn) },
    { label: 'Subject area', value: subjectsOf(lines) },
    { label: 'Hours', value: sumOf(lines.map(({ recorded }) => recorded)) },
    { label: 'Delivery', value: formatInWords(format) },
    { label: 'Approved by', value: approvers.join(', ') },
    { label: 'Certificate number', value: numbers.join(', ') },
  ];

  return fields.filter(({ value }) => value !== '');
}

/** With the hours of each where there are several. */
function subjectsOf(lines: readonly LedgerLine[]): string {
  const [only, ...others] = lines.map(({ topics, recorded }) => ({
    words: topics.map(topicInWords).join(', ') || 'General',
    recorded,
  }));
  if (!only) return '';
  if (others.length === 0) return only.words;

  return [only, ...others].map(({ words, recorded }) => `${words}: ${recorded}`).join('; ');
}

/** 10/03/2026: as the form takes a date. */
const asTyped = (date: string): string => date.replace(/^(\d+)-(\d+)-(\d+)$/, '$2/$3/$1');

const sumOf = (hours: readonly string[]): string =>
  formatCredit(hours.reduce((sum, text) => sum + (parseCredit(text) ?? 0), 0));
