import type { Choice, Model } from './model.js';
import { scoreOf, sum, type Placement, type Program } from './program.js';
import { maximizeInOrder, type Row } from './simplex.js';

/** A stretch of values left for a choice while fractions are being ruled out. */
interface Bounds {
  readonly least: number;
  readonly most: number;
}

interface Problem {
  readonly program: Program;
  readonly settled: Placement;
  readonly choices: readonly Choice[];
  readonly model: Model;
}

interface Relaxed {
  readonly values: readonly number[];
  readonly placement: Placement;
  /** What each objective asked for came to. */
  readonly reached: readonly number[];
}

/**
 * Where ceilings hold each other in many rings, ruling out fractions can take very long; then the best found by here is kept. Of
 * random programs with up to six ceilings that each hold half of all classes, three in a thousand come here, no rule set does.
 */
const MOST_TRIES = 1_000;

/**
 * The best whole values of the model. Solved with broken values allowed first, and almost always that is the answer. Otherwise one part
 * of the score at a time: its best whole value is found by splitting at a broken value into "at most the whole below" and "at
 * least the whole above" and dropping what cannot beat the best so far; then it is held while the next part is made as large
 * as possible.
 */
export function branchAndBound(
  program: Program,
  settled: Placement,
  choices: readonly Choice[],
  model: Model,
): Placement {
  const problem: Problem = { program, settled, choices, model };
  const free = choices.map((): Bounds => ({ least: 0, most: Infinity }));
  const first = relax(problem, model.rows, model.variables, model.objectives, free);
  if (!first || first.values.every(isWhole)) return first?.placement ?? settled;

  let best: Placement = first.placement.map((places) => places.map((hours) => Math.floor(hours)));
  model.objectives.forEach((_, level) => {
    best = bestAtLevel(problem, level, best, free);
  });

  return best;
}

function bestAtLevel(problem: Problem, level: number, known: Placement, free: readonly Bounds[]): Placement {
  const { program, settled, model } = problem;
  const atZero = scoreOf(program, settled);
  const held = holdLevels(problem, scoreOf(program, known).slice(0, level), atZero);
  const objectives = [...held.objectives, model.objectives[level] ?? []];
  let best = known;
  const open: (readonly Bounds[])[] = [free];
  for (let tried = 0; open.length > 0 && tried < MOST_TRIES; tried++) {
    const bounds = open.pop() ?? free;
    const relaxed = relax(problem, held.rows, held.variables, objectives, bounds);
    if (!relaxed || held.values.some((value, one) => (relaxed.reached[one] ?? 0) < value - WHOLE)) continue;
    const bound = Math.floor((relaxed.reached[level] ?? 0) + (atZero[level] ?? 0) + WHOLE);
    if (bound <= (scoreOf(program, best)[level] ?? 0)) continue;
    const broken = relaxed.values.findIndex((value) => !isWhole(value));
    if (broken < 0) best = relaxed.placement;
    else open.push(...split(bounds, broken, relaxed.values[broken] ?? 0));
  }

  return best;
}

const split = (bounds: readonly Bounds[], at: number, value: number): (readonly Bounds[])[] => [
  bounds.with(at, { least: bounds[at]?.least ?? 0, most: Math.floor(value) }),
  bounds.with(at, { least: Math.ceil(value), most: bounds[at]?.most ?? Infinity }),
];

/** For each part of the score already settled a variable that can reach its value only where the score does not fall below it. */
function holdLevels(
  { choices, program, model }: Problem,
  score: readonly number[],
  atZero: readonly number[],
) {
  const rows: Row[] = [...model.rows];
  const variables = model.variables + score.length;
  const values: number[] = [];
  const objectives = score.map((value, level) => {
    const gains = model.objectives[level] ?? [];
    const hold = model.variables + level;
    // lifts the sum of an objective that only takes away, so that no row asks for less than nothing
    const lift = sum(
      choices.map(
        ({ index }, one) => Math.max(0, -(gains[one] ?? 0)) * (program.classes[index]?.amount ?? 0),
      ),
    );
    const most = value - (atZero[level] ?? 0) + lift;
    const terms = gains.flatMap((gain, variable) => (gain === 0 ? [] : [[variable, -gain] as const]));
    rows.push({ terms: [[hold, 1], ...terms], most: lift }, { terms: [[hold, 1]], most });
    values.push(most);

    return Array.from({ length: variables }, (_, variable) => Number(variable === hold));
  });

  return { rows, variables, objectives, values };
}

/** The best values within the bounds, broken ones allowed; undefined where the bounds leave no room. */
function relax(
  { choices, settled }: Problem,
  given: readonly Row[],
  variables: number,
  objectives: readonly (readonly number[])[],
  bounds: readonly Bounds[],
): Relaxed | undefined {
  const least = (variable: number): number => bounds[variable]?.least ?? 0;
  const rows = [...given, ...upperRows(bounds)].map(({ terms, most }) => ({
    terms,
    most: terms.reduce((rest, [variable, factor]) => rest - factor * least(variable), most),
  }));
  if (rows.some(({ most }) => most < 0)) return undefined;
  const found = maximizeInOrder(variables, rows, objectives).map((value, one) => rounded(value + least(one)));
  const placement = settled.map((places) => [...places]);
  choices.forEach(({ index, place }, choice) => {
    const places = placement[index];
    if (places) places[place] = found[choice] ?? 0;
  });
  const reached = objectives.map((gains) => sum(gains.map((gain, one) => gain * (found[one] ?? 0))));

  return { values: found.slice(0, choices.length), placement, reached };
}

const upperRows = (bounds: readonly Bounds[]): Row[] =>
  bounds.flatMap(({ most }, variable) => (most === Infinity ? [] : [{ terms: [[variable, 1]], most }]));

const WHOLE = 1e-6;
const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < WHOLE;
const rounded = (value: number): number => (isWhole(value) ? Math.round(value) : value);
