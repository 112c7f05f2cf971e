import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { allocate, readRuleSet, type CreditRecord, type License, type RuleSet } from '@cohesion/credit';
import { recordsUnder } from './records-under.js';

const folder = path.join(__dirname, '../../../../../content/rule-sets');

const ruleSets: RuleSet[] = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .flatMap((name) => {
    const reading = readRuleSet(readFileSync(path.join(folder, name), 'utf8'));

    return reading.ok ? [reading.ruleSet] : [];
  });

const record = (activity: CreditRecord['activity']): CreditRecord => ({
  id: activity,
  course: activity,
  completedOn: '2026-11-03',
  format: 'live-in-person',
  activity,
  role: 'learner',
  formality: 'informal',
  parts: [
    { id: 'part-1', topics: ['group'], credits: [{ approver: 'none', amount: 1000, minutesInUnit: 60 }] },
  ],
});
const license = ({ jurisdiction }: RuleSet, type: string): License => ({
  id: 'license',
  type,
  jurisdiction,
  issuedOn: '2020-01-15',
  birthMonth: 5,
  periods: [{ start: '2026-01-01', end: '2027-12-31' }],
  conditions: [],
  done: [],
  moves: [],
});

/** Rule sets under which hours of this activity count toward something. */
const counting = (activity: CreditRecord['activity']): string[] =>
  ruleSets
    .filter((ruleSet) => {
      const records = recordsUnder(ruleSet, [record(activity)]);

      return ruleSet.licenses.some((type) => {
        const result = allocate(license(ruleSet, type), [ruleSet], records, '2026-11-22');

        return result.ok && result.allocation.counted > 0;
      });
    })
    .map(({ id }) => id)
    .toSorted();

describe('recordsUnder', () => {
  it('lets hours of leading groups count toward the first certification alone', () => {
    expect(ruleSets.length).toBeGreaterThan(15);
    expect(counting('group-leading')).toEqual(['cgp-first']);
  });

  it('lets supervision count where rules name it: the first certification, and California’s psychologists', () => {
    expect(counting('supervision-received')).toEqual(['ca-psychologist', 'cgp-first']);
  });

  it('leaves everything else as it is, and keeps practice from rules entered by hand', () => {
    const [course, led] = [record('course'), record('group-leading')];

    for (const ruleSet of [...ruleSets, undefined]) expect(recordsUnder(ruleSet, [course])).toEqual([course]);
    expect(recordsUnder(undefined, [course, led])).toEqual([course]);
  });
});
