import type { CycleLedger, LedgerLine, Transcript, TranscriptRow } from '@cohesion/contracts';
import type { Society } from '../../societies/societies.service.js';
import { bodiesIn } from './words.js';

type Around = Readonly<{ person: string; society: Readonly<Society>; now: Date }>;

/** The ledger of a cycle as a document: the same figures and sentences, and nothing that only a page can use. */
export function presentTranscript(ledger: CycleLedger, { person, society, now }: Around): Transcript {
  const { figures, license, frozen } = ledger;
  const { name, jurisdiction, type, numberEnding } = license;
  const { rules } = figures;

  return {
    version: 1,
    madeAt: now.toISOString(),
    madeBy: { name: society.name, timeZone: society.timeZone, isSample: society.sample },
    person: { name: person },
    license: { name, jurisdiction, type, numberEnding },
    cycle: {
      key: ledger.key,
      start: figures.start,
      end: figures.renewsOn,
      state: ledger.state,
      writtenDownAt: frozen?.at ?? null,
    },
    headline: figures.headline,
    isComplete: figures.isComplete,
    counted: figures.recorded,
    required: figures.required,
    toGo: figures.toGo,
    requirements: figures.requirements.map(({ name: of, needed, counted, missing, sentence }) => ({
      name: of,
      needed,
      counted,
      missing,
      sentence,
    })),
    remarks: remarksOf(ledger),
    rows: ledger.lines.map(presentRow),
    rules: { name: rules.name, board: rules.board, version: rules.version, verifiedOn: rules.verifiedOn },
    notice: figures.notice,
    keepProofUntil: figures.keepProofUntil,
  };
}

function remarksOf({ figures, frozen }: CycleLedger): string[] {
  const { exemption, proration, carriedIn, carriesOut, kinds, limits } = figures;

  return [
    ...(exemption ? [exemption.text] : []),
    ...(proration ? [`This cycle asks for ${proration.hours} hours: ${proration.clause.text}`] : []),
    ...(carriedIn ? [`${carriedIn.hours} hours were carried in from the cycle before.`] : []),
    ...(Number(carriesOut ?? 0) > 0 ? [`${carriesOut} hours carry into the next cycle.`] : []),
    ...[...kinds, ...limits].map(({ sentence }) => sentence),
    ...(frozen?.isOutdated ? ['The record has changed since this cycle was written down.'] : []),
  ];
}

function presentRow(line: LedgerLine): TranscriptRow {
  const { completedOn, title, provider, source, format, topics, approvedBy, recorded, counted, sentence } =
    line;

  return {
    completedOn,
    title,
    provider,
    source,
    format,
    topics,
    approvedBy: bodiesIn(approvedBy),
    recorded,
    counted,
    countedAs: line.placements.map(({ name, hours }) => ({ name, hours })),
    sentence,
    certificates: line.certificates.map(({ code }) => code),
  };
}
