import { whatIsOff } from './what-is-off.js';

const latest = '2026-11-22';

describe('what is off with an entry of practice', () => {
  it.each([
    ['a day', '2026-11-22', 90, 0],
    ['this month', '2026-11', 600, 0],
    ['16 hours on one day', '2026-11-03', 960, 0],
    // 28 days of 16 hours are 26,880 minutes.
    ['every waking hour of February', '2026-02', 26_880, 0],
    ['a day filled up to 24 hours', '2026-11-03', 960, 480],
    ['a month, whatever else there is on its first day', '2026-11', 960, 1440],
  ])('is nothing for %s', (_, on, minutes, others) => {
    expect(whatIsOff({ on, minutes }, latest, others)).toEqual([]);
  });

  it.each([
    ['tomorrow', '2026-11-23', 90, 0, 'entry.on'],
    ['next month', '2026-12', 90, 0, 'entry.on'],
    ['a day there is not', '2026-02-30', 90, 0, 'entry.on'],
    ['a month there is not', '2026-13', 90, 0, 'entry.on'],
    ['a year that is a slip', '1026-11', 90, 0, 'entry.on'],
    ['a minute more than 16 hours', '2026-11-03', 961, 0, 'entry.minutes'],
    ['a minute more than February has', '2026-02', 26_881, 0, 'entry.minutes'],
    ['a day beyond 24 hours with what is there', '2026-11-03', 960, 481, 'entry.minutes'],
  ])('names the field of %s', (_, on, minutes, others, field) => {
    expect(whatIsOff({ on, minutes }, latest, others).map((problem) => problem.field)).toEqual([field]);
  });
});
