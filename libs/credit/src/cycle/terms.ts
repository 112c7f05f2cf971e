import type { Hundredths } from '../hundredths.js';
import type { Amount, Asked, Category, Matching, RuleSetVersion } from '../rule-set/schema.js';
import type { Cycle } from './cycle-of.js';
import type { License } from './license.js';

/** Why a rule asks for nothing of this person in this cycle. */
export type NotAsked = 'exempt' | 'other-cycle' | 'does-not-apply' | 'done-before';

export interface Asking<Rule> {
  readonly rule: Rule;
  readonly needed: Hundredths;
  readonly notAsked: NotAsked | null;
}

type Minimum = RuleSetVersion['minimums'][number];
type Limit = RuleSetVersion['limits'][number];

/** `most` is what this cycle may still count; of a limit on a lifetime that is less than `whole` after earlier cycles. */
export interface LimitTerm {
  readonly rule: Limit;
  readonly most: Hundredths;
  readonly whole: Hundredths;
}

/** The rules of a version as they hold for one person in one cycle, every amount in hundredths of an hour. */
export interface Terms {
  readonly total: Hundredths | null;
  /** In the order of the rule set; a category that is not asked for takes no hours, unless the whole cycle is exempt. */
  readonly categories: readonly Asking<Category>[];
  readonly minimums: readonly Asking<Minimum>[];
  readonly limits: readonly LimitTerm[];
}

/** `earlier` gives the hours of former cycles that a rule means. */
export function termsOf(
  version: RuleSetVersion,
  cycle: Cycle,
  license: License,
  earlier: (rule: Matching) => Hundredths,
): Terms {
  const total = version.total ? (cycle.proration?.hours ?? version.total.hours) : null;
  const hoursOf = (amount: Amount, round: 'up' | 'down'): Hundredths =>
    amountIn(amount, total ?? 0, cycle.isUsualLength, round);
  const asking = <Rule extends Asked & (Category | Minimum)>(rule: Rule, hours: Hundredths): Asking<Rule> => {
    const notAsked = whyNotAsked(rule, cycle, license);
    if (notAsked) return { rule, needed: 0, notAsked };
    const needed = rule.once ? Math.max(0, hours - earlier(rule)) : hours;

    return { rule, needed, notAsked: rule.once && needed === 0 ? 'done-before' : null };
  };

  return {
    total: total === null ? null : cycle.exemption ? 0 : total,
    categories: version.categories.map((rule) => asking(rule, rule.hours)),
    minimums: version.minimums.map((rule) => asking(rule, hoursOf(rule.least, 'up'))),
    limits: version.limits.map((rule) => {
      const whole = hoursOf(rule.most, 'down');

      return { rule, whole, most: rule.per === 'lifetime' ? Math.max(0, whole - earlier(rule)) : whole };
    }),
  };
}

/** A part of the total is cut to the hundredth of an hour against the learner: down for what may count, up for what must. */
function amountIn(
  amount: Amount,
  total: Hundredths,
  isUsualLength: boolean,
  round: 'up' | 'down',
): Hundredths {
  const fraction = 'fraction' in amount ? amount.fraction : isUsualLength ? undefined : amount.otherPeriods;
  if (!fraction) return 'hours' in amount ? amount.hours : 0;
  const share = (total * fraction.part) / fraction.whole;

  return round === 'up' ? Math.ceil(share) : Math.floor(share);
}

function whyNotAsked(
  { id, once, everyNth, when }: Asked & { id: string },
  cycle: Cycle,
  license: License,
): NotAsked | null {
  if (cycle.exemption) return 'exempt';
  if (when !== null && !license.conditions.includes(when)) return 'does-not-apply';
  if (everyNth !== null && cycle.number % everyNth !== 0) return 'other-cycle';

  return once && license.done.includes(id) ? 'done-before' : null;
}

/** Whether the category takes hours in this cycle at all. */
export function isOpen({ notAsked }: Asking<Category>): boolean {
  return notAsked === null || notAsked === 'exempt';
}
