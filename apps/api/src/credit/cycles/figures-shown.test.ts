import { allocate, type RuleSet } from '@cohesion/credit';
import { allRuleSets, ORACLE, type OracleCase } from '@cohesion/credit/testing';
import { presentFigures } from './cycle.presenter.js';

const inHours = (hours: number): string => hours.toFixed(2).replace(/0$/, '');
const rulesOf = ({ license }: OracleCase): RuleSet => {
  const found = allRuleSets.find(
    ({ jurisdiction, licenses }) => jurisdiction === license.jurisdiction && licenses.includes(license.type),
  );
  if (!found) throw new Error(`No rules for ${license.jurisdiction} ${license.type}`);

  return found;
};

describe('the figures of a cycle', () => {
  // What the pages print, held against the table that was worked out by hand.
  it.each(ORACLE)('are those worked out by hand for $who: $sum', (worked) => {
    const result = allocate(worked.license, allRuleSets, worked.records, worked.on);
    if (!result.ok) throw new Error(JSON.stringify(result.problem));
    const shown = presentFigures(result.allocation, rulesOf(worked), worked.on);
    const figures = Object.fromEntries(
      shown.requirements
        .filter(({ kind, needed }) => kind !== 'total' && Number(needed) > 0)
        .map(({ id, needed, counted, missing }) => [id, [needed, counted, missing]]),
    );
    const total = shown.requirements.find(({ kind }) => kind === 'total');
    const { cycle, asked, toGo, carriedIn = 0, carriesOut, kindsMissing = 0 } = worked;

    expect([shown.start, shown.renewsOn]).toEqual(cycle.slice(0, 2));
    expect(total ? [total.needed, total.counted, total.missing] : null).toEqual(
      worked.total?.map(inHours) ?? null,
    );
    expect(figures).toEqual(
      Object.fromEntries(Object.entries(asked).map(([id, hours]) => [id, hours.map(inHours)])),
    );
    expect(shown.toGo).toBe(inHours(toGo));
    expect(shown.kinds.reduce((sum, { missing }) => sum + missing, 0)).toBe(kindsMissing);
    expect(shown.carriedIn?.hours ?? inHours(0)).toBe(inHours(carriedIn));
    expect(shown.carriesOut).toBe(carriesOut === undefined ? null : inHours(carriesOut));
  });
});
