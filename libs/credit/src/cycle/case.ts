import type { Hundredths } from '../hundredths.js';
import { dayBefore, type PlainDate } from '../plain-date.js';
import type { Matching, RuleSet, RuleSetVersion } from '../rule-set/schema.js';
import { clauseOf, type Clause } from './clause.js';
import { cycleOf, type Cycle, type CycleResult } from './cycle-of.js';
import type { CycleProblem, CycleReason } from './cycle-reason.js';
import { bookOf, hourOf, type PlacesBook } from './places.js';
import { seatsOf, type SeatedPart } from './seats.js';
import { courseKey, type CreditRecord, type License } from './license.js';
import { isAnyOf, isMeant } from './matching.js';
import { settle } from './settle.js';
import { shelfRecord, type Shelf, type ShelfRecord } from './shelf.js';
import { slicesOf } from './slices.js';
import { termsOf, type Terms } from './terms.js';

/** A record as it stands in a cycle; nobody sits in the seats of one that is outside of it. */
export interface Entry {
  readonly record: CreditRecord;
  readonly parts: readonly SeatedPart[];
  readonly outside: CycleReason | null;
}

/** Everything an allocation is made from, worked out once: `would count` adds an entry and settles again. */
export interface Case {
  readonly license: License;
  readonly on: PlainDate;
  readonly ruleSet: RuleSet;
  readonly version: RuleSetVersion;
  readonly cycle: Cycle;
  readonly terms: Terms;
  readonly entries: readonly Entry[];
  readonly carriedIn: { readonly amount: Hundredths; readonly from: PlainDate } | null;
  /** Courses of former cycles, by `courseKey`. */
  readonly earlierCourses: ReadonlySet<string>;
  readonly book: PlacesBook;
}

export type CaseResult =
  { readonly ok: true; readonly case: Case } | { readonly ok: false; readonly problem: CycleProblem };

/** Finds the rules and the cycle of a license; refuses what makes either impossible. */
export function openCase(
  license: License,
  ruleSets: readonly RuleSet[],
  shelf: Shelf,
  on: PlainDate,
): CaseResult {
  const { jurisdiction, type } = license;
  const [ruleSet, ...others] = ruleSets.filter(
    (one) => one.jurisdiction === jurisdiction && one.licenses.includes(type),
  );
  if (!ruleSet) return { ok: false, problem: { code: 'no-rule-set', jurisdiction, type } };
  if (others.length > 0) {
    return {
      ok: false,
      problem: { code: 'several-rule-sets', ruleSets: [ruleSet, ...others].map(({ name }) => name) },
    };
  }

  const found = cycleOf(license, ruleSet, on);

  return found.ok ? { ok: true, case: caseIn(license, ruleSet, found, shelf, on) } : found;
}

function caseIn(
  license: License,
  ruleSet: RuleSet,
  { cycle: found, version }: Extract<CycleResult, { ok: true }>,
  shelf: Shelf,
  on: PlainDate,
): Case {
  const fulfilled = found.exemption ? null : fulfilledBy(shelf, found, version, on);
  const cycle = fulfilled ? { ...found, exemption: fulfilled } : found;
  const { start } = cycle;
  const earlier = start === null ? [] : shelf.filter(({ record }) => record.completedOn < start);
  const terms = termsOf(version, cycle, license, (rule) => hoursBefore(earlier, rule, version));
  const base: Case = {
    license,
    on,
    ruleSet,
    version,
    cycle,
    terms,
    entries: [],
    carriedIn: null,
    earlierCourses: coursesOnce(earlier, version),
    book: bookOf(version, terms),
  };

  return {
    ...base,
    entries: shelf.map((one) => entryOf(one, base)),
    carriedIn: earlier.length > 0 && !cycle.exemption ? carriedInto(base, earlier) : null,
  };
}

function coursesOnce(earlier: Shelf, { repeats, teaching }: RuleSetVersion): ReadonlySet<string> {
  const isAsked = repeats?.counts === 'once' || teaching?.counts === 'once';

  return new Set(isAsked ? earlier.map(({ record }) => courseKey(record)) : []);
}

/** What by itself is all that a cycle asks for, where it was done in time. */
function fulfilledBy(shelf: Shelf, cycle: Cycle, version: RuleSetVersion, on: PlainDate): Clause | null {
  const rule = version.fulfilled.find(({ of }) =>
    shelf.some(
      ({ record }) =>
        whyNotInTime(record, cycle, on) === null &&
        slicesOf(record, version).some(({ part, slices }) =>
          slices.some((slice) => isAnyOf(of, hourOf(record, part, slice))),
        ),
    ),
  );

  return rule ? clauseOf(rule, version) : null;
}

/** The same case with one more record that comes after all that count. */
export function withEntry(one: Case, entry: Entry): Case {
  const { license, ruleSet, version, cycle, on, entries } = one;
  const records = [...entries, entry].map(({ record }) => shelfRecord(record));
  const isFulfilled = !cycle.exemption && fulfilledBy(records, cycle, version, on) !== null;

  return isFulfilled
    ? caseIn(license, ruleSet, { ok: true, cycle, version }, records, on)
    : { ...one, entries: [...entries, entry] };
}

export function entryOf(on: ShelfRecord, one: Case): Entry {
  const outside = whyOutside(on.record, one);
  // hours outside of the cycle may still be what a rule on the order wants first
  const parts = seatsOf(on, one, outside === null || one.version.order.length > 0);

  return { record: on.record, parts, outside };
}

function whyNotInTime(
  { completedOn }: CreditRecord,
  { countsFrom, end }: Cycle,
  on: PlainDate,
): CycleReason | null {
  if (countsFrom !== null && completedOn < countsFrom) {
    return { code: 'earned-before', completedOn, from: countsFrom };
  }
  if (end !== null && completedOn > end) return { code: 'earned-after', completedOn, to: end };

  return completedOn > on ? { code: 'not-yet-earned', completedOn, on } : null;
}

function whyOutside(record: CreditRecord, one: Case): CycleReason | null {
  const untimely = whyNotInTime(record, one.cycle, one.on);
  if (untimely) return untimely;
  const { role } = record;
  const rule = role === 'presenter' ? one.version.teaching : one.version.repeats;
  if (!rule) return null;
  const clause = clauseOf(rule, one.version);
  if (rule.counts === 'never') return { code: 'teaching-not-counted', clause };

  return rule.counts === 'once' && one.earlierCourses.has(courseKey(record))
    ? { code: 'counted-earlier', clause }
    : null;
}

/** Hours of former cycles that a one-time rule counts, whoever accepted them then. */
function hoursBefore(earlier: Shelf, rule: Matching, version: RuleSetVersion): Hundredths {
  let hours = 0;
  for (const { record } of earlier) {
    for (const { part, slices } of slicesOf(record, version)) {
      for (const slice of slices) if (isMeant(rule, hourOf(record, part, slice))) hours += slice.amount;
    }
  }

  return hours;
}

/** The cycle before, under its own version of the rules, back to where nothing is recorded any more. */
function carriedInto(one: Case, earlier: Shelf): Case['carriedIn'] {
  const { license, ruleSet, cycle } = one;
  if (cycle.start === null || cycle.start <= license.issuedOn) return null;
  const from = dayBefore(cycle.start);
  const before = cycleOf(license, ruleSet, from);
  if (!before.ok || !before.version.carry?.most) return null;
  const amount = settle(caseIn(license, ruleSet, before, earlier, from)).carriesOut ?? 0;

  return amount > 0 ? { amount, from } : null;
}
