import { dayInWords, duration } from './words.js';

describe('durations in words', () => {
  it.each([
    [1, '1 minute'],
    [22, '22 minutes'],
    [60, '1 h'],
    [100, '1 h 40 min'],
  ])('says %i minutes as %s', (minutes, words) => {
    expect(duration(minutes)).toBe(words);
  });
});

describe('days in words', () => {
  const now = new Date(2026, 10, 22, 9, 0);

  it.each([
    [new Date(2026, 10, 22, 8, 0), 'earlier today'],
    [new Date(2026, 10, 21, 23, 59), 'yesterday'],
    [new Date(2026, 10, 17, 12, 0), 'on Tuesday'],
    [new Date(2026, 10, 3, 12, 0), 'on November 3'],
    [new Date(2025, 10, 3, 12, 0), 'on November 3, 2025'],
  ])('says %s as %s', (then, words) => {
    expect(dayInWords(then, now)).toBe(words);
  });
});
