import { seededRandom, shuffled } from './random.js';

const take = (seed: string, count: number) => {
  const random = seededRandom(seed);

  return Array.from({ length: count }, random);
};

describe('seededRandom', () => {
  it('gives the same numbers for the same seed, and others for another', () => {
    expect(take('attempt-1', 5)).toEqual(take('attempt-1', 5));
    expect(take('attempt-1', 5)).not.toEqual(take('attempt-2', 5));
  });

  it('stays from 0 to below 1 and falls evenly into tenths', () => {
    const numbers = take('even', 10_000);
    const tenths = numbers.reduce<number[]>((counts, number) => {
      const tenth = Math.floor(number * 10);

      return counts.with(tenth, (counts[tenth] ?? 0) + 1);
    }, Array<number>(10).fill(0));

    expect(tenths.reduce((sum, count) => sum + count, 0)).toBe(10_000);
    // 1,000 expected in each; four standard deviations are 4 × √(10,000 × 0.1 × 0.9) = 120.
    expect(Math.min(...tenths)).toBeGreaterThan(880);
    expect(Math.max(...tenths)).toBeLessThan(1120);
  });
});

describe('shuffled', () => {
  it('keeps every thing and puts each in first place about equally often', () => {
    const random = seededRandom('first place');
    const firsts = Array.from({ length: 4000 }, () => shuffled(['a', 'b', 'c', 'd'], random));

    expect(firsts.every((order) => order.toSorted().join('') === 'abcd')).toBe(true);
    for (const letter of 'abcd') {
      // 1,000 expected; four standard deviations are 4 × √(4,000 × 0.25 × 0.75) = 110.
      const count = firsts.filter(([first]) => first === letter).length;
      expect(Math.abs(count - 1000)).toBeLessThan(110);
    }
  });
});
