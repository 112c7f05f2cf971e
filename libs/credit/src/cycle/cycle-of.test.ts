import { aLicense } from '../testing/a-record.js';
import { allRuleSets } from '../testing/rule-sets.js';
import { cycleOf, type Cycle } from './cycle-of.js';
import type { License } from './license.js';

const ruleSetOf = ({ jurisdiction, type }: License) =>
  allRuleSets.find((one) => one.jurisdiction === jurisdiction && one.licenses.includes(type))!;

function cycleIn(license: License, on: string): Cycle {
  const result = cycleOf(license, ruleSetOf(license), on);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));

  return result.cycle;
}

const problemIn = (license: License, on: string) => {
  const result = cycleOf(license, ruleSetOf(license), on);

  return result.ok ? undefined : result.problem;
};

const period = { start: '2024-03-01', end: '2027-02-28' };

describe('cycleOf', () => {
  it.each([
    // Georgia, for everyone: October 1 of an even year to September 30 of the next (LPCA of Georgia)
    [aLicense('GA', 'LPC', '2019-05-01'), '2026-09-30', '2024-10-01', '2026-09-30', 4],
    [aLicense('GA', 'LPC', '2019-05-01'), '2026-10-01', '2026-10-01', '2028-09-30', 5],
    [aLicense('GA', 'LPC', '2022-09-30'), '2022-09-30', '2020-10-01', '2022-09-30', 1],
    // Florida 491: to March 31 of odd years (NASW-Florida)
    [aLicense('FL', 'LMHC', '2021-03-31'), '2021-04-01', '2021-04-01', '2023-03-31', 2],
    // Virginia: one calendar year (Regent University)
    [aLicense('VA', 'LPC', '2020-02-02'), '2026-12-31', '2026-01-01', '2026-12-31', 7],
    // California: two years to the end of the month of birth (BBS); issued in the month itself, 24 months end the day before
    [aLicense('CA', 'LMFT', '2021-06-01', { birthMonth: 5 }), '2022-01-01', '2021-06-01', '2023-05-31', 1],
    [aLicense('CA', 'LMFT', '2021-06-02', { birthMonth: 6 }), '2022-06-30', '2021-06-02', '2022-06-30', 1],
    [aLicense('CA', 'LMFT', '2021-06-02', { birthMonth: 6 }), '2022-07-01', '2022-07-01', '2024-06-30', 2],
    [aLicense('CA', 'LMFT', '2019-08-10', { birthMonth: 2 }), '2024-02-29', '2023-03-01', '2025-02-28', 3],
    // New York: 36 months from a date on the license; before and after it periods of the usual length
    [
      aLicense('NY', 'LCSW', '2015-03-01', { periods: [period] }),
      '2027-03-01',
      '2027-03-01',
      '2030-02-28',
      5,
    ],
    [
      aLicense('NY', 'LCSW', '2015-03-01', { periods: [period] }),
      '2024-02-29',
      '2021-03-01',
      '2024-02-29',
      3,
    ],
    // NCC: five years, CGP: two years from certification
    [aLicense('national', 'NCC', '2020-02-29'), '2025-02-28', '2025-02-28', '2030-02-27', 2],
    [aLicense('international', 'CGP', '2022-01-10'), '2024-01-09', '2022-01-10', '2024-01-09', 1],
  ] as const)('of %j on %s runs from %s to %s, number %d', (license, on, start, end, number) => {
    expect(cycleIn(license, on)).toMatchObject({ start, end, number });
  });

  it('has no end for a first certification', () => {
    expect(cycleIn(aLicense('international', 'CGP-candidate', '2024-01-01'), '2026-01-01')).toMatchObject({
      start: null,
      end: null,
      months: null,
    });
  });

  it.each([
    // Georgia: issued on or after October 1 of the odd year (Development Counts)
    [aLicense('GA', 'LPC', '2025-09-30'), '2026-05-01', false],
    [aLicense('GA', 'LPC', '2025-10-01'), '2026-05-01', true],
    [aLicense('GA', 'LPC', '2025-10-01'), '2026-10-01', false],
    // New York and Florida: the whole first period
    [aLicense('NY', 'LMHC', '2024-03-01', { periods: [period] }), '2026-05-01', true],
    [aLicense('NY', 'LMHC', '2015-03-01', { periods: [period] }), '2026-05-01', false],
    [aLicense('FL', 'LCSW', '2021-04-01'), '2023-03-31', true],
    [aLicense('FL', 'LCSW', '2021-04-01'), '2023-04-01', false],
  ])('of %j on %s is exempt: %s, with its clause', (license, on, isExempt) => {
    const { exemption } = cycleIn(license, on);

    expect(exemption !== null).toBe(isExempt);
    expect(exemption?.text ?? 'none').not.toBe('');
  });

  it('asks 18 hours of a first California renewal before July 2023 and names the clause', () => {
    const first = cycleIn(aLicense('CA', 'LCSW', '2022-01-10', { birthMonth: 5 }), '2023-05-01');

    expect(first).toMatchObject({
      version: 'ca-bbs-before-2023',
      proration: { hours: 1_800, clause: { source: { title: 'CONCEPT Palo Alto: California counselors' } } },
    });
  });

  it('asks one hour a month of a New York period of 40 months', () => {
    const periods = [{ start: '2024-03-01', end: '2027-06-30' }];

    expect(cycleIn(aLicense('NY', 'LCSW', '2015-03-01', { periods }), '2026-01-01')).toMatchObject({
      months: 40,
      isUsualLength: false,
      proration: { hours: 4_000 },
    });
  });

  it('goes by the version in force on the last day of the cycle, not on the day asked', () => {
    const periods = [
      { start: '2020-04-01', end: '2023-03-31' },
      { start: '2023-04-01', end: '2025-03-31' },
      { start: '2025-04-01', end: '2028-03-31' },
    ];
    const license = aLicense('NY', 'LCSW', '2011-04-01', { periods });

    expect(cycleIn(license, '2023-03-31').version).toBe('ny-social-work-before-2023');
    expect(cycleIn(license, '2023-04-01').version).toBe('ny-social-work-2023');
    expect(cycleIn(license, '2025-04-01').version).toBe('ny-social-work-2025');
  });

  it('counts hours from the day of issue where that is later than the first day', () => {
    expect(cycleIn(aLicense('GA', 'LPC', '2025-03-04'), '2026-01-01')).toMatchObject({
      start: '2024-10-01',
      countsFrom: '2025-03-04',
    });
  });

  it.each([
    [aLicense('GA', 'LPC', '2026-05-01'), '2026-04-30', { code: 'not-yet-issued' }],
    [aLicense('GA', 'LPC', '2026-02-30'), '2026-04-30', { code: 'date-impossible', date: '2026-02-30' }],
    [aLicense('GA', 'LPC', '2015-01-01'), '2016-01-01', { code: 'no-version-in-force' }],
    [aLicense('CA', 'LMFT', '2021-06-01'), '2026-01-01', { code: 'birth-month-missing' }],
    [aLicense('CA', 'LMFT', '2021-06-01', { birthMonth: 13 }), '2026-01-01', { code: 'birth-month-missing' }],
    [aLicense('NY', 'LCSW', '2015-03-01'), '2026-01-01', { code: 'period-missing' }],
    [
      aLicense('NY', 'LCSW', '2015-03-01', { periods: [{ start: '2026-01-02', end: '2026-01-01' }] }),
      '2026-01-01',
      { code: 'period-impossible' },
    ],
    [
      aLicense('NY', 'LCSW', '2015-03-01', { periods: [period, { start: '2027-02-28', end: '2030-02-27' }] }),
      '2026-01-01',
      { code: 'periods-overlap', start: '2027-02-28' },
    ],
    [
      aLicense('NY', 'LCSW', '2015-03-01', { periods: [period, { start: '2027-05-01', end: '2030-04-30' }] }),
      '2027-04-01',
      { code: 'between-periods' },
    ],
  ])('cannot be worked out for %j on %s: %j', (license, on, problem) => {
    expect(problemIn(license, on)).toMatchObject(problem);
  });
});
