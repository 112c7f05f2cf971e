import type { Transcript } from '@cohesion/contracts';
import { asCsv } from '../../platform/csv.js';
import { formatInWords, topicInWords } from './words.js';

const columns = [
  'License',
  'Cycle from',
  'Cycle to',
  'Date',
  'Activity',
  'Provider',
  'Source',
  'Type',
  'Topics',
  'Approved by',
  'Recorded hours',
  'Counted hours',
  'Counted as',
  'How it counted',
  'Certificates',
];

/** One line for each row of the ledger, for spreadsheets. */
export function transcriptCsv({ license, cycle, rows }: Transcript): string {
  return asCsv(
    columns,
    rows.map((row) => [
      license.name,
      cycle.start ?? '',
      cycle.end ?? '',
      row.completedOn,
      row.title,
      row.provider ?? '',
      row.source === 'award' ? 'Earned here' : 'Entered by the licensee',
      formatInWords(row.format),
      row.topics.map(topicInWords).join('; '),
      row.approvedBy.join('; '),
      row.recorded,
      row.counted,
      row.countedAs.map(({ name, hours }) => `${name} ${hours}`).join('; '),
      row.sentence,
      row.certificates.join('; '),
    ]),
  );
}
