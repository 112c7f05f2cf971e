import type { Hundredths } from '../hundredths.js';
import { dayBefore, isPlainDate, type PlainDate } from '../plain-date.js';
import type { Matching, RuleSet, RuleSetVersion } from '../rule-set/schema.js';
import { clauseOf } from './clause.js';
import { cycleOf, type Cycle } from './cycle-of.js';
import type { CycleProblem, CycleReason } from './cycle-reason.js';
import { seatsOf, type Places, type Seat } from './seats.js';
import { courseKey, type CreditRecord, type License } from './license.js';
import { isMeant } from './matching.js';
import { settle } from './settle.js';
import { slicesOf, type PartSlices } from './slices.js';
import { termsOf, type Terms } from './terms.js';

/** A record as it stands in a cycle: outside of it for a reason, or with seats for its hours. */
export interface Entry {
  readonly record: CreditRecord;
  readonly parts: readonly PartSlices[];
  readonly seats: readonly Seat[];
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
  /** Filled as hours are seated. */
  readonly knownPlaces: Map<string, Places>;
}

export type CaseResult =
  { readonly ok: true; readonly case: Case } | { readonly ok: false; readonly problem: CycleProblem };

/** Finds the rules and the cycle of a license and puts its records in order; refuses what makes either impossible. */
export function openCase(
  license: License,
  ruleSets: readonly RuleSet[],
  records: readonly CreditRecord[],
  on: PlainDate,
): CaseResult {
  const problem = recordProblem(records);
  if (problem) return { ok: false, problem };
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

  return caseIn(license, ruleSet, inOrder(records), on);
}

function caseIn(
  license: License,
  ruleSet: RuleSet,
  records: readonly CreditRecord[],
  on: PlainDate,
): CaseResult {
  const found = cycleOf(license, ruleSet, on);
  if (!found.ok) return found;
  const { cycle, version } = found;
  const earlier = records.filter(({ completedOn }) => completedOn < (cycle.start ?? ''));
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
    earlierCourses: new Set(earlier.map(courseKey)),
    knownPlaces: new Map(),
  };

  return {
    ok: true,
    case: {
      ...base,
      entries: records.map((record) => entryOf(record, base)),
      carriedIn: earlier.length > 0 && !cycle.exemption ? carriedInto(base, records) : null,
    },
  };
}

/** The same case with one more record. */
export function withRecord(one: Case, record: CreditRecord): Case {
  const after = one.entries.findIndex((entry) => byTime(entry.record, record) > 0);
  const entries = one.entries.toSpliced(after < 0 ? one.entries.length : after, 0, entryOf(record, one));

  return { ...one, entries };
}

function entryOf(record: CreditRecord, one: Case): Entry {
  const outside = whyOutside(record, one);
  const parts = slicesOf(record, one.version);
  const seats = outside ? [] : parts.flatMap(({ slices }) => seatsOf(slices, one));

  return { record, parts, seats, outside };
}

function whyOutside(record: CreditRecord, one: Case): CycleReason | null {
  const { completedOn, role } = record;
  const { countsFrom, end } = one.cycle;
  if (countsFrom !== null && completedOn < countsFrom) {
    return { code: 'earned-before', completedOn, from: countsFrom };
  }
  if (end !== null && completedOn > end) return { code: 'earned-after', completedOn, to: end };
  if (completedOn > one.on) return { code: 'not-yet-earned', completedOn, on: one.on };
  const rule = role === 'presenter' ? one.version.teaching : one.version.repeats;
  if (!rule) return null;
  const clause = clauseOf(rule, one.version);
  if (rule.counts === 'never') return { code: 'teaching-not-counted', clause };

  return rule.counts === 'once' && one.earlierCourses.has(courseKey(record))
    ? { code: 'counted-earlier', clause }
    : null;
}

/** Hours of former cycles that a one-time rule counts, whoever accepted them then. */
function hoursBefore(earlier: readonly CreditRecord[], rule: Matching, version: RuleSetVersion): Hundredths {
  return earlier
    .flatMap((record) => slicesOf(record, version))
    .flatMap(({ slices }) => slices)
    .filter(({ hour }) => isMeant(rule, hour))
    .reduce((sum, { amount }) => sum + amount, 0);
}

/** The cycle before, under its own version of the rules, back to where nothing is recorded any more. */
function carriedInto(one: Case, records: readonly CreditRecord[]): Case['carriedIn'] {
  const { license, ruleSet, cycle } = one;
  if (cycle.start === null || cycle.start <= license.issuedOn) return null;
  const from = dayBefore(cycle.start);
  const before = caseIn(license, ruleSet, records, from);
  if (!before.ok || !before.case.version.carry) return null;
  const amount = settle(before.case).carriesOut ?? 0;

  return amount > 0 ? { amount, from } : null;
}

function recordProblem(records: readonly CreditRecord[]): CycleProblem | undefined {
  const seen = new Set<string>();
  for (const { id, completedOn, parts } of records) {
    if (seen.has(id)) return { code: 'record-twice', recordId: id };
    seen.add(id);
    if (!isPlainDate(completedOn)) return { code: 'date-impossible', date: completedOn };
    const impossible = parts.find(({ credits }) =>
      credits.some(({ amount, minutesInUnit }) => !isAmount(amount) || !isMinutes(minutesInUnit)),
    );
    if (impossible) return { code: 'credit-impossible', recordId: id, partId: impossible.id };
  }

  return undefined;
}

const isAmount = (amount: number): boolean => Number.isInteger(amount) && amount >= 0 && amount <= 1_000_000;
const isMinutes = (minutes: number): boolean => Number.isInteger(minutes) && minutes > 0 && minutes <= 600;

function byTime(a: CreditRecord, b: CreditRecord): number {
  if (a.completedOn !== b.completedOn) return a.completedOn < b.completedOn ? -1 : 1;

  return a.id < b.id ? -1 : Number(a.id > b.id);
}

const inOrder = (records: readonly CreditRecord[]): CreditRecord[] => records.toSorted(byTime);
