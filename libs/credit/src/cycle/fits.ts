import type { Hundredths } from '../hundredths.js';
import type { PlainDate } from '../plain-date.js';
import type { RuleSet } from '../rule-set/schema.js';
import type { CycleProblem } from './cycle-reason.js';
import type { CreditRecord, License, Prospect } from './license.js';
import { shelve } from './shelf.js';
import { openLicenseFrom, type Fit } from './would-count.js';

export interface OfferFit {
  readonly offerId: string;
  /** In the order of the licenses; one whose cycle cannot be worked out is left out. */
  readonly fits: readonly Fit[];
  /** By how much less would be to go, added over the licenses. */
  readonly gain: Hundredths;
}

/**
 * Activities in the order of what they would do for the licenses together: the most taken off what is to go first, then the most off
 * everything missing, then the most counted, then the least recorded (an hour that counts in full before one that counts
 * in part), then by id. Activities that would do nothing come last. Licenses without rules or cycle come back as problems.
 */
export function fits(inputs: {
  licenses: readonly License[];
  ruleSets: readonly RuleSet[];
  records: readonly CreditRecord[];
  offers: readonly { readonly id: string; readonly prospect: Prospect }[];
  on: PlainDate;
}): {
  readonly ranked: readonly OfferFit[];
  readonly problems: readonly { readonly licenseId: string; readonly problem: CycleProblem }[];
} {
  const shelved = shelve(inputs.records);
  const opened = inputs.licenses.map((license) => ({
    licenseId: license.id,
    result: shelved.ok ? openLicenseFrom(shelved.shelf, license, inputs.ruleSets, inputs.on) : shelved,
  }));
  const usable = opened.flatMap(({ result }) => (result.ok ? [result.license] : []));
  const ranked = inputs.offers.map(({ id, prospect }) => {
    const found = usable.map(({ fitOf }) => fitOf(prospect));

    return { offerId: id, fits: found, gain: added(found, ({ toGo }) => toGo.before - toGo.after) };
  });

  return {
    ranked: ranked.toSorted((a, b) => compare(a, b)),
    problems: opened.flatMap(({ licenseId, result }) =>
      result.ok ? [] : [{ licenseId, problem: result.problem }],
    ),
  };
}

function compare(a: OfferFit, b: OfferFit): number {
  const missing = ({ missing: { before, after } }: Fit): number => before - after;

  return (
    b.gain - a.gain ||
    added(b.fits, missing) - added(a.fits, missing) ||
    added(b.fits, ({ counted }) => counted) - added(a.fits, ({ counted }) => counted) ||
    added(a.fits, ({ recorded }) => recorded) - added(b.fits, ({ recorded }) => recorded) ||
    (a.offerId < b.offerId ? -1 : Number(a.offerId > b.offerId))
  );
}

const added = (fits: readonly Fit[], of: (fit: Fit) => number): number =>
  fits.reduce((sum, fit) => sum + of(fit), 0);
