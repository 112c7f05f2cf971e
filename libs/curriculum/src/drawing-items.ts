import type { Item } from './course.js';
import { shuffled, type Random } from './random.js';

export type DrawnItem = {
  readonly itemId: string;
  /** Ids of the options in the order in which this attempt shows them. */
  readonly optionIds: readonly string[];
};

export type Draw = {
  readonly items: readonly Item[];
  /** How many items the attempt asks. */
  readonly draw: number;
  /** By item: how often this learner was asked it before. Items not named were never seen. */
  readonly seen: ReadonlyMap<string, number>;
  /** Items no longer asked. */
  readonly withdrawn: ReadonlySet<string>;
  readonly random: Random;
};

/**
 * Chooses the items of an attempt: one of each objective first (where the draw is large enough), then the rest, always
 * the least seen before the others. The same random numbers give the same attempt. Fewer items come back than were asked
 * for only when withdrawals left the bank too small.
 */
export function drawAttempt({ items, draw, seen, withdrawn, random }: Draw): readonly DrawnItem[] {
  const timesSeen = ({ id }: Item) => seen.get(id) ?? 0;
  const leastSeenFirst = shuffled(
    items.filter(({ id }) => !withdrawn.has(id)),
    random,
  ).toSorted((a, b) => timesSeen(a) - timesSeen(b));
  const firstOfEach = leastSeenFirst.filter(
    (item, index) => leastSeenFirst.findIndex(({ objective }) => objective === item.objective) === index,
  );
  const others = leastSeenFirst.filter((item) => !firstOfEach.includes(item));

  return shuffled([...firstOfEach, ...others].slice(0, draw), random).map(({ id, options }) => ({
    itemId: id,
    optionIds: shuffled(
      options.map((option) => option.id),
      random,
    ),
  }));
}
