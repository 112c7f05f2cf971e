import type { Hundredths } from '../hundredths.js';
import type { Case, Entry } from './case.js';
import { Ceilings, type Cap } from './ceilings.js';
import { clauseOf } from './clause.js';
import type { CycleReason } from './cycle-reason.js';
import type { CreditRecord } from './license.js';
import { groupsOf } from './places.js';
import { place } from './place.js';
import {
  shortfallOf,
  sumsOf,
  type HourClass,
  type Placement,
  type Program,
  type Shortfall,
  type Sums,
} from './program.js';
import type { PlainDate } from '../plain-date.js';
import { seatsIn, type Seat } from './seats.js';

/** Hours that are alike for every rule, so it does not matter which of them count. */
export interface SeatClass {
  readonly key: number | string;
  readonly hours: HourClass;
  /** One of the seats; what is said of it holds for all. */
  readonly first: Seat;
}

export interface Settlement {
  readonly program: Program;
  readonly placement: Placement;
  readonly sums: Sums;
  readonly classes: readonly SeatClass[];
  readonly caps: readonly Cap[];
  /** For each entry the class of each of its seats; -1 where no rule gives it a place. */
  readonly classOf: readonly (readonly number[])[];
  readonly shortfall: Shortfall;
  /** Kinds of activity that every rule asking for several still lacks, by rule. */
  readonly kindsMissing: readonly number[];
  readonly counted: Hundredths;
  readonly carriesOut: Hundredths | null;
}

/** Puts the hours of a case where they leave the least missing; `scoreOf` says what least means. */
export function settle(one: Case): Settlement {
  const { terms, carriedIn } = one;
  const ceilings = new Ceilings(one);
  const classes = new SeatClasses();
  const classOf = one.entries.map((entry) => {
    const ofEntry: number[] = [];
    if (entry.outside) return ofEntry;
    for (const { seats } of entry.parts) {
      for (const seat of seats) {
        const isRefused = refusalOf(seat, entry.record, one) !== undefined;
        ofEntry.push(isRefused ? -1 : classes.add(seat, ceilings.of(seat.places, entry.record)));
      }
    }

    return ofEntry;
  });
  const program: Program = {
    classes: classes.list.map(({ hours }) => hours),
    buckets: terms.categories.map(({ needed }) => needed),
    total: Math.max(0, (terms.total ?? 0) - (carriedIn?.amount ?? 0)),
    minimums: terms.minimums.map(({ needed }) => needed),
    caps: ceilings.caps.map(({ most }) => most),
    groups: groupsOf(one.version).length,
  };

  return settlementOf(one, program, { classes: classes.list, classOf, caps: ceilings.caps });
}

/** The settlement with an entry more, which is the last of the case and apart: its hours are added to their classes. */
export function settleWith(one: Case, before: Settlement, entry: Entry): Settlement {
  const classes = new SeatClasses(before.classes);
  const classOf = seatsIn(entry).map((seat) =>
    seat.places.buckets.length === 0 ? -1 : classes.add(seat, seat.places.limits),
  );
  const program = { ...before.program, classes: classes.list.map(({ hours }) => hours) };

  return settlementOf(one, program, {
    classes: classes.list,
    classOf: [...before.classOf, classOf],
    caps: before.caps,
  });
}

/** Whether the entry leaves the seats of all others as they are: no rule looks from one record to the other. */
export function isApart({ version, entries }: Case, entry: Entry): boolean {
  const { record, parts } = entry;
  const rule = record.role === 'presenter' ? version.teaching : version.repeats;

  return (
    version.order.length === 0 &&
    !parts.some(({ seats }) => seats.some(({ places }) => places.fulfill)) &&
    version.limits.every(({ per }) => per !== 'day') &&
    (rule === null || entries.every((other) => other.record.course !== record.course))
  );
}

function settlementOf(
  one: Case,
  program: Program,
  seating: Pick<Settlement, 'classes' | 'classOf' | 'caps'>,
): Settlement {
  const placement = place(program);
  const sums = sumsOf(program, placement);
  const shortfall = shortfallOf(program, sums);
  const counted = sums.placed;
  const kindsMissing = missingKinds(one, sums);
  const isComplete = shortfall.toGo === 0 && kindsMissing.every((kinds) => kinds === 0);

  return {
    ...seating,
    program,
    placement,
    sums,
    shortfall,
    kindsMissing,
    counted,
    carriesOut: carriesOut(one, counted, isComplete),
  };
}

/** Seats by class. Those to start with stay as they are: their amounts and seats are copied when more comes to them. */
class SeatClasses {
  readonly list: SeatClass[];
  /** By the kind of the seat's places where nothing but the limits of the rule set caps it; by kind and caps otherwise. */
  private readonly known = new Map<number | string, number>();

  constructor(start: readonly SeatClass[] = []) {
    this.list = [...start];
    start.forEach(({ key }, index) => this.known.set(key, index));
  }

  add(seat: Seat, caps: readonly number[]): number {
    const { kind, buckets, limits, minimums, groups } = seat.places;
    const key = caps === limits ? kind : `${kind} ${caps.join()}`;
    const index = this.known.get(key) ?? this.list.length;
    const found = this.list[index];
    this.known.set(key, index);
    const hours = { amount: (found?.hours.amount ?? 0) + seat.amount, buckets, caps, minimums, groups };
    this.list[index] = { key, hours, first: found?.first ?? seat };

    return index;
  }
}

/** Why no rule gives the seat a place, whatever else is there. */
export function refusalOf(
  { places }: Seat,
  { completedOn }: CreditRecord,
  one: Case,
): CycleReason | undefined {
  const { version, entries } = one;
  const unmet = places.then.find((rule) => !isThere(entries, rule, completedOn));
  const rule = unmet === undefined ? undefined : version.order[unmet];
  if (rule) return { code: 'out-of-order', clause: clauseOf(rule, version) };

  return places.buckets.length === 0 ? { code: 'no-category', missed: places.missed } : undefined;
}

/** Whether hours that the rule wants first are there on the day. */
function isThere(entries: readonly Entry[], rule: number, date: PlainDate): boolean {
  return entries.some(
    ({ record, parts }) =>
      record.completedOn <= date &&
      parts.some(({ seats }) => seats.some(({ places }) => places.first.includes(rule))),
  );
}

function missingKinds({ version, cycle }: Case, { groups: used }: Sums): number[] {
  let start = 0;

  return version.distinct.map(({ groups, least }) => {
    const kinds = used.slice(start, start + groups.length).filter((hours) => hours > 0).length;
    start += groups.length;

    return cycle.exemption ? 0 : Math.max(0, least - kinds);
  });
}

/** Only hours of this cycle that nothing in it needs any more; a cycle with something missing carries nothing. */
function carriesOut(one: Case, counted: Hundredths, isComplete: boolean): Hundredths | null {
  const { version, terms, cycle, carriedIn } = one;
  if (!version.carry || terms.total === null) return null;
  if (!isComplete || cycle.exemption) return 0;
  const surplus = counted + (carriedIn?.amount ?? 0) - terms.total;

  return Math.max(0, Math.min(version.carry.most, surplus, counted));
}
