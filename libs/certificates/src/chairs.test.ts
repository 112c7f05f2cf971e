import { chairShape, circleOfChairs } from './chairs.js';

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
        const { chairs, rug, half } = circleOfChairs(seats, seed, 100);
        expect(chairs).toHaveLength(seats);
        expect(chairs.filter(({ tone }) => tone === 'accent')).toHaveLength(2);
        for (const { x, y, turn } of chairs) {
          const values = numbers(chairShape.seat + chairShape.back);
          for (let index = 0; index < values.length; index += 2) {
            const [right = 0, down = 0] = values.slice(index, index + 2);
            const atX = x + half * (right * Math.cos(turn) - down * Math.sin(turn));
            const atY = y + half * (right * Math.sin(turn) + down * Math.cos(turn));
            expect(Math.min(atX, atY)).toBeGreaterThanOrEqual(0);
            expect(Math.max(atX, atY)).toBeLessThanOrEqual(100);
            expect(Math.hypot(atX - 50, atY - 50)).toBeGreaterThan(rug);
          }
        }
      }
    },
  );
});
