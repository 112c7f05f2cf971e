import { dateFrom, isDateEmpty } from './plain-date.js';

const typed = (month: string, day: string, year: string): FormData => {
  const data = new FormData();
  data.set('on-month', month);
  data.set('on-day', day);
  data.set('on-year', year);

  return data;
};

describe('dateFrom', () => {
  it.each([
    ['9', '30', '2027', '2027-09-30'],
    ['09', '05', '2027', '2027-09-05'],
    // 2028 is divisible by 4: a leap year.
    [' 2 ', '29', '2028', '2028-02-29'],
  ])('reads %s %s %s', (month, day, year, iso) => {
    expect(dateFrom(typed(month, day, year), 'on', 'the day')).toEqual({ day: iso });
  });

  it.each([
    ['nothing', '', '', '', 'Enter the day'],
    ['a missing box', '9', '', '2027', 'Enter the day with month, day and year'],
    ['words', 'Sep', '30', '2027', 'Enter the day in numbers, for example 9 30 2027'],
    ['two digits for the year', '9', '30', '27', 'Enter the year with four digits'],
    ['a day that never was', '2', '29', '2027', 'There is no such day. Check the date'],
    ['a thirteenth month', '13', '1', '2027', 'There is no such day. Check the date'],
  ])('names the problem with %s', (_, month, day, year, problem) => {
    expect(dateFrom(typed(month, day, year), 'on', 'the day')).toEqual({ problem });
  });
});

describe('isDateEmpty', () => {
  it('is true for three empty boxes only', () => {
    expect(isDateEmpty(typed('', ' ', ''), 'on')).toBe(true);
    expect(isDateEmpty(typed('', '', '2027'), 'on')).toBe(false);
  });
});
