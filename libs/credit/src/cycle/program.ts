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

/** The parts of `scoreOf`. */
export type Score = readonly number[];

export interface Shortfall {
  readonly total: number;
  readonly buckets: readonly number[];
  readonly minimums: readonly number[];
  /** The least number of further hours that could fill everything: an hour fills one bucket, and every minimum and the total. */
  readonly toGo: number;
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** Hours placed: in each bucket, and of those that each cap, minimum and group looks at. */
export interface Sums {
  readonly placed: number;
  readonly buckets: number[];
  readonly caps: number[];
  readonly minimums: number[];
  readonly groups: number[];
}

export function sumsOf(program: Program, placement: Placement): Sums {
  const { classes, buckets, caps, minimums, groups } = program;
  const sums = {
    placed: 0,
    buckets: buckets.map(() => 0),
    caps: caps.map(() => 0),
    minimums: minimums.map(() => 0),
    groups: Array.from({ length: groups }, () => 0),
  };
  classes.forEach((hours, index) => {
    const places = placement[index] ?? [];
    let placed = 0;
    hours.buckets.forEach((bucket, place) => {
      const amount = places[place] ?? 0;
      sums.buckets[bucket] = (sums.buckets[bucket] ?? 0) + amount;
      placed += amount;
    });
    sums.placed += placed;
    addTo(sums.caps, hours.caps, placed);
    addTo(sums.minimums, hours.minimums, placed);
    addTo(sums.groups, hours.groups, placed);
  });

  return sums;
}

function addTo(sums: number[], members: readonly number[], amount: number): void {
  for (const member of members) sums[member] = (sums[member] ?? 0) + amount;
}

export function shortfallOf(program: Program, sums: Sums): Shortfall {
  const total = Math.max(0, program.total - sums.placed);
  const buckets = program.buckets.map((needed, index) => Math.max(0, needed - (sums.buckets[index] ?? 0)));
  const minimums = program.minimums.map((needed, index) => Math.max(0, needed - (sums.minimums[index] ?? 0)));

  return { total, buckets, minimums, toGo: Math.max(total, sum(buckets), ...minimums) };
}

/**
 * How good a placement is, the most important first, more is better: (1) hours missing, added over the total, the buckets and the
 * minimums; (2) the least number of further hours that could fill everything; (3) kinds of activity used; (4) hours counted;
 * (5) hours in a bucket preferred over the others; (6) hours of the classes named first.
 */
export function scoreOf(program: Program, placement: Placement): Score {
  const sums = sumsOf(program, placement);
  const missing = shortfallOf(program, sums);
  const placed = placement.map(sum);
  const ranks = placement.map((places) => sum(places.map((hours, rank) => hours * rank)));
  const firsts = placed.map((hours, index) => hours * (placed.length - index));

  return [
    -(missing.total + sum(missing.buckets) + sum(missing.minimums)),
    -missing.toGo,
    sums.groups.filter((hours) => hours > 0).length,
    sums.placed,
    -sum(ranks),
    sum(firsts),
  ];
}
