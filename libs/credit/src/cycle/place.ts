import { branchAndBound } from './branch-and-bound.js';
import { modelOf, type Choice } from './model.js';
import { memberSums, type Placement, type Program } from './program.js';

/**
 * A best placement by `scoreOf`, in whole numbers. Classes that no cap touches and that nothing is to be gained from moving are placed
 * first; the rest is a linear program solved for each part of the score in turn. Where a value comes out broken, branch and bound finds
 * the best whole ones. Exact (but see `branchAndBound` on its patience), and the same for the same program.
 */
export function place(program: Program): Placement {
  const capSums = memberSums(
    program,
    program.classes.map(({ amount }) => [amount]),
    'caps',
    program.caps.length,
  );
  const tight = program.caps.map((most, cap) => (capSums[cap] ?? 0) > most);
  const isSettled = program.classes.map(
    ({ buckets, caps }) =>
      !caps.some((cap) => tight[cap]) &&
      buckets.slice(1).every((bucket) => (program.buckets[bucket] ?? 0) === 0),
  );
  const settled = program.classes.map(({ amount, buckets }, index) =>
    buckets.map((_, rank) => (isSettled[index] && rank === 0 ? amount : 0)),
  );
  const choices = program.classes.flatMap(({ buckets, amount }, index): Choice[] =>
    isSettled[index] || amount === 0 ? [] : buckets.map((bucket, place) => ({ index, place, bucket })),
  );
  if (choices.length === 0) return settled;

  return branchAndBound(program, settled, choices, modelOf(program, settled, choices, tight));
}
