import {
  addMonths,
  dayAfter,
  dayBefore,
  isPlainDate,
  isWithin,
  lastDayOfMonth,
  monthsIn,
} from './plain-date.js';

describe('isPlainDate', () => {
  it.each(['2026-01-31', '2024-02-29', '2000-02-29', '2026-12-31'])('knows %s', (text) => {
    expect(isPlainDate(text)).toBe(true);
  });

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-00-10',
    '2026-13-01',
    '2026-01-00',
    '2026-1-1',
    '',
  ])('does not know "%s"', (text) => {
    expect(isPlainDate(text)).toBe(false);
  });
});

describe('isWithin', () => {
  it.each([
    ['2026-01-01', true],
    ['2026-12-31', true],
    ['2025-12-31', false],
    ['2027-01-01', false],
  ])('includes both ends of 2026: %s is %s', (on, within) => {
    expect(isWithin(on, '2026-01-01', '2026-12-31')).toBe(within);
  });

  it('leaves a period without an end open', () => {
    expect(isWithin('2099-01-01', '2026-01-01', null)).toBe(true);
  });
});

describe('addMonths', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-10-01', -24, '2024-10-01'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-11-30', 14, '2028-01-30'],
  ])('of %s and %d is %s', (date, months, later) => {
    expect(addMonths(date, months)).toBe(later);
  });
});

describe('dayAfter and dayBefore', () => {
  it.each([
    ['2026-12-31', '2027-01-01'],
    ['2024-02-28', '2024-02-29'],
    ['2023-02-28', '2023-03-01'],
    ['2026-05-09', '2026-05-10'],
  ])('%s and %s follow each other', (date, next) => {
    expect([dayAfter(date), dayBefore(next)]).toEqual([next, date]);
  });
});

describe('monthsIn', () => {
  it.each([
    ['2024-03-01', '2027-06-30', 40],
    ['2024-03-01', '2027-02-28', 36],
    ['2024-03-15', '2025-03-13', 11],
    ['2024-03-15', '2025-03-14', 12],
  ])('%s to %s are %d', (from, to, months) => {
    expect(monthsIn(from, to)).toBe(months);
  });
});

describe('lastDayOfMonth', () => {
  it('knows leap years', () => {
    expect([lastDayOfMonth(2024, 2), lastDayOfMonth(2100, 2), lastDayOfMonth(2026, 12)]).toEqual([
      '2024-02-29',
      '2100-02-28',
      '2026-12-31',
    ]);
  });
});
