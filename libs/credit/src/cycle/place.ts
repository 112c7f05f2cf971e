import { branchAndBound } from './branch-and-bound.js';
import { bestPossible } from './best-possible.js';
import { placeByRank } from './place-by-rank.js';
import { modelOf, type Choice } from './model.js';
import { scoreOf, sumsOf, type Placement, type Program } from './program.js';

/** A program in which the classes that need no thought are placed. */
export interface Opened {
  readonly program: Program;
  /** The hours of those classes, in the first of their buckets. */
  readonly settled: Placement;
  readonly isSettled: readonly boolean[];
  /** The caps that keep some hours out. */
  readonly tight: readonly boolean[];
}

/**
 * A best placement by `scoreOf`, in whole numbers, and the same for the same program. Classes that no cap touches and that nothing is to
 * be gained from moving are placed first. Then the obvious placement is tried: if its score is one that no placement can exceed,
 * it is best and that comparison is the proof. Otherwise the rest is a linear program solved for each part of the score in turn, with
 * branch and bound where a value comes out broken. Exact (but see `branchAndBound` on its patience).
 */
export function place(program: Program): Placement {
  const opened = openProgram(program);
  if (opened.isSettled.every(Boolean)) return opened.settled;
  const obvious = placeByRank(opened);
  const best = bestPossible(opened);
  if (scoreOf(program, obvious).every((value, part) => value === best[part])) return obvious;

  return solve(opened);
}

/** Places the classes that need no thought, and names the caps that do. */
export function openProgram(program: Program): Opened {
  const { classes, caps } = program;
  const all = sumsOf(
    program,
    classes.map(({ amount }) => [amount]),
  );
  const tight = caps.map((most, cap) => (all.caps[cap] ?? 0) > most);
  const needed = [...program.buckets];
  const isSettled = classes.map(() => false);
  const settled = classes.map(({ buckets }) => buckets.map(() => 0));
  // hours placed fill buckets, so that other classes find nothing to gain any more: once more as long as it goes on
  for (let isGoingOn = true; isGoingOn;) {
    isGoingOn = false;
    classes.forEach(({ buckets, caps: ofClass, amount }, index) => {
      const first = buckets[0] ?? 0;
      const isFree =
        !ofClass.some((cap) => tight[cap]) &&
        buckets.every((bucket) => bucket === first || (needed[bucket] ?? 0) <= 0);
      if (isSettled[index] || (amount > 0 && !isFree)) return;
      isSettled[index] = true;
      isGoingOn = true;
      settled[index] = buckets.map((_, rank) => (rank === 0 ? amount : 0));
      needed[first] = (needed[first] ?? 0) - amount;
    });
  }

  return { program, settled, isSettled, tight };
}

function solve({ program, settled, isSettled, tight }: Opened): Placement {
  const choices = program.classes.flatMap(({ buckets }, index): Choice[] =>
    isSettled[index] ? [] : buckets.map((bucket, place) => ({ index, place, bucket })),
  );

  return branchAndBound(
    program,
    settled,
    choices,
    modelOf(program, sumsOf(program, settled), choices, tight),
  );
}
