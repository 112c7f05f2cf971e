import { circleOfChairs } from './chairs.js';

const numbers = (path: string) => [...path.matchAll(/-?\d+(\.\d+)?/g)].map(([number]) => Number(number));

describe('circleOfChairs', () => {
  it('gives the same drawing for the same seed and another for another', () => {
    expect(circleOfChairs(9, 7, 138)).toEqual(circleOfChairs(9, 7, 138));
    expect(circleOfChairs(9, 7, 138)).not.toEqual(circleOfChairs(9, 8, 138));
  });

  it.each([3, 7, 9, 12, 16])(
    'draws %i chairs inside its square and off the rug, two in the second color',
    (seats) => {
      for (let seed = 0; seed < 50; seed += 1) {
        const { chairs, rug } = circleOfChairs(seats, seed, 100);
        expect(chairs).toHaveLength(seats);
        expect(chairs.filter(({ tone }) => tone === 'accent')).toHaveLength(2);
        for (const { seat, back } of chairs) {
          const values = numbers(seat + back);
          expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
          expect(Math.max(...values)).toBeLessThanOrEqual(100);
          for (let index = 0; index < values.length; index += 2) {
            const [x = 0, y = 0] = values.slice(index, index + 2);
            expect(Math.hypot(x - 50, y - 50)).toBeGreaterThan(rug);
          }
        }
      }
    },
  );
});
