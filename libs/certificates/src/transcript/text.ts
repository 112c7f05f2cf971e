import { moment, plainDate, shortDate } from '../dates.js';
import type { TranscriptFacts } from './facts.js';

/** What a transcript says, in reading order; the PDF prints exactly this and nothing else. */
export interface TranscriptText {
  issuer: string;
  heading: string;
  sampleMark: string | null;
  name: string;
  license: string;
  cycle: string;
  totals: { label: string; value: string }[];
  /** Without rows there is no table but `noRows`. */
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  noRows: string;
  finalSay: string;
  made: string;
}

/** The words of a transcript, each composed (NFC). */
export function transcriptText(facts: TranscriptFacts): TranscriptText {
  const { issuer, person, cycle, language } = facts;
  const span = cycle && `${plainDate(cycle.from, language)} to ${plainDate(cycle.to, language)}`;

  return composed({
    issuer: issuer.name,
    heading: 'Transcript of continuing education',
    sampleMark: issuer.sample ? 'Sample data: not valid for credit' : null,
    name: person.name,
    license: person.license,
    cycle: span ? `Renewal cycle: ${span}` : 'All recorded hours',
    totals: facts.totals,
    columns: ['Date', 'Activity', 'Provider', `Recorded ${facts.unit}`, 'Type', 'How it counted'],
    rows: facts.rows.map(({ date, title, provider, hours, kind, counted }) => [
      shortDate(date, language),
      title,
      provider,
      hours,
      kind,
      counted,
    ]),
    noRows: span ? 'No hours are recorded in this cycle.' : 'No hours are recorded.',
    finalSay: facts.finalSay,
    made: `Made ${moment(facts.madeAt, language, issuer.timeZone)} by ${issuer.name}.`,
  });
}

function composed(text: TranscriptText): TranscriptText {
  const nfc = (part: string) => part.normalize('NFC');

  return {
    ...text,
    issuer: nfc(text.issuer),
    name: nfc(text.name),
    license: nfc(text.license),
    totals: text.totals.map(({ label, value }) => ({ label: nfc(label), value: nfc(value) })),
    columns: text.columns.map(nfc),
    rows: text.rows.map((row) => row.map(nfc)),
    finalSay: nfc(text.finalSay),
    made: nfc(text.made),
  };
}
