import type { Transcript } from '@cohesion/contracts';
import { dateInWords } from '../cycles/cycle.presenter.js';
import type { Absent, Described } from './audit-plan.js';
import { cell, escaped, htmlTable, page } from './html.js';
import { asCsv } from '../../platform/csv.js';
import { licenseInWords } from './words.js';

/** A file as it went into the pack; `note` says what is odd about it. */
export type Packed = Described &
  Readonly<{ name: string; bytes: number; sha256: string; note: string; isHere: boolean }>;

export type PackIndex = Readonly<{
  transcript: Transcript;
  packed: readonly Packed[];
  absent: readonly Absent[];
  withoutProof: readonly Described[];
}>;

const heads = ['File', 'What', 'Date', 'Title', 'Hours', 'How it counted', 'Bytes', 'SHA-256', 'Note'];

/** The same list for a spreadsheet. */
export const indexCsv = ({ packed, absent }: PackIndex): string =>
  asCsv(heads, [
    ...packed.map((file) => [
      file.name,
      file.kind,
      file.date,
      file.title,
      file.hours,
      file.counted,
      String(file.bytes),
      file.sha256,
      file.note,
    ]),
    ...absent.map(({ kind, date, title, hours, counted, code, why }) => [
      '',
      kind,
      date,
      title,
      hours,
      counted,
      '',
      '',
      `${code}: ${why}`,
    ]),
  ]);

/** What is in the pack, for whoever unpacks it: the page to open first. */
export function indexPage(index: PackIndex): string {
  const { transcript, packed } = index;
  const { person, license, cycle, headline, notice, keepProofUntil, madeBy, madeAt } = transcript;
  const span =
    cycle.start && cycle.end
      ? `Cycle: ${dateInWords(cycle.start)} to ${dateInWords(cycle.end)}`
      : 'All recorded hours';
  const lines = [
    licenseInWords(license),
    span,
    `${headline}.`,
    ...transcript.requirements.map(({ sentence }) => sentence),
    notice,
    ...(keepProofUntil ? [`Keep this until ${dateInWords(keepProofUntil)}.`] : []),
    `Made ${madeAt} by ${madeBy.name}.${madeBy.isSample ? ' Sample data: not valid for credit.' : ''}`,
  ];

  return page(
    `Audit pack: ${person.name}`,
    `<h1>Audit pack: ${escaped(person.name)}</h1>
${lines.map((line) => `<p>${escaped(line)}</p>`).join('\n')}
<h2>Files</h2>
${htmlTable(heads, packed.map(fileCells))}
${remainder(index)}
<p>The SHA-256 of a file shows that it is the one listed here: <code>sha256sum FILE</code> on Linux, <code>shasum -a 256 FILE</code> on a Mac, <code>certutil -hashfile FILE SHA256</code> on Windows.</p>`,
  );
}

const dayCell = (date: string): string => `<td><time>${escaped(date)}</time></td>`;

const fileCells = (file: Packed): string[] => [
  file.isHere ? `<td><a href="${escaped(file.name)}">${escaped(file.name)}</a></td>` : cell(file.name),
  cell(file.kind),
  dayCell(file.date),
  ...[file.title, file.hours, file.counted, String(file.bytes)].map(cell),
  `<td class="hash">${escaped(file.sha256)}</td>`,
  cell(file.note),
];

/** What belongs to these hours and is not in the pack. */
function remainder({ absent, withoutProof }: PackIndex): string {
  const missing =
    absent.length > 0
      ? `<h2>Certificates that are not in the pack</h2>
${htmlTable(
  ['Code', 'Date', 'Title', 'Hours', 'Why'],
  absent.map(({ code, date, title, hours, why }) => [
    cell(code),
    dayCell(date),
    ...[title, hours, why].map(cell),
  ]),
)}`
      : '';
  const bare =
    withoutProof.length > 0
      ? `<h2>Hours entered by the licensee, without a proof</h2>
${htmlTable(
  ['Date', 'Title', 'Hours', 'How it counted'],
  withoutProof.map(({ date, title, hours, counted }) => [
    dayCell(date),
    ...[title, hours, counted].map(cell),
  ]),
)}`
      : '';

  return `${missing}${bare}`;
}
