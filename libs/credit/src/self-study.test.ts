import { mergenerMinutes, wordCountMinutes } from './self-study.js';
import { stepLine } from './step.js';

const minutesOf = (count: ReturnType<typeof mergenerMinutes>) => (count.ok ? count.minutes : count.reason);

describe('mergenerMinutes', () => {
  it('gives 61.9 minutes for 3,774 words, 16 questions and difficulty 2.5, as AORN works it', () => {
    // 0.9 x (-22.3 + 7.88766 + 44.48 + 38.75) = 0.9 x 68.81766 = 61.935894; with +22.3 it would be 102.08
    const count = mergenerMinutes({ words: 3_774, items: 16, difficulty: 2.5 });

    expect(minutesOf(count)).toBe(61.935894);
    expect(count.ok && count.steps.map(stepLine)).toEqual([
      '0.00209 × 3,774 words = 7.88766 minutes',
      '2.78 × 16 questions = 44.48 minutes',
      '15.5 × difficulty 2.5 = 38.75 minutes',
      'the three added, less 22.3 = 68.81766 minutes',
      'Mergener: 0.9 × 68.81766 = 61.935894 minutes',
    ]);
  });

  // 0.9 x (-22.3 + 0.00209 words + 2.78 items + 15.5 difficulty); each step of difficulty adds 0.9 x 15.5 = 13.95 minutes
  it.each([
    [3_000, 6, 2, 28.485],
    [3_000, 6, 3, 42.435],
    [3_000, 6, 4, 56.385],
    [6_000, 8, 2, 39.132],
    [6_000, 8, 3, 53.082],
    [6_000, 8, 4, 67.032],
    [6_000, 10, 2, 44.136],
    [6_000, 10, 3, 58.086],
    [6_000, 10, 4, 72.036],
    [9_000, 10, 2, 49.779],
    [9_000, 10, 3, 63.729],
    [9_000, 10, 4, 77.679],
    [12_000, 16, 2, 70.434],
    [12_000, 16, 3, 84.384],
    [12_000, 16, 4, 98.334],
    [18_000, 24, 2, 101.736],
    [18_000, 24, 3, 115.686],
    [18_000, 24, 4, 129.636],
  ])(
    'gives for %i words, %i questions, difficulty %d exactly %d minutes',
    (words, items, difficulty, minutes) => {
      expect(minutesOf(mergenerMinutes({ words, items, difficulty }))).toBe(minutes);
    },
  );

  it.each([
    [{ words: 0 }, { code: 'words-impossible', words: 0 }],
    [{ words: 10.5 }, { code: 'words-impossible', words: 10.5 }],
    [{ words: NaN }, { code: 'words-impossible', words: NaN }],
    [{ words: 1_000_001 }, { code: 'words-impossible', words: 1_000_001 }],
    [{ items: -1 }, { code: 'items-impossible', items: -1 }],
    [{ items: 2.5 }, { code: 'items-impossible', items: 2.5 }],
    [{ difficulty: 0.9 }, { code: 'difficulty-impossible', difficulty: 0.9 }],
    [{ difficulty: 5.1 }, { code: 'difficulty-impossible', difficulty: 5.1 }],
    [{ difficulty: 2.345 }, { code: 'difficulty-impossible', difficulty: 2.345 }],
    [{ difficulty: NaN }, { code: 'difficulty-impossible', difficulty: NaN }],
  ])('refuses %j', (wrong, reason) => {
    expect(mergenerMinutes({ words: 6_000, items: 10, difficulty: 3, ...wrong })).toEqual({
      ok: false,
      reason,
    });
  });

  it('takes every difficulty from 1 to 5 with two decimals', () => {
    const difficulties = Array.from({ length: 401 }, (_, index) => (100 + index) / 100);

    expect(
      difficulties.filter((difficulty) => !mergenerMinutes({ words: 6_000, items: 10, difficulty }).ok),
    ).toEqual([]);
  });

  it('refuses a text so short that the formula comes to less than nothing', () => {
    // 0.9 x (-22.3 + 0.209 + 0 + 15.5) = 0.9 x -6.591
    expect(mergenerMinutes({ words: 100, items: 0, difficulty: 1 })).toEqual({
      ok: false,
      reason: { code: 'no-positive-time', minutes: -5.9319 },
    });
  });
});

describe('wordCountMinutes', () => {
  it.each([
    // NBCC: 6,000 words an hour
    [3_000, 6_000, 30],
    [6_000, 6_000, 60],
    [9_000, 6_000, 90],
    [12_000, 6_000, 120],
    [18_000, 6_000, 180],
    // NASW: 10,000 words an hour
    [3_000, 10_000, 18],
    [6_000, 10_000, 36],
    [9_000, 10_000, 54],
    [12_000, 10_000, 72],
    [18_000, 10_000, 108],
    // 5,999 x 60 / 6,000
    [5_999, 6_000, 59.99],
    // 1,000 x 60 / 7,000 = 8.5714285..., cut
    [1_000, 7_000, 8.571428],
  ])('gives for %i words at %i an hour %d minutes', (words, wordsPerHour, minutes) => {
    const count = wordCountMinutes(words, wordsPerHour);

    expect(count.ok && count.minutes).toBe(minutes);
  });

  it.each([
    [0, 6_000, { code: 'words-impossible', words: 0 }],
    [-5, 6_000, { code: 'words-impossible', words: -5 }],
    [6_000, 0, { code: 'words-per-hour-impossible', wordsPerHour: 0 }],
    [6_000, NaN, { code: 'words-per-hour-impossible', wordsPerHour: NaN }],
  ])('refuses %d words at %d an hour', (words, wordsPerHour, reason) => {
    expect(wordCountMinutes(words, wordsPerHour)).toEqual({ ok: false, reason });
  });
});
