import { randomFrom, times } from '../testing/random.js';
import { bestPossible } from './best-possible.js';
import { placeByRank } from './place-by-rank.js';
import { openProgram, place } from './place.js';
import { scoreOf, sum, sumsOf, type HourClass, type Placement, type Program, type Score } from './program.js';

const { between, oneOf, shuffled, someOf } = randomFrom(1_926);
const upTo = (length: number): number[] => times(length, (index) => index);

function aProgram(): Program {
  const [buckets, caps, minimums, groups] = [between(1, 3), between(0, 3), between(0, 2), between(0, 2)];
  const aClass = (): HourClass => ({
    amount: between(0, 3),
    buckets: shuffled(upTo(buckets)).slice(0, between(1, buckets)),
    caps: someOf(upTo(caps), 0.6),
    minimums: someOf(upTo(minimums)),
    groups: someOf(upTo(groups)),
  });

  return {
    classes: times(between(1, 4), aClass),
    buckets: times(buckets, () => between(0, 4)),
    total: between(0, 9),
    minimums: times(minimums, () => between(0, 5)),
    caps: times(caps, () => between(0, 4)),
    groups,
  };
}

/** Every way of placing whole hours, without a thought about which is good. */
function everyPlacement({ classes }: Program): Placement[] {
  const waysFor = ({ amount, buckets }: HourClass): number[][] => {
    const ways = (left: number, places: number): number[][] =>
      places === 0
        ? [[]]
        : upTo(left + 1).flatMap((hours) =>
            ways(left - hours, places - 1).map((others) => [hours, ...others]),
          );

    return ways(amount, buckets.length);
  };

  return classes
    .map(waysFor)
    .reduce<number[][][]>((all, ways) => all.flatMap((one) => ways.map((way) => [...one, way])), [[]]);
}

const keepsCaps = (program: Program, placement: Placement): boolean =>
  sumsOf(program, placement).caps.every((hours, cap) => hours <= (program.caps[cap] ?? 0));

const compare = (a: readonly number[], b: readonly number[]): number =>
  a.map((value, level) => (b[level] ?? 0) - value).find((difference) => difference !== 0) ?? 0;

function bestOf(program: Program): Score | undefined {
  return everyPlacement(program)
    .filter((placement) => keepsCaps(program, placement))
    .map((placement) => scoreOf(program, placement))
    .toSorted(compare)[0];
}

describe('what no placement exceeds', () => {
  const programs = [...times(500, aProgram), ...times(500, aProgramOfABoard)];

  it('is exceeded by no placement of 1,000 programs, part by part of the score', () => {
    for (const program of programs) {
      const bound = bestPossible(openProgram(program));
      const best = bestOf(program) ?? [];
      const apart = best.findIndex((value, part) => value !== bound[part]);

      expect({ program, apart, isBelow: apart < 0 || best[apart]! < bound[apart]! }).toMatchObject({
        isBelow: true,
      });
    }
  });

  it('is reached by the obvious placement often enough to be worth asking', () => {
    const isReached = (program: Program): boolean => {
      const opened = openProgram(program);

      return compare(scoreOf(program, placeByRank(opened)), bestPossible(opened)) === 0;
    };

    expect(programs.slice(500).filter(isReached).length).toBeGreaterThan(350);
  });
});

describe('place', () => {
  it('is as good as the best of all placements tried one by one, in 3,000 random programs', () => {
    for (const program of times(3_000, aProgram)) {
      expect({ program, score: scoreOf(program, place(program)) }).toEqual({
        program,
        score: bestOf(program),
      });
    }
  });

  it('is as good as the best where hours overflow and ceilings lie apart, in 1,500 programs such as boards make', () => {
    for (const program of times(1_500, aProgramOfABoard)) {
      expect({ program, score: scoreOf(program, place(program)) }).toEqual({
        program,
        score: bestOf(program),
      });
    }
  });

  it('exceeds neither a cap nor the hours there are, in 300 larger programs', () => {
    for (const program of times(300, aLargeProgram)) {
      const placement = place(program);
      expect(keepsCaps(program, placement)).toBe(true);
      placement.forEach((places, index) => {
        expect(sum(places)).toBeLessThanOrEqual(program.classes[index]?.amount ?? 0);
        expect(places.every((hours) => Number.isInteger(hours) && hours >= 0)).toBe(true);
      });
    }
  });

  it('comes to whole hundredths where three caps hold each other at a half', () => {
    // caps ab, bc, ca of 1 each: halves of a, b and c would make 1.5; in whole numbers it is 1, the first named
    const pair = (...caps: number[]): HourClass => ({
      amount: 1,
      buckets: [0],
      caps,
      minimums: [],
      groups: [],
    });
    const program: Program = {
      classes: [pair(0, 2), pair(0, 1), pair(1, 2)],
      buckets: [0],
      total: 3,
      minimums: [],
      caps: [1, 1, 1],
      groups: 0,
    };

    expect(place(program)).toEqual([[1], [0], [0]]);
  });

  it('leaves hours where they are preferred unless another place needs them', () => {
    // 12 hours that 5 are asked of in their own bucket, 15 in the next: 8 are there already, so 7 go over and 5 stay
    const program: Program = {
      classes: [
        { amount: 1_200, buckets: [0, 1, 2], caps: [], minimums: [], groups: [] },
        { amount: 800, buckets: [1, 2], caps: [], minimums: [], groups: [] },
        { amount: 1_400, buckets: [2], caps: [0], minimums: [], groups: [] },
      ],
      buckets: [500, 1_500, 0],
      total: 3_500,
      minimums: [],
      caps: [1_000],
      groups: 0,
    };

    expect(place(program)).toEqual([[500, 700, 0], [800, 0], [1_000]]);
  });
});

function aLargeProgram(): Program {
  const [buckets, caps] = [between(2, 6), between(1, 6)];

  return {
    classes: times(between(5, 20), () => ({
      amount: between(0, 1_000),
      buckets: shuffled(upTo(buckets)).slice(0, between(1, buckets)),
      caps: someOf(upTo(caps), 0.5),
      minimums: someOf(upTo(3)),
      groups: someOf(upTo(2)),
    })),
    buckets: times(buckets, () => between(0, 1_200)),
    total: between(0, 4_000),
    minimums: times(3, () => between(0, 2_000)),
    caps: times(caps, () => between(0, 1_500)),
    groups: 2,
  };
}

/** Buckets that overflow into the later ones, and at most one ceiling over any hours: what most rule sets look like. */
function aProgramOfABoard(): Program {
  const [buckets, caps] = [between(2, 4), between(0, 2)];
  const aClass = (): HourClass => {
    const first = between(0, buckets - 1);

    return {
      amount: between(0, 3),
      buckets: oneOf([[first], upTo(buckets).slice(first)]),
      caps: caps > 0 && between(0, 1) === 1 ? [between(0, caps - 1)] : [],
      minimums: someOf(upTo(1)),
      groups: [],
    };
  };

  return {
    classes: times(between(1, 4), aClass),
    buckets: times(buckets, (bucket) => (bucket === buckets - 1 ? 0 : between(0, 4))),
    total: between(0, 12),
    minimums: [between(0, 6)],
    caps: times(caps, () => between(0, 4)),
    groups: 0,
  };
}
