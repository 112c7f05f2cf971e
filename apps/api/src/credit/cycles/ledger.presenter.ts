import { formatCode } from '@cohesion/certificates';
import type { LedgerLine } from '@cohesion/contracts';
import {
  approverName,
  cycleReasonSentence,
  formatCredit,
  lineSentence,
  movable,
  topicName,
  type Allocation,
  type AllocationLine,
  type Clause,
  type CycleReason,
  type Move,
} from '@cohesion/credit';
import type { CertificateBrief } from '../../certificates/certificates-lookup.service.js';
import type { KeptRecord } from '../records/kept-record.js';
import { presentClause } from './cycle.presenter.js';

type Around = Readonly<{
  records: readonly KeptRecord[];
  certificates: readonly CertificateBrief[];
  moves: readonly Move[];
  /** Whether hours may still go elsewhere. */
  isOpen: boolean;
}>;

/** The hours whose day lies in the cycle, in the order of the days: those of other cycles stand in their own ledger. */
export function presentLines(allocation: Allocation, around: Around): LedgerLine[] {
  const { start, end } = allocation.cycle;
  const records = new Map(around.records.map((record) => [record.id, record]));

  return allocation.lines
    .filter(({ completedOn }) => completedOn >= (start ?? '') && (end === null || completedOn <= end))
    .toSorted((a, b) => a.completedOn.localeCompare(b.completedOn))
    .flatMap((line) => {
      const record = records.get(line.recordId);

      return record ? [presentLine(line, record, allocation, around)] : [];
    });
}

function presentLine(
  line: AllocationLine,
  record: KeptRecord,
  allocation: Allocation,
  { certificates, moves, isOpen }: Around,
): LedgerLine {
  const { recordId, partId, placements, uncounted } = line;
  const part = record.parts.find(({ id }) => id === partId);
  const other = isOpen ? movable(allocation, recordId).find((one) => one.partId === partId) : undefined;
  const moved = moves.find((move) => move.recordId === recordId && move.partId === partId);

  return {
    recordId,
    partId,
    completedOn: line.completedOn,
    title: record.title ?? 'Hours from elsewhere',
    provider: record.provider ?? null,
    source: record.source ?? 'outside',
    format: record.format,
    topics: [...(part?.topics ?? [])],
    topicNames: (part?.topics ?? []).map(topicName),
    approvedBy: (part?.credits ?? []).map(({ approver }) => approverName(approver)),
    recorded: formatCredit(line.recorded),
    counted: formatCredit(line.counted),
    sentence: lineSentence(line, allocation),
    placements: placements.map(({ category, amount }) => ({
      category,
      name: allocation.categories.find(({ id }) => id === category)?.name ?? category,
      hours: formatCredit(amount),
    })),
    reasons: uncounted.map(({ amount, reason }) => ({
      code: reason.code,
      hours: formatCredit(amount),
      sentence: cycleReasonSentence(reason),
      clause: presentedClause(reason),
    })),
    moves: (other?.to ?? []).map(({ id, name }) => ({ category: id, name })),
    movedTo: moved?.category ?? null,
    certificates: certificates
      .filter(({ awardId }) => record.awardIds?.includes(awardId))
      .map(({ id, code, bodyName }) => ({ id, code: formatCode(code), bodyName })),
  };
}

/** The clause behind a reason, where it stands on one. */
export function clauseBehind(reason: CycleReason): Clause | null {
  if ('clause' in reason) return reason.clause;

  return reason.code === 'no-category' ? (reason.missed[0]?.clause ?? null) : null;
}

export function presentedClause(reason: CycleReason): LedgerLine['reasons'][number]['clause'] {
  const clause = clauseBehind(reason);

  return clause && presentClause(clause);
}
