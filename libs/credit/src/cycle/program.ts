/**
 * The numbers of an allocation without their meaning: hours alike in every respect are one class. An hour goes into one bucket or
 * none; caps, minimums and groups look at the hours of a class that went into any.
 */
export interface Program {
  readonly classes: readonly HourClass[];
  /** Hours each bucket asks for; 0 for one that only takes. */
  readonly buckets: readonly number[];
  /** Hours asked for in all, less what was carried in; 0 where nothing is. */
  readonly total: number;
  /** Hours asked for that may also serve a bucket and the total. */
  readonly minimums: readonly number[];
  readonly caps: readonly number[];
  /** How many kinds of activity there are that should each be used. */
  readonly groups: number;
}

export interface HourClass {
  readonly amount: number;
  /** Buckets that may take these hours, the preferred first. */
  readonly buckets: readonly number[];
  readonly caps: readonly number[];
  readonly minimums: readonly number[];
  readonly groups: readonly number[];
}

/** For each class the hours placed in each of its buckets, in the order of `HourClass.buckets`. */
export type Placement = readonly (readonly number[])[];

export interface Shortfall {
  readonly total: number;
  readonly buckets: readonly number[];
  readonly minimums: readonly number[];
  /** The least number of further hours that could fill everything: an hour fills one bucket, and every minimum and the total. */
  readonly toGo: number;
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

export function bucketSums({ classes, buckets }: Program, placement: Placement): number[] {
  const sums = buckets.map(() => 0);
  classes.forEach((hours, index) => {
    hours.buckets.forEach((bucket, place) => {
      sums[bucket] = (sums[bucket] ?? 0) + (placement[index]?.[place] ?? 0);
    });
  });

  return sums;
}

/** What each member of a list kept by the classes (caps, minimums, groups) has of the hours placed. */
export function memberSums(
  { classes }: Program,
  placement: Placement,
  list: 'caps' | 'minimums' | 'groups',
  length: number,
): number[] {
  const sums = Array.from({ length }, () => 0);
  classes.forEach((hours, index) => {
    const placed = sum(placement[index] ?? []);
    for (const member of hours[list]) sums[member] = (sums[member] ?? 0) + placed;
  });

  return sums;
}

export function shortfallOf(program: Program, placement: Placement): Shortfall {
  const inBuckets = bucketSums(program, placement);
  const inMinimums = memberSums(program, placement, 'minimums', program.minimums.length);
  const total = Math.max(0, program.total - sum(inBuckets));
  const buckets = program.buckets.map((needed, index) => Math.max(0, needed - (inBuckets[index] ?? 0)));
  const minimums = program.minimums.map((needed, index) => Math.max(0, needed - (inMinimums[index] ?? 0)));

  return { total, buckets, minimums, toGo: Math.max(total, sum(buckets), ...minimums) };
}

/**
 * How good a placement is, the most important first, more is better: (1) hours missing, added over the total, the buckets and the
 * minimums; (2) the least number of further hours that could fill everything; (3) kinds of activity used; (4) hours counted;
 * (5) hours in a bucket preferred over the others; (6) hours of the classes named first.
 */
export function scoreOf(program: Program, placement: Placement): number[] {
  const missing = shortfallOf(program, placement);
  const groups = memberSums(program, placement, 'groups', program.groups);
  const placed = placement.map(sum);
  const ranks = placement.map((places) => sum(places.map((hours, rank) => hours * rank)));
  const firsts = placed.map((hours, index) => hours * (placed.length - index));

  return [
    -(missing.total + sum(missing.buckets) + sum(missing.minimums)),
    -missing.toGo,
    groups.filter((hours) => hours > 0).length,
    sum(placed),
    -sum(ranks),
    sum(firsts),
  ];
}
