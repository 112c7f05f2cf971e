import { daysUntil, dueReminder } from './reminder-days.js';

describe('dueReminder', () => {
  // The last day is December 31, 2026: 90 days before it is October 2, 30 days December 1, 7 days December 24.
  it.each([
    ['2026-10-01', null],
    ['2026-10-02', 90],
    ['2026-11-30', 90],
    ['2026-12-01', 30],
    ['2026-12-23', 30],
    ['2026-12-24', 7],
    ['2026-12-31', 7],
    ['2027-01-01', null],
  ])('on %s is %s', (today, days) => {
    expect(dueReminder(today, '2026-12-31')).toBe(days);
  });

  it('is none for an approval without end', () => {
    expect(dueReminder('2026-12-31', null)).toBeNull();
  });
});

describe('daysUntil', () => {
  it('counts calendar days, also over a change of clocks and a leap day', () => {
    expect(daysUntil('2026-10-24', '2026-10-26')).toBe(2);
    expect(daysUntil('2028-02-28', '2028-03-01')).toBe(2);
  });
});
