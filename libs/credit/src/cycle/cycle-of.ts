import { addMonths, dayAfter, isWithin, type PlainDate } from '../plain-date.js';
import type { RuleSet, RuleSetVersion } from '../rule-set/schema.js';
import { clauseOf, type Clause } from './clause.js';
import type { CycleProblem } from './cycle-reason.js';
import type { License } from './license.js';
import { periodOf, type Period } from './periods.js';

/** A license's renewal period under the version of the rules that is in force on its last day. */
export interface Cycle extends Period {
  readonly ruleSet: string;
  readonly version: string;
  /** The first day whose hours count: the cycle's first, or the day of issue where that is later; null is any day. */
  readonly countsFrom: PlainDate | null;
  /** Nothing is asked for in this cycle, by this clause. */
  readonly exemption: Clause | null;
  /** Hours asked for in all, where this cycle asks for another number than usual, by this clause. */
  readonly proration: { readonly hours: number; readonly clause: Clause } | null;
}

export type CycleResult =
  | { readonly ok: true; readonly cycle: Cycle; readonly version: RuleSetVersion }
  | { readonly ok: false; readonly problem: CycleProblem };

/**
 * The cycle of the license that includes the day: its first and last day (both belong to it), its length, its number since issue,
 * and whether it is exempt or asks for other hours than usual, with the clause. The rules are those in force on the cycle's last day.
 * Refuses a day before issue, a license without what its board counts by (month of birth, dates of registration), and a cycle
 * for which the rule set has no version.
 */
export function cycleOf(license: License, ruleSet: RuleSet, on: PlainDate): CycleResult {
  let problem: CycleProblem = { code: 'no-version-in-force', ruleSet: ruleSet.name, on };
  for (const version of newestFirst(ruleSet.versions)) {
    const result = periodOf(license, version.cycle, on);
    if (!result.ok) {
      problem = result.problem;
      continue;
    }
    const { validFrom, validTo } = version;
    if (isWithin(result.period.end ?? on, validFrom ?? '', validTo)) {
      return { ok: true, cycle: withTerms(license, ruleSet, version, result.period), version };
    }
  }

  return { ok: false, problem };
}

function newestFirst(versions: readonly RuleSetVersion[]): RuleSetVersion[] {
  return versions.toSorted((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? 1 : -1));
}

function withTerms(license: License, ruleSet: RuleSet, version: RuleSetVersion, period: Period): Cycle {
  const { issuedOn } = license;
  const { start } = period;
  const countsFrom = start !== null && issuedOn > start ? issuedOn : start;

  return {
    start,
    end: period.end,
    number: period.number,
    months: period.months,
    isUsualLength: period.isUsualLength,
    ruleSet: ruleSet.id,
    version: version.version,
    countsFrom,
    exemption: exemptionOf(license, version, period),
    proration: prorationOf(version, period),
  };
}

function exemptionOf({ issuedOn }: License, version: RuleSetVersion, { number, end }: Period): Clause | null {
  const rule = version.firstCycle;
  if (!rule || number !== 1 || end === null) return null;
  if (rule.kind === 'exempt') return clauseOf(rule, version);
  if (rule.kind !== 'exempt-if-issued-in-last') return null;

  return issuedOn >= addMonths(dayAfter(end), -rule.months) ? clauseOf(rule, version) : null;
}

function prorationOf(version: RuleSetVersion, period: Period): Cycle['proration'] {
  const { firstCycle, total } = version;
  if (firstCycle?.kind === 'hours' && period.number === 1) {
    return { hours: firstCycle.hours, clause: clauseOf(firstCycle, version) };
  }
  if (
    !total ||
    total.perMonthInOtherPeriods === undefined ||
    period.isUsualLength ||
    period.months === null
  ) {
    return null;
  }

  return { hours: total.perMonthInOtherPeriods * period.months, clause: clauseOf(total, version) };
}
