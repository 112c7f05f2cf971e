import { isPlainDate, isWithin } from './plain-date.js';

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
