import { formatCredit, type Hundredths } from '../hundredths.js';
import type { RuleSetVersion } from './schema.js';

type Amount = RuleSetVersion['minimums'][number]['least'];

/** One thing that a version of the rules asks for otherwise than an earlier one; `other` is what no figure says. */
export type RuleChange =
  | { readonly code: 'cycle'; readonly clause: string }
  | { readonly code: 'total'; readonly before: Hundredths | null; readonly after: Hundredths | null }
  | {
      readonly code: 'requirement';
      readonly name: string;
      readonly before: Amount | null;
      readonly after: Amount | null;
    }
  | {
      readonly code: 'limit';
      readonly name: string;
      readonly before: Amount | null;
      readonly after: Amount | null;
    }
  | { readonly code: 'carry'; readonly after: Hundredths }
  | { readonly code: 'other' };

/**
 * What changed for a learner between two versions of a board's rules: the cycle, the total, what is asked for in hours, limits and
 * carrying forward by name; anything else that decides how hours count as one `other`. Other words, sources and days of checking
 * are no change. Rules are the same when they have the same id. Amounts are in hundredths of an hour.
 */
export function ruleChanges(before: RuleSetVersion, after: RuleSetVersion): RuleChange[] {
  const named: RuleChange[] = [
    ...(same(before.cycle, after.cycle) ? [] : [{ code: 'cycle' as const, clause: after.cycle.clause }]),
    ...totalChange(before, after),
    ...amountChanges('requirement', asked(before), asked(after)),
    ...amountChanges('limit', limits(before), limits(after)),
    ...carryChange(before, after),
  ];

  return same(rest(before, after), rest(after, before)) ? named : [...named, { code: 'other' }];
}

/** One plain sentence. */
export function ruleChangeSentence(change: RuleChange): string {
  switch (change.code) {
    case 'cycle':
      return `The cycle is worked out in another way now: ${change.clause}`;
    case 'total':
      return totalSentence(change);
    case 'requirement':
      return amountSentence(change, {
        open: '',
        gone: 'not asked for any more',
        nothing: 'not asked for before',
      });
    case 'limit':
      return amountSentence(change, {
        open: 'at most ',
        gone: 'not limited any more',
        nothing: 'not limited before',
      });
    case 'carry':
      return change.after === 0
        ? 'No hours can be carried into the next cycle now.'
        : `Up to ${inHours(change.after)} can be carried into the next cycle now.`;
    case 'other':
      return 'Other parts of the rules changed as well; the page of the cycle has each of them.';
  }
}

type Ruled = Readonly<{ name: string; amount: Amount }>;

function asked({ categories, minimums }: RuleSetVersion): Map<string, Ruled> {
  return new Map([
    ...categories.flatMap(({ id, name, hours }): [string, Ruled][] =>
      hours > 0 ? [[id, { name, amount: { hours } }]] : [],
    ),
    ...minimums.map(({ id, name, least }): [string, Ruled] => [id, { name, amount: least }]),
  ]);
}

const limits = (version: RuleSetVersion): Map<string, Ruled> =>
  new Map(version.limits.map(({ id, name, most }) => [id, { name, amount: most }]));

function amountChanges(
  code: 'requirement' | 'limit',
  before: ReadonlyMap<string, Ruled>,
  after: ReadonlyMap<string, Ruled>,
): RuleChange[] {
  const changed = [...after].flatMap(([id, { name, amount }]): RuleChange[] => {
    const old = before.get(id)?.amount ?? null;

    return same(old, amount) ? [] : [{ code, name, before: old, after: amount }];
  });
  const gone = [...before].flatMap(([id, { name, amount }]): RuleChange[] =>
    after.has(id) ? [] : [{ code, name, before: amount, after: null }],
  );

  return [...changed, ...gone];
}

function totalChange(before: RuleSetVersion, after: RuleSetVersion): RuleChange[] {
  const [old, now] = [before.total?.hours ?? null, after.total?.hours ?? null];

  return old === now ? [] : [{ code: 'total', before: old, after: now }];
}

/** Where nothing was found on it nothing is carried, so that is what is compared. */
function carryChange(before: RuleSetVersion, after: RuleSetVersion): RuleChange[] {
  const [old, now] = [before.carry?.most ?? 0, after.carry?.most ?? 0];

  return old === now ? [] : [{ code: 'carry', after: now }];
}

/** What decides how hours count beside the figures above, of rules that both versions have. */
function rest(version: RuleSetVersion, other: RuleSetVersion): unknown {
  const { hour, total, conditions, distinct, order, fulfilled, approvers, firstCycle } = version;
  const { repeats, teaching, waivers, retention } = version;

  return {
    hour,
    conditions,
    distinct,
    order,
    fulfilled,
    approvers,
    firstCycle,
    repeats,
    teaching,
    waivers,
    years: retention?.years ?? null,
    perMonth: total && other.total ? (total.perMonthInOtherPeriods ?? null) : null,
    categories: version.categories
      .filter((one) => one.hours === 0 || other.categories.some(({ id }) => id === one.id))
      .map(({ hours: _, ...one }) => one),
    minimums: ofBoth(version.minimums, other.minimums).map(({ least: _, ...one }) => one),
    limits: ofBoth(version.limits, other.limits).map(({ most: _, ...one }) => one),
  };
}

const ofBoth = <Rule extends Readonly<{ id: string }>>(
  rules: readonly Rule[],
  others: readonly Rule[],
): readonly Rule[] => rules.filter((rule) => others.some(({ id }) => id === rule.id));

const prose = new Set(['clause', 'source', 'confidence', 'note', 'name', 'question']);
const written = (value: unknown): string =>
  JSON.stringify(value, (key, part: unknown) => (prose.has(key) ? undefined : part));
const same = (one: unknown, other: unknown): boolean => written(one) === written(other);

type Changed<Code extends RuleChange['code']> = Extract<RuleChange, { code: Code }>;

function totalSentence({ before, after }: Changed<'total'>): string {
  if (after === null) return 'In all: no number of hours is asked for any more.';

  return `In all: now ${inHours(after)}; ${before === null ? 'no number was asked for before' : `it was ${inHours(before)}`}.`;
}

function amountSentence(
  { name, before, after }: Changed<'requirement' | 'limit'>,
  { open, gone, nothing }: Readonly<{ open: string; gone: string; nothing: string }>,
): string {
  if (after === null) return `${name}: ${gone}.`;

  return `${name}: now ${open}${amountWords(after)}; ${before === null ? nothing : `it was ${amountWords(before)}`}.`;
}

function amountWords(amount: Amount): string {
  if ('fraction' in amount) return `${amount.fraction.part}/${amount.fraction.whole} of the hours`;
  const { hours, otherPeriods } = amount;

  return otherPeriods
    ? `${inHours(hours)} (${otherPeriods.part}/${otherPeriods.whole} in a period of another length)`
    : inHours(hours);
}

function inHours(amount: Hundredths): string {
  const text = formatCredit(amount).replace(/\.0$/, '');

  return text === '1' ? '1 hour' : `${text} hours`;
}
