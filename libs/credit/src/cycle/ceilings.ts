import type { Hundredths } from '../hundredths.js';
import type { Case } from './case.js';
import { clauseOf, type Clause } from './clause.js';
import type { CycleReason } from './cycle-reason.js';
import { courseKey, type CreditRecord } from './license.js';
import { sum } from './program.js';
import type { Places } from './places.js';

/** A ceiling on some of the hours, and why an hour above it does not count. */
export interface Cap {
  readonly most: Hundredths;
  readonly reason: CycleReason;
}

/** The ceilings that hold in one case: each limit, each day of a limit by the day, and each course taken more than once. */
export class Ceilings {
  readonly caps: Cap[];
  private readonly days = new Map<string, number>();
  private readonly courses = new Map<string, number>();
  private readonly hasDays: boolean;
  private readonly courseHours: ReadonlyMap<string, { records: number; most: Hundredths }>;

  constructor(private readonly one: Case) {
    this.caps = one.terms.limits.map(({ rule, most, whole }) => ({
      most,
      reason: {
        code: 'limit-reached',
        limit: rule.name,
        most: whole,
        per: rule.per,
        clause: clauseOf(rule, one.version),
      },
    }));
    this.courseHours = hoursByCourse(one);
    this.hasDays = this.caps.some((_, limit) => this.isByDay(limit));
  }

  of({ limits }: Places, record: CreditRecord): readonly number[] {
    const caps = this.hasDays
      ? limits.map((limit) => (this.isByDay(limit) ? this.ofDay(limit, record) : limit))
      : limits;
    if (this.courseHours.size === 0) return caps;
    const key = courseKey(record);
    const course = this.courseHours.get(key);
    if (!course || course.records < 2) return caps;

    return [...caps, this.added(this.courses, key, { most: course.most, reason: this.repeated(record) })];
  }

  private isByDay(limit: number): boolean {
    return this.one.terms.limits[limit]?.rule.per === 'day';
  }

  private ofDay(limit: number, { completedOn }: CreditRecord): number {
    const cap = this.caps[limit];

    return cap ? this.added(this.days, `${limit} ${completedOn}`, cap) : limit;
  }

  private added(known: Map<string, number>, key: string, cap: Cap): number {
    const index = known.get(key) ?? this.caps.push(cap) - 1;
    known.set(key, index);

    return index;
  }

  private repeated({ role }: CreditRecord): CycleReason {
    const { version } = this.one;
    const rule = role === 'presenter' ? version.teaching : version.repeats;
    const clause: Clause | null = rule && clauseOf(rule, version);

    return clause ? { code: 'course-counted', clause } : { code: 'no-hours' };
  }
}

/** Courses the rules count once, with the most hours that one taking of them gives. */
function hoursByCourse({ entries, version }: Case): Map<string, { records: number; most: Hundredths }> {
  const courses = new Map<string, { records: number; most: Hundredths }>();
  for (const { record, parts, outside } of entries) {
    const rule = record.role === 'presenter' ? version.teaching : version.repeats;
    if (!rule || outside) continue;
    const hours = sum(parts.flatMap(({ seats }) => seats.map(({ amount }) => amount)));
    if (hours === 0) continue;
    const known = courses.get(courseKey(record)) ?? { records: 0, most: 0 };
    courses.set(courseKey(record), { records: known.records + 1, most: Math.max(known.most, hours) });
  }

  return courses;
}
