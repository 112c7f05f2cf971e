import type { Hundredths } from '../hundredths.js';
import type { AllocationLine } from './allocation.js';
import type { Case, Entry } from './case.js';
import type { CategoryMiss, CycleReason } from './cycle-reason.js';
import { memberSums } from './program.js';
import type { Seat } from './seats.js';
import type { SeatClass, Settlement } from './settle.js';

interface Placed {
  readonly places: { category: number; amount: Hundredths }[];
  readonly left: Hundredths;
  readonly why: CycleReason | null;
}

/**
 * A line for each part of each record, or of the one asked for: the hours of a class are given out in order of time, so the latest
 * go without.
 */
export function linesOf(one: Case, settled: Settlement, recordId?: string): AllocationLine[] {
  const used = memberSums(settled.program, settled.placement, 'caps', settled.caps.length);
  const isFull = settled.caps.map(({ most }, cap) => (used[cap] ?? 0) >= most);
  const placed = new Map<Seat, Placed>();
  settled.classes.forEach((group, index) => {
    if (recordId !== undefined && !group.seats.some(({ record }) => record.id === recordId)) return;
    giveOut(group, settled.placement[index] ?? [], placed, fullCap(group, settled, isFull));
  });

  return one.entries
    .filter(({ record }) => recordId === undefined || record.id === recordId)
    .flatMap((entry) => linesOfEntry(entry, one, placed, settled.refused));
}

function fullCap({ hours }: SeatClass, { caps }: Settlement, isFull: readonly boolean[]): CycleReason | null {
  const cap = hours.caps.find((index) => isFull[index]);

  return cap === undefined ? null : (caps[cap]?.reason ?? null);
}

function giveOut(
  { hours, seats }: SeatClass,
  places: readonly Hundredths[],
  placed: Map<Seat, Placed>,
  why: CycleReason | null,
): void {
  const rest = [...places];
  for (const seat of seats) {
    let left = seat.amount;
    const given = hours.buckets.flatMap((category, place) => {
      const amount = Math.min(left, rest[place] ?? 0);
      left -= amount;
      rest[place] = (rest[place] ?? 0) - amount;

      return amount > 0 ? [{ category, amount }] : [];
    });
    placed.set(seat, { places: given, left, why });
  }
}

function linesOfEntry(
  { record, parts, seats, outside }: Entry,
  one: Case,
  placed: ReadonlyMap<Seat, Placed>,
  refused: ReadonlyMap<Seat, CycleReason>,
): AllocationLine[] {
  const nameOf = (category: number): string => one.terms.categories[category]?.rule.id ?? '';

  return parts.map(({ part, recorded, refused: unfit }) => {
    const base = { recordId: record.id, partId: part.id, completedOn: record.completedOn, recorded };
    if (outside) {
      const uncounted = recorded > 0 ? [{ amount: recorded, reason: outside }] : [];

      return { ...base, counted: 0, placements: [], uncounted, missed: [], allowed: [] };
    }
    const own = seats.filter(({ partId }) => partId === part.id);
    const places = merged(own.flatMap((seat) => placed.get(seat)?.places ?? []));
    const uncounted = [...own.flatMap((seat) => leftOver(seat, placed, refused)), ...unfit];

    return {
      ...base,
      counted: places.reduce((sum, { amount }) => sum + amount, 0),
      placements: places.map(({ category, amount }) => ({ category: nameOf(category), amount })),
      uncounted,
      missed: missedOnce(own),
      allowed: [...new Set(own.flatMap(({ places }) => places.allowed))].map(nameOf),
    };
  });
}

function leftOver(
  seat: Seat,
  placed: ReadonlyMap<Seat, Placed>,
  refused: ReadonlyMap<Seat, CycleReason>,
): { amount: Hundredths; reason: CycleReason }[] {
  const refusal = refused.get(seat);
  if (refusal) return [{ amount: seat.amount, reason: refusal }];
  const { left = 0, why = null } = placed.get(seat) ?? {};

  return left > 0 && why ? [{ amount: left, reason: why }] : [];
}

function merged(places: readonly { category: number; amount: Hundredths }[]): typeof places {
  const categories = [...new Set(places.map(({ category }) => category))];

  return categories.map((category) => ({
    category,
    amount: places
      .filter((place) => place.category === category)
      .reduce((sum, { amount }) => sum + amount, 0),
  }));
}

function missedOnce(seats: readonly Seat[]): CategoryMiss[] {
  const known = new Set<string>();

  return seats
    .flatMap(({ places }) => places.missed)
    .filter(({ category, because }) => {
      const key = `${category} ${because}`;
      const isNew = !known.has(key);
      known.add(key);

      return isNew;
    });
}
