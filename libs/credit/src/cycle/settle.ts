import type { Hundredths } from '../hundredths.js';
import type { PlainDate } from '../plain-date.js';
import type { Case, Entry } from './case.js';
import { clauseOf, type Clause } from './clause.js';
import type { CycleReason } from './cycle-reason.js';
import { courseKey } from './license.js';
import { isAnyOf } from './matching.js';
import { place } from './place.js';
import {
  memberSums,
  shortfallOf,
  sum,
  type HourClass,
  type Placement,
  type Program,
  type Shortfall,
} from './program.js';
import { groupsOf, type Seat } from './seats.js';

/** A ceiling on some of the hours, and why an hour above it does not count. */
export interface Cap {
  readonly most: Hundredths;
  readonly reason: CycleReason;
}

/** Seats of one class, in order of time: alike for every rule, so it does not matter which of them count. */
export interface SeatClass {
  readonly hours: HourClass;
  readonly seats: readonly Seat[];
}

export interface Settlement {
  readonly program: Program;
  readonly placement: Placement;
  readonly classes: readonly SeatClass[];
  readonly caps: readonly Cap[];
  /** Seats that no rule gives a place, and why. */
  readonly refused: ReadonlyMap<Seat, CycleReason>;
  readonly shortfall: Shortfall;
  /** Kinds of activity that every rule asking for several still lacks, by rule. */
  readonly kindsMissing: readonly number[];
  readonly counted: Hundredths;
  readonly carriesOut: Hundredths | null;
}

/** Puts the hours of a case where they leave the least missing; `scoreOf` says what least means. */
export function settle(one: Case): Settlement {
  const { terms, carriedIn } = one;
  const refused = new Map<Seat, CycleReason>();
  const limits = new Ceilings(one);
  const classes = new Map<string, { hours: HourClass; seats: Seat[] }>();
  for (const entry of one.entries) {
    for (const seat of entry.seats) {
      const refusal = refusalOf(seat, one);
      if (refusal) refused.set(seat, refusal);
      else addTo(classes, seat, limits.of(seat));
    }
  }
  const program: Program = {
    classes: [...classes.values()].map(({ hours, seats }) => ({
      ...hours,
      amount: sum(seats.map(({ amount }) => amount)),
    })),
    buckets: terms.categories.map(({ needed }) => needed),
    total: Math.max(0, (terms.total ?? 0) - (carriedIn?.amount ?? 0)),
    minimums: terms.minimums.map(({ needed }) => needed),
    caps: limits.caps.map(({ most }) => most),
    groups: groupsOf(one.version).length,
  };
  const placement = place(program);
  const shortfall = shortfallOf(program, placement);
  const counted = sum(placement.map(sum));
  const kindsMissing = missingKinds(one, program, placement);
  const isComplete = shortfall.toGo === 0 && kindsMissing.every((kinds) => kinds === 0);

  return {
    program,
    placement,
    classes: [...classes.values()],
    caps: limits.caps,
    refused,
    shortfall,
    kindsMissing,
    counted,
    carriesOut: carriesOut(one, counted, isComplete),
  };
}

function addTo(
  classes: Map<string, { hours: HourClass; seats: Seat[] }>,
  seat: Seat,
  caps: readonly number[],
): void {
  const key = caps === seat.places.limits ? seat.places.key : `${seat.places.key} ${caps.join()}`;
  const found = classes.get(key);
  if (found) {
    found.seats.push(seat);
    return;
  }
  const { buckets, minimums, groups } = seat.places;
  classes.set(key, { hours: { amount: 0, buckets, caps, minimums, groups }, seats: [seat] });
}

function refusalOf(seat: Seat, { version, entries }: Case): CycleReason | undefined {
  const unmet = version.order.find(
    ({ first, then }) => isAnyOf(then, seat.hour) && !isBefore(entries, first, seat.record.completedOn),
  );
  if (unmet) return { code: 'out-of-order', clause: clauseOf(unmet, version) };

  return seat.places.buckets.length === 0 ? { code: 'no-category', missed: seat.places.missed } : undefined;
}

function isBefore(
  entries: readonly Entry[],
  first: Case['version']['order'][number]['first'],
  date: PlainDate,
): boolean {
  return entries.some(
    ({ record, parts }) =>
      record.completedOn <= date &&
      parts.some(({ slices }) => slices.some(({ hour }) => isAnyOf(first, hour))),
  );
}

function missingKinds({ version, cycle }: Case, program: Program, placement: Placement): number[] {
  const used = memberSums(program, placement, 'groups', program.groups);
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

/** The ceilings that hold in one case: each limit, each day of a limit by the day, and each course taken more than once. */
class Ceilings {
  readonly caps: Cap[];
  private readonly days = new Map<string, number>();
  private readonly courses = new Map<string, number>();
  private readonly hasDays: boolean;
  private readonly courseHours: ReadonlyMap<string, { records: number; most: Hundredths }>;

  constructor(private readonly one: Case) {
    this.caps = one.terms.limits.map(({ rule, most }) => ({
      most,
      reason: {
        code: 'limit-reached',
        limit: rule.name,
        most,
        per: rule.per,
        clause: clauseOf(rule, one.version),
      },
    }));
    this.courseHours = hoursByCourse(one);
    this.hasDays = this.caps.some((_, limit) => this.isByDay(limit));
  }

  of(seat: Seat): readonly number[] {
    const caps = this.hasDays
      ? seat.places.limits.map((limit) => (this.isByDay(limit) ? this.ofDay(limit, seat) : limit))
      : seat.places.limits;
    const key = courseKey(seat.record);
    const course = this.courseHours.get(key);
    if (!course || course.records < 2) return caps;

    return [...caps, this.added(this.courses, key, { most: course.most, reason: this.repeated(seat) })];
  }

  private isByDay(limit: number): boolean {
    return this.one.terms.limits[limit]?.rule.per === 'day';
  }

  private ofDay(limit: number, seat: Seat): number {
    const cap = this.caps[limit];

    return cap ? this.added(this.days, `${limit} ${seat.record.completedOn}`, cap) : limit;
  }

  private added(known: Map<string, number>, key: string, cap: Cap): number {
    const index = known.get(key) ?? this.caps.push(cap) - 1;
    known.set(key, index);

    return index;
  }

  private repeated({ record }: Seat): CycleReason {
    const { version } = this.one;
    const rule = record.role === 'presenter' ? version.teaching : version.repeats;
    const clause: Clause | null = rule && clauseOf(rule, version);

    return clause ? { code: 'course-counted', clause } : { code: 'no-hours' };
  }
}

/** Courses the rules count once, with the most hours that one taking of them gives. */
function hoursByCourse({ entries, version }: Case): Map<string, { records: number; most: Hundredths }> {
  const courses = new Map<string, { records: number; most: Hundredths }>();
  for (const { record, seats } of entries) {
    const rule = record.role === 'presenter' ? version.teaching : version.repeats;
    if (!rule || seats.length === 0) continue;
    const hours = sum(seats.map(({ amount }) => amount));
    const known = courses.get(courseKey(record)) ?? { records: 0, most: 0 };
    courses.set(courseKey(record), { records: known.records + 1, most: Math.max(known.most, hours) });
  }

  return courses;
}
