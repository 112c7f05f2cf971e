import type { BodyId } from './body.js';
import { stepLine } from './step.js';
import { creditFromMinutes } from './units.js';

describe('creditFromMinutes', () => {
  it.each<[BodyId, number, number]>([
    // 60 / 60 = 1; one millionth of a minute less is no credit
    ['apa', 60, 100],
    ['apa', 59.999999, 0],
    // 74.9 / 60 = 1.248 -> 1.0; 75 / 60 = 1.25
    ['apa', 74.9, 100],
    ['apa', 75, 125],
    // half hours: 89 / 60 = 1.48 -> 1.0; 90 / 60 = 1.5; 119 -> 1.5
    ['nasw', 89, 100],
    ['nasw', 90, 150],
    ['nasw', 119, 150],
    // whole hours of 50 minutes: 99 / 50 = 1.98 -> 1; 100 / 50 = 2
    ['nysed', 49.9, 0],
    ['nysed', 50, 100],
    ['nysed', 99, 100],
    ['fl-psychology', 100, 200],
    // nearest quarter: 7.5 is half way and goes down to nothing; 8 / 60 = 0.133 -> 0.25; 52.5 is half way -> 0.75; 53 -> 1.0
    ['ama', 7.5, 0],
    ['ama', 8, 25],
    ['ama', 52.5, 75],
    ['ama', 53, 100],
    ['ama', 66, 100],
    ['apa', 0, 0],
  ])('gives %s for %d minutes %i hundredths', (body, minutes, amount) => {
    expect(creditFromMinutes(body, minutes).amount).toBe(amount);
  });

  it('forgives the binary dust of added decimals', () => {
    // ten times 5.8 and 2 are 60 on paper and 59.99999999999999 in binary
    const sum = [...Array.from({ length: 10 }, () => 5.8), 2].reduce((total, part) => total + part, 0);

    expect(sum).toBeLessThan(60);
    expect(creditFromMinutes('apa', sum).amount).toBe(100);
  });

  it('shows the sum line by line', () => {
    // 160 / 60 = 2.666666...
    expect(creditFromMinutes('nasw', 160).steps.map(stepLine)).toEqual([
      '160 minutes ÷ 60 minutes in one unit, cut after six decimals = 2.666666 contact hours',
      'rounded down to a whole number of steps of 0.5 = 2.5 contact hours',
    ]);
  });

  it('refuses what is below the minimum, with the figures and the sum', () => {
    expect(creditFromMinutes('nasw', 45)).toEqual({
      earned: false,
      amount: 0,
      reason: { code: 'minimum-not-reached', body: 'nasw', minutes: 45, minimum: 100 },
      steps: [
        { text: '45 minutes ÷ 60 minutes in one unit', value: 0.75, unit: 'contact hours' },
        { text: 'rounded down to a whole number of steps of 0.5', value: 0.5, unit: 'contact hours' },
        { text: 'nothing below 1.0 contact hour', value: 0, unit: 'contact hours' },
      ],
    });
  });

  it.each([-1, NaN, Infinity, 100_001])('refuses %d minutes', (minutes) => {
    expect(creditFromMinutes('apa', minutes)).toEqual({
      earned: false,
      amount: 0,
      reason: { code: 'minutes-impossible', minutes },
      steps: [],
    });
  });
});
