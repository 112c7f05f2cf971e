import { shareAmongSessions } from './sharing.js';
import { randomFrom, times } from './testing/random.js';

const { between } = randomFrom(4_211);

function sharesOf(amount: number, minutes: readonly number[]): readonly number[] {
  const result = shareAmongSessions(amount, minutes);
  if (!result.ok) throw new Error(JSON.stringify(result.reason));

  return result.shares;
}

describe('an amount shared among sessions', () => {
  it.each<[string, number, readonly number[], readonly number[]]>([
    ['one session', 275, [165], [275]],
    // 90 of 270 minutes each: 4.50 / 3
    ['sessions of one length', 450, [90, 90, 90], [150, 150, 150]],
    // 100 x 20/60 = 33.3 -> 33; 100 x 40/60 = 66.6 -> 66, 33 more; 100 x 60/60 = 100, 34 more
    ['what does not come out even', 100, [20, 20, 20], [33, 33, 34]],
    // 300 x 90/165 = 163.6 -> 163; 300 x 165/165 = 300, 137 more
    ['an amount that was rounded down', 300, [90, 75], [163, 137]],
    // 450 x 90/255 = 158.8 -> 158; x 150/255 = 264.7 -> 264, 106 more; 450, 186 more
    ['sessions of three lengths', 450, [90, 60, 105], [158, 106, 186]],
    // 100 x 1/241 = 0.4 -> 0; 100 x 121/241 = 50.2 -> 50; 100, 50 more
    ['a session too short for a hundredth', 100, [1, 120, 120], [0, 50, 50]],
    ['a session of no minutes', 100, [60, 0], [100, 0]],
    // 100 x 0.1/0.3 = 33.3 -> 33; 100, 67 more, where binary minutes would come to 0.30000000000000004
    ['parts of a minute', 100, [0.1, 0.2], [33, 67]],
    ['no credit', 0, [60, 60], [0, 0]],
  ])('of %s', (_, amount, minutes, shares) => {
    expect(sharesOf(amount, minutes)).toEqual(shares);
  });

  it('comes to exactly the amount, none negative and each within a hundredth of its part', () => {
    for (const minutes of times(400, () => times(between(1, 60), () => between(1, 10_000_000) / 100))) {
      const amount = between(0, 999_900);
      const shares = sharesOf(amount, minutes);
      const all = minutes.reduce((sum, each) => sum + each, 0);

      expect(shares).toHaveLength(minutes.length);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(amount);
      const isFair = (share: number, index: number): boolean =>
        share >= 0 && Math.abs(share - (amount * (minutes[index] ?? 0)) / all) < 1.001;
      expect(shares.every(isFair)).toBe(true);
    }
  });

  it.each([[-1], [100_000.5], [Number.NaN], [Infinity]])(
    'is refused for a session of %d minutes',
    (minutes) => {
      expect(shareAmongSessions(100, [60, minutes])).toEqual({
        ok: false,
        reason: { code: 'minutes-impossible', minutes },
      });
    },
  );

  it.each([[[]], [[0, 0]]])('is refused where there are no minutes: %j', (minutes) => {
    expect(shareAmongSessions(100, minutes)).toEqual({ ok: false, reason: { code: 'nothing-to-count' } });
  });
});
