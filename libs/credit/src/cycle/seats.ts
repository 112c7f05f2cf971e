import type { Category, RuleSetVersion } from '../rule-set/schema.js';
import type { Case } from './case.js';
import { clauseOf } from './clause.js';
import type { CategoryMiss } from './cycle-reason.js';
import { isAnyOf, isMeant, obstacleTo, type Hour } from './matching.js';
import type { Slice } from './slices.js';
import { isOpen, type Asking } from './terms.js';
import { isWithin, type PlainDate } from '../plain-date.js';

/** Every place of the rule set that concerns an hour, by its index there. */
export interface Places {
  /** Categories the rules allow, the preferred first. */
  readonly allowed: readonly number[];
  /** The same, or only the one the learner chose. */
  readonly buckets: readonly number[];
  readonly limits: readonly number[];
  readonly minimums: readonly number[];
  readonly groups: readonly number[];
  readonly missed: readonly CategoryMiss[];
  /** Hours of the same key are alike for every rule of the version. */
  readonly key: string;
}

export interface Seat extends Slice {
  readonly places: Places;
}

type Waiver = RuleSetVersion['waivers'][number];
type Context = Pick<Case, 'version' | 'terms' | 'license' | 'knownPlaces'>;

/** A seat for each slice: an hour goes to the categories that take it in the order of the rule set, then to those they overflow into. */
export function seatsOf(slices: readonly Slice[], one: Context): Seat[] {
  return slices.map((slice) => {
    const { record, partId } = slice;
    const chosen = one.license.moves.find((move) => move.recordId === record.id && move.partId === partId);

    return { ...slice, places: placesOf(slice, chosen?.category, one) };
  });
}

/** Worked out once for hours that are alike. */
function placesOf({ hour, record }: Slice, chosen: string | undefined, one: Context): Places {
  const { topics, approvers, format, activity, role, formality } = hour;
  const waivers = waiversOn(record.completedOn, one.version);
  const waived = waivers.map(({ id }) => id).join();
  const key = `${topics.join()} ${approvers.join()} ${format} ${activity} ${role} ${formality} ${chosen ?? ''} ${waived}`;
  const known = one.knownPlaces.get(key);
  if (known) return known;
  const allowed = allowedFor(hour, one.terms.categories, waivers);
  const bucket = allowed.find((index) => one.terms.categories[index]?.rule.id === chosen);
  const buckets = bucket === undefined ? allowed : [bucket];
  const limits = one.terms.limits.flatMap(({ rule }, index) =>
    isMeant(rule, hour) && !waivers.some(({ liftsLimits }) => liftsLimits.includes(rule.id)) ? [index] : [],
  );
  const minimums = one.terms.minimums.flatMap(({ rule }, index) => (isMeant(rule, hour) ? [index] : []));
  const groups = groupsOf(one.version).flatMap(({ of }, index) => (isAnyOf(of, hour) ? [index] : []));
  const missed = missedBy(hour, allowed, one);
  const places: Places = {
    allowed,
    buckets,
    limits,
    minimums,
    groups,
    missed,
    key: [buckets, limits, minimums, groups].join(';'),
  };
  one.knownPlaces.set(key, places);

  return places;
}

/** The kinds of activity of every rule that asks for several, in one row. */
export function groupsOf({ distinct }: RuleSetVersion): RuleSetVersion['distinct'][number]['groups'] {
  return distinct.flatMap(({ groups }) => groups);
}

function waiversOn(date: PlainDate, { waivers }: RuleSetVersion): readonly Waiver[] {
  return waivers.length === 0 ? waivers : waivers.filter(({ from, to }) => isWithin(date, from, to));
}

function allowedFor(
  hour: Hour,
  categories: readonly Asking<Category>[],
  waivers: readonly Waiver[],
): number[] {
  const direct = categories.flatMap((asking, index) => {
    const isAnyFormat = waivers.some(({ anyFormatIn }) => anyFormatIn.includes(asking.rule.id));

    return isOpen(asking) && isMeant(asking.rule, hour, isAnyFormat) ? [index] : [];
  });
  const overflow = direct.flatMap((index) => categories[index]?.rule.overflow ?? []);
  if (overflow.length === 0) return direct;
  const further = overflow.flatMap((id) =>
    categories.flatMap((asking, index) => (asking.rule.id === id && isOpen(asking) ? [index] : [])),
  );

  return [...new Set([...direct, ...further])];
}

function missedBy(hour: Hour, allowed: readonly number[], { terms, version }: Context): CategoryMiss[] {
  return terms.categories.flatMap((asking, index): CategoryMiss[] => {
    const { rule } = asking;
    const because = allowed.includes(index) || !isOpen(asking) ? undefined : obstacleTo(rule, hour);

    return because ? [{ category: rule.name, because, clause: clauseOf(rule, version) }] : [];
  });
}
