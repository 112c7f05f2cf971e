import type { Hundredths } from '../hundredths.js';
import type { PlainDate } from '../plain-date.js';
import type { RuleSet } from '../rule-set/schema.js';
import { entryOf, openCase, withEntry, type Case, type Entry } from './case.js';
import { clauseOf, type Clause } from './clause.js';
import type { CategoryMiss, CycleProblem, CycleReason } from './cycle-reason.js';
import { linesOfLast } from './ledger.js';
import type { AllocationLine } from './allocation.js';
import type { CreditRecord, License, Prospect } from './license.js';
import { sum } from './program.js';
import { shelfRecord, shelve, type Shelf } from './shelf.js';
import { seatsIn } from './seats.js';
import { isApart, settle, settleWith, type Settlement } from './settle.js';

/** A requirement that an activity would bring forward: missing before and after it, in hundredths of an hour. */
export interface Gain {
  readonly id: string;
  readonly name: string;
  readonly before: Hundredths;
  readonly after: Hundredths;
  readonly clause: Clause;
}

/** What an activity would do for one license, if completed on the day asked about. */
export interface Fit {
  readonly license: { readonly id: string; readonly type: string; readonly jurisdiction: string };
  readonly ruleSet: {
    readonly id: string;
    readonly name: string;
    readonly version: string;
    readonly verifiedOn: PlainDate;
  };
  readonly cycleEnd: PlainDate | null;
  readonly recorded: Hundredths;
  /** By how much more the cycle would count; hours that only take the place of others add nothing. */
  readonly counted: Hundredths;
  readonly toward: readonly Gain[];
  readonly toGo: { readonly before: Hundredths; readonly after: Hundredths };
  readonly missing: { readonly before: Hundredths; readonly after: Hundredths };
  /** Why some of it would not count. */
  readonly reasons: readonly CycleReason[];
  readonly missed: readonly CategoryMiss[];
}

export type FitResult =
  { readonly ok: true; readonly fit: Fit } | { readonly ok: false; readonly problem: CycleProblem };

/** One license opened once, ready to be asked about many activities. */
export interface OpenLicense {
  readonly fitOf: (offer: Prospect) => Fit;
}

export type OpenLicenseResult =
  | { readonly ok: true; readonly license: OpenLicense }
  | { readonly ok: false; readonly problem: CycleProblem };

/**
 * "Will this count for me?": the cycle is settled as it is and once more with the activity completed on the day, by the rules of
 * `allocate`, and the difference is the answer. Refuses as `allocate` does.
 */
export function wouldCount(
  license: License,
  ruleSets: readonly RuleSet[],
  records: readonly CreditRecord[],
  offer: Prospect,
  on: PlainDate,
): FitResult {
  const opened = openLicense(license, ruleSets, records, on);

  return opened.ok ? { ok: true, fit: opened.license.fitOf(offer) } : opened;
}

/** As `wouldCount` for many activities: what does not depend on the activity is worked out once, and like activities are answered alike. */
export function openLicense(
  license: License,
  ruleSets: readonly RuleSet[],
  records: readonly CreditRecord[],
  on: PlainDate,
): OpenLicenseResult {
  const shelved = shelve(records);

  return shelved.ok ? openLicenseFrom(shelved.shelf, license, ruleSets, on) : shelved;
}

/** `openLicense` where the records are shelved already. */
export function openLicenseFrom(
  shelf: Shelf,
  license: License,
  ruleSets: readonly RuleSet[],
  on: PlainDate,
): OpenLicenseResult {
  const opened = openCase(license, ruleSets, shelf, on);
  if (!opened.ok) return opened;
  const prospects = new Prospects(opened.case);

  return { ok: true, license: { fitOf: (offer) => prospects.fitOf(offer) } };
}

/** Sorts after everything else of its day by an id that no record has. */
const PROSPECT_ID = '\uffff';

/** The activities one license was asked about: like ones are answered alike, and hours of a kind and amount are settled once. */
class Prospects {
  private readonly before: Settlement;
  private readonly fits = new Map<string, Fit>();
  private readonly settled = new Map<string, Settlement>();
  private readonly courses: ReadonlySet<string>;

  constructor(private readonly one: Case) {
    this.before = settle(one);
    this.courses = new Set(one.entries.map(({ record }) => record.course));
  }

  fitOf(offer: Prospect): Fit {
    const course = this.courses.has(offer.course) ? offer.course : null;
    const key = JSON.stringify({ ...offer, course });
    const fit = this.fits.get(key) ?? this.newFit(offer);
    this.fits.set(key, fit);

    return fit;
  }

  private newFit(offer: Prospect): Fit {
    const { one, before } = this;
    const entry = entryOf(shelfRecord({ ...offer, id: PROSPECT_ID, completedOn: one.on }), one);
    if (isApart(one, entry)) {
      const after = this.settledWith(entry);

      return fitBetween(one, before, after, linesOfLast(one, after, entry));
    }
    const extended = withEntry(one, entry);
    const after = settle(extended);

    return fitBetween(one, before, after, linesOfLast(extended, after, extended.entries.at(-1) ?? entry));
  }

  private settledWith(entry: Entry): Settlement {
    const key = seatsIn(entry)
      .map(({ places, amount }) => `${places.kind}:${amount}`)
      .join(' ');
    const settled = this.settled.get(key) ?? settleWith(this.one, this.before, entry);
    this.settled.set(key, settled);

    return settled;
  }
}

function fitBetween(one: Case, before: Settlement, after: Settlement, lines: readonly AllocationLine[]): Fit {
  const { id, type, jurisdiction } = one.license;

  return {
    license: { id, type, jurisdiction },
    ruleSet: {
      id: one.ruleSet.id,
      name: one.ruleSet.name,
      version: one.version.version,
      verifiedOn: one.version.verifiedOn,
    },
    cycleEnd: one.cycle.end,
    recorded: sum(lines.map((line) => line.recorded)),
    counted: after.counted - before.counted,
    toward: gainsOf(one, before, after),
    toGo: { before: before.shortfall.toGo, after: after.shortfall.toGo },
    missing: { before: allMissing(before), after: allMissing(after) },
    reasons: lines.flatMap(({ uncounted }) => uncounted.map(({ reason }) => reason)),
    missed: lines.flatMap(({ missed }) => missed),
  };
}

function allMissing({ shortfall: { total, buckets, minimums } }: Settlement): Hundredths {
  return sum([total, ...buckets, ...minimums]);
}

function gainsOf({ version, terms, cycle }: Case, before: Settlement, after: Settlement): Gain[] {
  const gain = (
    rule: { id: string; name: string },
    clause: Clause,
    was: Hundredths = 0,
    is: Hundredths = 0,
  ): Gain[] => (is < was ? [{ id: rule.id, name: rule.name, before: was, after: is, clause }] : []);
  const [was, is] = [before.shortfall, after.shortfall];

  return [
    ...terms.categories.flatMap(({ rule }, index) =>
      gain(rule, clauseOf(rule, version), was.buckets[index], is.buckets[index]),
    ),
    ...terms.minimums.flatMap(({ rule }, index) =>
      gain(rule, clauseOf(rule, version), was.minimums[index], is.minimums[index]),
    ),
    ...(version.total
      ? gain(
          { id: 'total', name: 'Total' },
          cycle.proration?.clause ?? clauseOf(version.total, version),
          was.total,
          is.total,
        )
      : []),
  ];
}
