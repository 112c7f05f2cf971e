import { formatCredit, parseCredit } from './hundredths.js';

describe('formatCredit', () => {
  it.each([
    [0, '0.0'],
    [5, '0.05'],
    [25, '0.25'],
    [100, '1.0'],
    [250, '2.5'],
    [275, '2.75'],
    [1200, '12.0'],
  ])('writes %i hundredths as %s', (amount, text) => {
    expect(formatCredit(amount)).toBe(text);
  });
});

describe('parseCredit', () => {
  it.each([
    ['2', 200],
    ['2.5', 250],
    ['2.50', 250],
    ['0.05', 5],
  ])('reads %s as %i hundredths', (text, amount) => {
    expect(parseCredit(text)).toBe(amount);
  });

  it.each(['', '-1', '1,5', '1.234', '1e2', ' 1', '.5', '12345', 'NaN'])('does not read "%s"', (text) => {
    expect(parseCredit(text)).toBeUndefined();
  });

  it('reads back whatever formatCredit writes', () => {
    const amounts = Array.from({ length: 1000 }, (_, amount) => amount);

    expect(amounts.map((amount) => parseCredit(formatCredit(amount)))).toEqual(amounts);
  });
});
