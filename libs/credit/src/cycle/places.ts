import { isWithin, type PlainDate } from '../plain-date.js';
import type { Category, RuleSetVersion } from '../rule-set/schema.js';
import { clauseOf } from './clause.js';
import type { CategoryMiss } from './cycle-reason.js';
import type { CreditRecord, License, RecordPart } from './license.js';
import { isAnyOf, isMeant, obstacleTo, type Hour } from './matching.js';
import type { Slice } from './slices.js';
import { isOpen, type Asking, type Terms } from './terms.js';
import { approversIn } from './words.js';

/** Every place of the rule set that concerns an hour, by its index there. */
export interface Places {
  /** Categories the rules allow, the preferred first. */
  readonly allowedIds: readonly string[];
  /** The same, or only the one the learner chose. */
  readonly buckets: readonly number[];
  readonly bucketIds: readonly string[];
  readonly limits: readonly number[];
  readonly minimums: readonly number[];
  readonly groups: readonly number[];
  /** Rules on the order for which these hours come first, and those for which they come then. */
  readonly first: readonly number[];
  readonly then: readonly number[];
  /** By themselves they are all the cycle asks for. */
  readonly fulfill: boolean;
  readonly missed: readonly CategoryMiss[];
  /** Hours that go to the same buckets, limits, minimums and groups have the same number. */
  readonly kind: number;
}

/** What is known about where hours go under one version and its open categories; it fills as hours are seated. */
export interface PlacesBook {
  readonly places: Map<number | string, Places>;
  readonly kinds: Map<string, number>;
}

export interface PlacesContext {
  readonly license: License;
  readonly version: RuleSetVersion;
  readonly terms: Terms;
  readonly book: PlacesBook;
}

/** A slice and where it comes from. */
export interface SliceOf {
  readonly record: CreditRecord;
  readonly part: RecordPart;
  readonly slice: Slice;
}

/** What a rule can ask about the hours of a slice. */
export function hourOf(record: CreditRecord, part: RecordPart, { approvers }: Slice): Hour {
  const { format, activity, role, formality } = record;

  return { topics: part.topics, approvers: approversIn(approvers), format, activity, role, formality };
}

type Waiver = RuleSetVersion['waivers'][number];

/** A rule set knows a few hundred kinds of hours in use; the bound keeps made-up ones from filling the memory. */
const MOST_PLACES = 5_000;
const books = new WeakMap<RuleSetVersion, Map<string, PlacesBook>>();

/** Where hours go is decided by the version and by which categories are open, whoever asks: one book for all of them. */
export function bookOf(version: RuleSetVersion, { categories }: Terms): PlacesBook {
  const open = categories.map((asking) => (isOpen(asking) ? '+' : '-')).join('');
  const ofVersion = books.get(version) ?? new Map<string, PlacesBook>();
  const book = ofVersion.get(open) ?? { places: new Map(), kinds: new Map() };
  books.set(version, ofVersion.set(open, book));

  return book;
}

/** Where hours go, worked out once for those of the same key; `chosen` is the category the learner wants. */
export function placesOf(
  key: number,
  { record, part, slice }: SliceOf,
  chosen: string | undefined,
  context: PlacesContext,
): Places {
  const { book, version, terms } = context;
  const waivers =
    version.waivers.length === 0 ? NONE : version.waivers.filter((one) => isOn(record.completedOn, one));
  const wanted = chosen === undefined ? -1 : terms.categories.findIndex(({ rule }) => rule.id === chosen);
  const isPlain = wanted < 0 && waivers.length === 0;
  const fullKey = isPlain ? key : [key, wanted, ...waivers.map(({ id }) => id)].join(' ');
  const ready = book.places.get(fullKey);
  if (ready) return ready;
  const places = newPlaces(hourOf(record, part, slice), waivers, wanted, context);
  if (book.places.size < MOST_PLACES) book.places.set(fullKey, places);

  return places;
}

const NONE: readonly Waiver[] = [];
const isOn = (date: PlainDate, { from, to }: Waiver): boolean => isWithin(date, from, to);

function newPlaces(
  hour: Hour,
  waivers: readonly Waiver[],
  wanted: number,
  { terms, version, book }: PlacesContext,
): Places {
  const allowed = allowedFor(hour, terms.categories, waivers);
  const buckets = allowed.includes(wanted) ? [wanted] : allowed;
  const limits = indexes(
    terms.limits,
    ({ rule }) => isMeant(rule, hour) && !waivers.some(({ liftsLimits }) => liftsLimits.includes(rule.id)),
  );
  const minimums = indexes(terms.minimums, ({ rule }) => isMeant(rule, hour));
  const groups = indexes(groupsOf(version), ({ of }) => isAnyOf(of, hour));
  const kindKey = [buckets, limits, minimums, groups].join(';');
  const kind = book.kinds.get(kindKey) ?? book.kinds.size;
  book.kinds.set(kindKey, kind);
  const idsOf = (categories: readonly number[]): readonly string[] =>
    Object.freeze(categories.map((index) => terms.categories[index]?.rule.id ?? ''));

  return {
    allowedIds: idsOf(allowed),
    buckets,
    bucketIds: idsOf(buckets),
    limits,
    minimums,
    groups,
    first: indexes(version.order, ({ first }) => isAnyOf(first, hour)),
    then: indexes(version.order, ({ then }) => isAnyOf(then, hour)),
    fulfill: version.fulfilled.some(({ of }) => isAnyOf(of, hour)),
    missed: Object.freeze(distinctMisses(missedBy(hour, allowed, terms, version))),
    kind,
  };
}

function indexes<T>(list: readonly T[], isOne: (value: T) => boolean): number[] {
  return list.flatMap((value, index) => (isOne(value) ? [index] : []));
}

/** The kinds of activity of every rule that asks for several, in one row. */
export function groupsOf({ distinct }: RuleSetVersion): RuleSetVersion['distinct'][number]['groups'] {
  return distinct.flatMap(({ groups }) => groups);
}

/** The categories that take the hour, in the order of the rule set, then those they overflow into. */
function allowedFor(
  hour: Hour,
  categories: readonly Asking<Category>[],
  waivers: readonly Waiver[],
): number[] {
  const direct = indexes(categories, (asking) => {
    const isAnyFormat = waivers.some(({ anyFormatIn }) => anyFormatIn.includes(asking.rule.id));

    return isOpen(asking) && isMeant(asking.rule, hour, isAnyFormat);
  });
  const overflow = direct.flatMap((index) => categories[index]?.rule.overflow ?? []);
  if (overflow.length === 0) return direct;
  const further = overflow.flatMap((id) =>
    indexes(categories, (asking) => asking.rule.id === id && isOpen(asking)),
  );

  return [...new Set([...direct, ...further])];
}

function missedBy(
  hour: Hour,
  allowed: readonly number[],
  { categories }: Terms,
  version: RuleSetVersion,
): CategoryMiss[] {
  return categories.flatMap((asking, index): CategoryMiss[] => {
    const { rule } = asking;
    const because = allowed.includes(index) || !isOpen(asking) ? undefined : obstacleTo(rule, hour);

    return because ? [{ category: rule.name, because, clause: clauseOf(rule, version) }] : [];
  });
}

/** The same category for the same reason is said once. */
export function distinctMisses(missed: readonly CategoryMiss[]): CategoryMiss[] {
  return missed.filter(
    ({ category, because }, index) =>
      missed.findIndex((other) => other.category === category && other.because === because) === index,
  );
}
