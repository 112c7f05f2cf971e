import type { Opened } from './place.js';
import { sum, sumsOf, type HourClass, type Score, type Sums } from './program.js';

/**
 * For each part of `scoreOf` a value that no placement exceeds, given that the parts before it are at theirs. A placement that reaches all
 * of them is therefore best. What makes the values hold:
 *
 * - Of any classes no more can be placed than all their hours, or, of those under one tight cap, its hours (a class under several is
 *   counted under one of them, which can only make the value larger).
 * - A need can be served by no more than the classes that may serve it; buckets that share classes by no more than all those together.
 * - Hours that serve a bucket and cannot come from classes that prefer it come from a later rank, at a price of at least 1.
 */
export function bestPossible(opened: Opened): Score {
  const { program, settled } = opened;
  const { classes } = program;
  const there = sumsOf(program, settled);
  const rest = classes.map((_, index) => index).filter((index) => !opened.isSettled[index]);
  const most = (isIn: (hours: HourClass) => boolean): number => mostOf(rest, isIn, opened);
  const placed = there.placed + most(() => true);
  const total = Math.max(0, program.total - placed);
  const buckets = bucketBounds(rest, there, opened);
  const minimums = program.minimums.map((needed, minimum) =>
    Math.max(0, needed - (there.minimums[minimum] ?? 0) - most((hours) => hours.minimums.includes(minimum))),
  );
  const groups = there.groups.filter(
    (hours, group) => hours > 0 || most((one) => one.groups.includes(group)) > 0,
  );

  return [
    -(total + buckets.missing + sum(minimums)),
    -Math.max(total, buckets.missing, ...minimums),
    groups.length,
    placed,
    -buckets.moved,
    firsts(rest, opened),
  ];
}

/** The most hours of the classes that can be placed. */
function mostOf(rest: readonly number[], isIn: (hours: HourClass) => boolean, opened: Opened): number {
  const { program, tight } = opened;
  const under = new Map<number, number>();
  let free = 0;
  for (const index of rest) {
    const hours = program.classes[index];
    if (!hours || !isIn(hours)) continue;
    const cap = hours.caps.find((one) => tight[one]);
    if (cap === undefined) free += hours.amount;
    else under.set(cap, (under.get(cap) ?? 0) + hours.amount);
  }
  for (const [cap, hours] of under) free += Math.min(hours, program.caps[cap] ?? 0);

  return free;
}

/** The least missing of the buckets together, and the least hours that get there by a later rank. */
function bucketBounds(
  rest: readonly number[],
  there: Sums,
  opened: Opened,
): { missing: number; moved: number } {
  const { buckets, classes } = opened.program;
  const needs = buckets.map((needed, bucket) => Math.max(0, needed - (there.buckets[bucket] ?? 0)));
  let [missing, moved] = [0, 0];
  for (const together of sharing(
    rest.map((index) => classes[index]?.buckets ?? []),
    needs,
  )) {
    const needed = sum(together.map((bucket) => needs[bucket] ?? 0));
    const alone = together.map((bucket) => ({
      need: needs[bucket] ?? 0,
      most: mostOf(rest, (hours) => hours.buckets.includes(bucket), opened),
      preferring: mostOf(rest, ({ buckets: [first] }) => first === bucket, opened),
    }));
    const all = mostOf(rest, (hours) => hours.buckets.some((bucket) => together.includes(bucket)), opened);
    const short = Math.max(needed - all, sum(alone.map(({ need, most }) => Math.max(0, need - most))));
    missing += short;
    moved += Math.max(
      0,
      needed - short - sum(alone.map(({ need, preferring }) => Math.min(need, preferring))),
    );
  }

  return { missing, moved };
}

/** The buckets that still need hours, those together that a class could serve both of. */
function sharing(classes: readonly (readonly number[])[], needs: readonly number[]): number[][] {
  let parts = needs.flatMap((need, bucket) => (need > 0 ? [[bucket]] : []));
  for (const buckets of classes) {
    const linked = parts.filter((part) => part.some((bucket) => buckets.includes(bucket)));
    if (linked.length > 1) parts = [...parts.filter((part) => !linked.includes(part)), linked.flat()];
  }

  return parts;
}

/** Hours of the classes named first: under each tight cap the first of them fill it. */
function firsts(rest: readonly number[], { program: { classes, caps }, settled, tight }: Opened): number {
  const room = [...caps];
  const worth = (index: number, hours: number): number => hours * (classes.length - index);
  let all = sum(settled.map((places, index) => worth(index, sum(places))));
  for (const index of rest) {
    const { amount = 0, caps: ofClass = [] } = classes[index] ?? {};
    const cap = ofClass.find((one) => tight[one]);
    const placed = cap === undefined ? amount : Math.min(amount, room[cap] ?? 0);
    if (cap !== undefined) room[cap] = (room[cap] ?? 0) - placed;
    all += worth(index, placed);
  }

  return all;
}
