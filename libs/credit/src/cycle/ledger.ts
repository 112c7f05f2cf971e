import type { Hundredths } from '../hundredths.js';
import type { AllocationLine } from './allocation.js';
import type { Case, Entry } from './case.js';
import type { CycleReason } from './cycle-reason.js';
import type { CreditRecord } from './license.js';
import { distinctMisses } from './places.js';
import { sum } from './program.js';
import type { Seat, SeatedPart } from './seats.js';
import { refusalOf, type Settlement } from './settle.js';

/** A line for each part of each record: the hours of a class are given out in order of time, so the latest go without. */
export function linesOf(one: Case, settled: Settlement): AllocationLine[] {
  const giving: Giving = { one, settled, left: settled.placement.map((places) => [...places]) };
  const lines: AllocationLine[] = [];
  one.entries.forEach((entry, index) =>
    lines.push(...linesOfEntry(entry, settled.classOf[index] ?? [], giving)),
  );

  return lines;
}

/** The lines of the last entry alone: what comes before it has its hours already. */
export function linesOfLast(one: Case, settled: Settlement, entry: Entry): AllocationLine[] {
  const classes = settled.classOf.at(-1) ?? [];
  const seats = entry.parts.flatMap((part) => part.seats);
  const left = settled.placement.map((places) => [...places]);
  for (const group of new Set(classes)) {
    const own = seats.filter((_, at) => classes[at] === group);
    const others = (settled.program.classes[group]?.amount ?? 0) - sum(own.map(({ amount }) => amount));
    take(others, left[group] ?? [], []);
  }

  return linesOfEntry(entry, classes, { one, settled, left });
}

interface Giving {
  readonly one: Case;
  readonly settled: Settlement;
  /** For each class the hours in each of its buckets that are not given out yet. */
  readonly left: number[][];
}

/** What becomes of one seat. */
type Outcome = Pick<AllocationLine, 'placements' | 'uncounted' | 'missed' | 'allowed'>;
function linesOfEntry(entry: Entry, classes: readonly number[], giving: Giving): AllocationLine[] {
  const { record, outside, parts } = entry;
  let at = 0;

  return parts.map((part) => {
    if (outside) return lineOf(record, part, outsideFor(part, outside));
    const outcomes = part.seats.map((seat) => outcomeOf(seat, record, classes[at++] ?? -1, giving));
    const [only, ...more] = outcomes;
    const all = only && more.length === 0 ? only : together(outcomes);
    const uncounted = part.refused.length === 0 ? all.uncounted : [...all.uncounted, ...part.refused];

    return lineOf(record, part, uncounted === all.uncounted ? all : { ...all, uncounted });
  });
}

function lineOf(
  record: CreditRecord,
  { part, recorded }: SeatedPart,
  { placements, uncounted, missed, allowed }: Outcome,
): AllocationLine {
  let counted = 0;
  for (const { amount } of placements) counted += amount;

  return {
    recordId: record.id,
    partId: part.id,
    completedOn: record.completedOn,
    recorded,
    counted,
    placements,
    uncounted,
    missed,
    allowed,
  };
}

const outsideFor = ({ recorded }: SeatedPart, reason: CycleReason): Outcome => ({
  placements: [],
  uncounted: recorded > 0 ? [{ amount: recorded, reason }] : [],
  missed: [],
  allowed: [],
});

function outcomeOf(seat: Seat, record: CreditRecord, group: number, { one, settled, left }: Giving): Outcome {
  const { missed, allowedIds: allowed, bucketIds } = seat.places;
  if (group < 0) {
    const reason = refusalOf(seat, record, one);

    return { placements: [], uncounted: reason ? [{ amount: seat.amount, reason }] : [], missed, allowed };
  }
  const { placements, rest } = take(seat.amount, left[group] ?? [], bucketIds);
  const reason = rest > 0 ? fullCap(settled, group) : undefined;

  return { placements, uncounted: reason ? [{ amount: rest, reason }] : [], missed, allowed };
}

/** The ceiling that keeps hours of the class out. */
function fullCap({ program, sums, caps }: Settlement, group: number): CycleReason | undefined {
  const full = program.classes[group]?.caps.find((cap) => (sums.caps[cap] ?? 0) >= (program.caps[cap] ?? 0));

  return full === undefined ? undefined : caps[full]?.reason;
}

/** Takes so many hours out of the buckets in their order. */
function take(amount: Hundredths, left: Hundredths[], categories: readonly string[]) {
  const placements: { category: string; amount: Hundredths }[] = [];
  let rest = amount;
  for (let place = 0; place < left.length && rest > 0; place++) {
    const taken = Math.min(rest, left[place] ?? 0);
    if (taken === 0) continue;
    rest -= taken;
    left[place] = (left[place] ?? 0) - taken;
    placements.push({ category: categories[place] ?? '', amount: taken });
  }

  return { placements, rest };
}

/** The outcomes of all seats of one part. */
function together(own: readonly Outcome[]): Outcome {
  const amounts = new Map<string, Hundredths>();
  for (const { category, amount } of own.flatMap(({ placements }) => placements)) {
    amounts.set(category, (amounts.get(category) ?? 0) + amount);
  }

  return {
    placements: [...amounts].map(([category, amount]) => ({ category, amount })),
    uncounted: own.flatMap(({ uncounted }) => uncounted),
    missed: distinctMisses(own.flatMap(({ missed }) => missed)),
    allowed: [...new Set(own.flatMap(({ allowed }) => allowed))],
  };
}
