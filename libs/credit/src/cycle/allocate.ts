import { addMonths, type PlainDate } from '../plain-date.js';
import type { RuleSet } from '../rule-set/schema.js';
import { CYCLE_ENGINE } from '../rule-version.js';
import { differencesBetween, type Difference } from '../difference.js';
import type { Allocation, AllocationDerivation, AllocationResult } from './allocation.js';
import { openCase, type Case } from './case.js';
import type { CycleProblem } from './cycle-reason.js';
import { linesOf } from './ledger.js';
import type { CreditRecord, License, Move } from './license.js';
import { figuresOf, stepsOf } from './requirements.js';
import { shelve, type Shelf } from './shelf.js';
import { settle, type Settlement } from './settle.js';

/**
 * Places every hour of every record in the license's cycle that includes the day, or says why it does not count.
 *
 * An hour goes into at most one category; a minimum (so many hours from listed providers) and the total look at hours wherever they
 * went; no limit is exceeded. Among all ways of placing the hours, in steps of a hundredth of an hour, the result is one that is best by
 * this order: (1) the fewest hours missing, added over the total, the categories and the minimums; (2) the fewest further
 * hours that could fill everything; (3) the most kinds of activity, where rules ask for several; (4) the most hours counted;
 * (5) hours in the category listed first among those that take them; (6) hours of the earliest records. Found exactly (`place` says
 * how), so the order of the records changes nothing.
 *
 * Hours of former cycles are looked at only for what is carried forward, for one-time rules and for rules against counting twice.
 * Refuses with one problem: no rules for the license, a cycle that cannot be worked out, an impossible date or amount.
 */
export function allocate(
  license: License,
  ruleSets: readonly RuleSet[],
  records: readonly CreditRecord[],
  on: PlainDate,
): AllocationResult {
  const shelved = shelve(records);

  return shelved.ok ? allocateFrom(shelved.shelf, license, ruleSets, on) : shelved;
}

/** As `allocate` for several licenses of one learner, in their order: what does not depend on the license is worked out once. */
export function allocateAll(
  licenses: readonly License[],
  ruleSets: readonly RuleSet[],
  records: readonly CreditRecord[],
  on: PlainDate,
): AllocationResult[] {
  const shelved = shelve(records);

  return licenses.map((license) =>
    shelved.ok ? allocateFrom(shelved.shelf, license, ruleSets, on) : shelved,
  );
}

function allocateFrom(
  shelf: Shelf,
  license: License,
  ruleSets: readonly RuleSet[],
  on: PlainDate,
): AllocationResult {
  const opened = openCase(license, ruleSets, shelf, on);

  return opened.ok ? { ok: true, allocation: allocationOf(opened.case, settle(opened.case)) } : opened;
}

function allocationOf(one: Case, settled: Settlement): Allocation {
  const { license, ruleSet, version, cycle, on } = one;
  const { id, type, jurisdiction } = license;
  const figures = figuresOf(one, settled);
  const missing = [figures.total, ...figures.categories, ...figures.minimums].reduce(
    (sum, requirement) => sum + (requirement?.missing ?? 0),
    0,
  );

  return {
    license: { id, type, jurisdiction },
    on,
    cycle,
    ruleSet: {
      id: ruleSet.id,
      name: ruleSet.name,
      board: ruleSet.board,
      version: version.version,
      verifiedOn: version.verifiedOn,
      confidence: version.confidence,
      readAs: version.readAs,
    },
    minutesInHour: version.hour.minutes,
    ...figures,
    counted: settled.counted,
    missing,
    toGo: settled.shortfall.toGo,
    isComplete: missing === 0 && settled.kindsMissing.every((kinds) => kinds === 0),
    carriedIn: one.carriedIn,
    carriesOut: settled.carriesOut,
    keepProofUntil:
      cycle.end !== null && version.retention ? addMonths(cycle.end, version.retention.years * 12) : null,
    lines: linesOf(one, settled),
    movesNotMade: license.moves.filter((move) => !isMade(move, one)),
    derivation: derivationOf(one, figures, settled),
  };
}

function isMade({ recordId, partId, category }: Move, { entries }: Case): boolean {
  return entries.some(
    ({ record, parts, outside }) =>
      record.id === recordId &&
      !outside &&
      parts.some(
        ({ part, seats }) =>
          part.id === partId && seats.some(({ places }) => places.allowedIds.includes(category)),
      ),
  );
}

function derivationOf(
  one: Case,
  figures: Parameters<typeof stepsOf>[1],
  settled: Settlement,
): AllocationDerivation {
  return {
    engine: CYCLE_ENGINE,
    ruleSet: one.ruleSet.id,
    version: one.version.version,
    on: one.on,
    licenseId: one.license.id,
    recordIds: one.entries.map(({ record }) => record.id),
    steps: stepsOf(one, figures, settled),
  };
}

export type AllocationReplay =
  | { readonly outcome: 'identical' }
  | { readonly outcome: 'different'; readonly differences: readonly Difference[] }
  | { readonly outcome: 'refused'; readonly problem: CycleProblem };

/** Allocates again from the inputs and says whether everything kept comes out the same, to the letter, or what does not. */
export function replayAllocation(
  kept: unknown,
  inputs: {
    license: License;
    ruleSets: readonly RuleSet[];
    records: readonly CreditRecord[];
    on: PlainDate;
  },
): AllocationReplay {
  const again = allocate(inputs.license, inputs.ruleSets, inputs.records, inputs.on);
  if (!again.ok) return { outcome: 'refused', problem: again.problem };
  const differences = differencesBetween(kept, again.allocation);

  return differences.length === 0 ? { outcome: 'identical' } : { outcome: 'different', differences };
}
