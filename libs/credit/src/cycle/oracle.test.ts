import { allRuleSets } from '../testing/rule-sets.js';
import { ORACLE } from '../testing/cycle-oracle.js';
import { allocate } from './allocate.js';
import type { Allocation, Requirement } from './allocation.js';
import { cycleOf } from './cycle-of.js';

const inHours = (amount: number): number => amount / 100;
const figures = ({ needed, counted, missing }: Requirement): number[] =>
  [needed, counted, missing].map(inHours);

function shown({ cycle, total, categories, minimums, distinct, lines, toGo, ...rest }: Allocation) {
  const asked = [...categories, ...minimums].filter(({ needed }) => needed > 0);

  return {
    cycle: [cycle.start, cycle.end, cycle.number],
    total: total && figures(total),
    asked: Object.fromEntries(asked.map((requirement) => [requirement.id, figures(requirement)])),
    toGo: inHours(toGo),
    lost: inHours(lines.reduce((sum, { recorded, counted }) => sum + recorded - counted, 0)),
    kindsMissing: distinct.reduce((sum, { missing }) => sum + missing, 0),
    carriedIn: inHours(rest.carriedIn?.amount ?? 0),
    carriesOut: rest.carriesOut === null ? undefined : inHours(rest.carriesOut),
  };
}

describe('the oracle', () => {
  it('has at least 40 learners and licenses', () => {
    expect(ORACLE.length).toBeGreaterThanOrEqual(40);
  });

  it.each(ORACLE)('goes by a rule that was read at $read: $who', ({ license, on, read }) => {
    const rules = allRuleSets.find(
      ({ jurisdiction, licenses }) =>
        jurisdiction === license.jurisdiction && licenses.includes(license.type),
    );
    const found = rules && cycleOf(license, rules, on);
    const known = found?.ok ? found.version.sources.map(({ id }) => id) : [];

    expect(read.length).toBeGreaterThan(0);
    expect(known).toEqual(expect.arrayContaining([...read]));
  });

  it.each(ORACLE)('agrees on $who: $sum', (worked) => {
    const result = allocate(worked.license, allRuleSets, worked.records, worked.on);
    if (!result.ok) throw new Error(JSON.stringify(result.problem));
    const { cycle, total, asked, toGo, lost = 0, kindsMissing = 0, carriedIn = 0 } = worked;

    expect(shown(result.allocation)).toEqual({
      cycle,
      total,
      asked,
      toGo,
      lost,
      kindsMissing,
      carriedIn,
      carriesOut: worked.carriesOut,
    });
  });
});
