import { readRuleSet } from '../rule-set/read-rule-set.js';
import type { RuleSet } from '../rule-set/schema.js';
import { aLicense, aRecord } from '../testing/a-record.js';
import { randomFrom, times } from '../testing/random.js';
import { allRuleSets } from '../testing/rule-sets.js';
import { ACTIVITY_KINDS, APPROVERS, FORMALITIES, ROLES, TOPICS } from '../vocabulary.js';
import { FORMATS } from '../reason.js';
import { allocate, allocateAll, replayAllocation } from './allocate.js';
import type { Allocation } from './allocation.js';
import type { CreditRecord, License } from './license.js';
import { isMeant } from './matching.js';
import { wouldCount } from './would-count.js';

const { between, shuffled, oneOf, someOf, next } = randomFrom(20_261_122);
const on = '2026-09-01';

const licenses: readonly License[] = [
  ...['LPC', 'LCSW', 'LMFT', 'Psychologist'].map((type) => aLicense('GA', type, '2012-05-01')),
  ...['LCSW', 'LMHC', 'Psychologist'].map((type) =>
    aLicense('NY', type, '2012-05-01', { periods: [{ start: '2024-05-01', end: '2027-08-31' }] }),
  ),
  aLicense('CA', 'LMFT', '2012-05-01', { birthMonth: 11 }),
  aLicense('CA', 'Psychologist', '2012-05-01', { birthMonth: 11 }),
  aLicense('FL', 'LMHC', '2021-05-01'),
  aLicense('FL', 'Psychologist', '2012-05-01', { periods: [{ start: '2024-12-01', end: '2026-11-30' }] }),
  aLicense('TX', 'LPC', '2012-05-01', {
    periods: [{ start: '2024-12-01', end: '2026-11-30' }],
    conditions: ['is-supervisor'],
  }),
  aLicense('TX', 'LCSW', '2012-05-01', { birthMonth: 11 }),
  aLicense('VA', 'LPC', '2020-05-01'),
  aLicense('international', 'CGP', '2024-12-01'),
  aLicense('international', 'CGP-candidate', '2024-12-01'),
];

const someRecord = (id: string): CreditRecord => ({
  ...aRecord(id, `2026-0${between(1, 8)}-${between(10, 28)}`, between(1, 40) / 4, {
    on: shuffled(TOPICS).slice(0, between(0, 2)),
    by: shuffled(APPROVERS).slice(0, between(1, 3)),
    format: oneOf(FORMATS),
    activity: next() < 0.6 ? 'course' : oneOf(ACTIVITY_KINDS),
    role: next() < 0.8 ? 'learner' : oneOf(ROLES),
    formality: oneOf(FORMALITIES),
  }),
  course: `course ${between(1, 12)}`,
});
const someRecords = (): CreditRecord[] => times(between(0, 14), (index) => someRecord(`r${index}`));

function allocated(
  license: License,
  records: readonly CreditRecord[],
  ruleSets: readonly RuleSet[] = allRuleSets,
): Allocation {
  const result = allocate(license, ruleSets, records, on);
  if (!result.ok) throw new Error(JSON.stringify([license, result.problem]));

  return result.allocation;
}

const reasonsOf = ({ lines }: Allocation, id: string) =>
  lines
    .filter(({ recordId }) => recordId === id)
    .flatMap(({ uncounted }) => uncounted.map(({ reason }) => reason));

describe('the allocations of several licenses', () => {
  it('are those of each by itself, and one problem does not stop the others', () => {
    const records = someRecords();
    const unknown = aLicense('WY', 'LPC', '2019-05-01');
    const all = [...licenses.slice(0, 4), unknown, ...licenses.slice(4)];

    expect(allocateAll(all, allRuleSets, records, on)).toEqual(
      all.map((license) => allocate(license, allRuleSets, records, on)),
    );
  });

  it('are all refused for a record that cannot be', () => {
    const records = [aRecord('a', '2026-02-30', 1)];
    const refused = { ok: false, problem: { code: 'date-impossible', date: '2026-02-30' } };

    expect(allocateAll(licenses.slice(0, 2), allRuleSets, records, on)).toEqual([refused, refused]);
  });
});

describe.each(licenses)('an allocation for $id', (license) => {
  const cases = times(40, () => {
    const records = someRecords();

    return { records, allocation: allocated(license, records) };
  });

  it('accounts for every hour once: counted in one category, or not and why', () => {
    for (const { allocation } of cases) {
      for (const { recorded, counted, placements, uncounted } of allocation.lines) {
        const sum = (list: readonly { amount: number }[]) =>
          list.reduce((all, { amount }) => all + amount, 0);

        expect([sum(placements), sum(placements) + sum(uncounted)]).toEqual([counted, recorded]);
      }
      const categories = allocation.categories.reduce((all, { counted }) => all + counted, 0);
      expect(categories).toBe(allocation.counted);
    }
  });

  it('exceeds no limit, added up anew from the records', () => {
    const { limits } = allRuleSets
      .flatMap(({ versions }) => versions)
      .find(({ version }) => version === cases[0]!.allocation.ruleSet.version)!;
    for (const { records, allocation } of cases) {
      for (const [index, limit] of limits.entries()) {
        const under = records.filter((record) =>
          isMeant(limit, { ...record, topics: record.parts[0]!.topics, approvers: [] }),
        );
        const counted = allocation.lines
          .filter(({ recordId }) => under.some(({ id }) => id === recordId))
          .reduce((all, line) => all + line.counted, 0);

        expect(limit.per === 'day' ? 0 : counted).toBeLessThanOrEqual(allocation.limits[index]!.most);
      }
    }
  });

  it('never has more missing for an hour more', () => {
    for (const { records, allocation } of cases) {
      const more = allocated(license, [...records, someRecord('more')]);

      expect(more.missing).toBeLessThanOrEqual(allocation.missing);
      expect(more.toGo).toBeLessThanOrEqual(allocation.toGo);
    }
  });

  it('gives the difference that an activity would make as what it would count', () => {
    for (const { records, allocation } of cases) {
      const { id: _, completedOn: __, ...offer } = someRecord('offer');
      const result = wouldCount(license, allRuleSets, records, offer, on);
      if (!result.ok) throw new Error(JSON.stringify(result.problem));
      const more = allocated(license, [...records, { ...offer, id: 'z', completedOn: on }]);
      const { fit } = result;

      expect(fit.counted).toBe(more.counted - allocation.counted);
      expect(fit.toGo).toEqual({ before: allocation.toGo, after: more.toGo });
      expect(fit.missing).toEqual({ before: allocation.missing, after: more.missing });
      expect(fit.reasons).toEqual(reasonsOf(more, 'z'));
    }
  });

  it('does not depend on the order of entry', () => {
    for (const { records, allocation } of cases) {
      expect(allocated(license, shuffled(records))).toEqual(allocation);
    }
  });

  it('replays identically after being kept as JSON', () => {
    for (const { records, allocation } of cases.slice(0, 10)) {
      const kept: unknown = JSON.parse(JSON.stringify(allocation));
      const inputs = { license, ruleSets: allRuleSets, records: shuffled(records), on };

      expect(replayAllocation(kept, inputs)).toEqual({ outcome: 'identical' });
    }
  });
});

/** Rules of hundredths of an hour, small enough to try everything. */
function aSmallRuleSet() {
  const hundredth = (count: number): number => count / 100;
  const needs = {
    a: between(0, 3),
    b: between(0, 3),
    total: between(0, 6),
    listed: between(0, 4),
    most: between(0, 3),
  };
  const [isOver, hasLimitOnA] = [next() < 0.5, next() < 0.5];
  const text = `
format: 1
id: small
name: Small
board: Small
jurisdiction: GA
licenses: [LPC]
zone: America/New_York
versions:
  - version: small-1
    validFrom: null
    validTo: null
    verifiedOn: 2026-11-22
    confidence: stated
    readAs: Made up.
    sources: [{ id: none, title: None, url: 'https://example.com' }]
    cycle: { kind: certification, months: 24, clause: Two years. }
    hour: { minutes: 60, clause: An hour. }
    total: { hours: ${hundredth(needs.total)}, clause: All. }
    categories:
      - { id: a, name: A, hours: ${hundredth(needs.a)}, of: [{ topics: [ethics] }], overflow: [${isOver ? 'b' : ''}], clause: A. }
      - { id: b, name: B, hours: ${hundredth(needs.b)}, of: [{ topics: [law] }, { topics: [clinical] }], clause: B. }
      - { id: c, name: C, of: [{ topics: [clinical, group] }], clause: C. }
    minimums:
      - { id: listed, name: Listed, least: { hours: ${hundredth(needs.listed)} }, of: [{ approvers: [nbcc] }], clause: Listed. }
    limits:
      - { id: self, name: Self, most: { hours: ${hundredth(needs.most)} }, of: [{ formats: [self-study] }${hasLimitOnA ? ', { topics: [ethics] }' : ''}], clause: Self. }
`;
  const reading = readRuleSet(text);
  if (!reading.ok) throw new Error(JSON.stringify(reading.mistakes));

  return { ruleSet: reading.ruleSet, needs, isOver, hasLimitOnA };
}

type Small = ReturnType<typeof aSmallRuleSet>;

/** What is missing at the least, by trying every place of every hundredth; it knows the rules above and nothing of the engine. */
function leastMissing({ needs, isOver, hasLimitOnA }: Small, records: readonly CreditRecord[]): number {
  const hundredths = records.flatMap(({ parts: [part], format }) =>
    times(part!.credits[0]!.amount, () => {
      const [topics, isListed] = [part!.topics, part!.credits[0]!.approver === 'nbcc'];
      const isEthics = topics.includes('ethics');
      const places = [
        ...(isEthics ? ['a'] : []),
        ...(topics.includes('law') || topics.includes('clinical') || (isEthics && isOver) ? ['b'] : []),
        ...(topics.includes('clinical') || topics.includes('group') ? ['c'] : []),
      ];

      return { isListed, places, isLimited: format === 'self-study' || (hasLimitOnA && isEthics) };
    }),
  );
  const tally = { a: 0, b: 0, c: 0, listed: 0, limited: 0 };
  const tryFrom = (index: number): number => {
    const hundredth = hundredths[index];
    if (!hundredth) {
      const counted = tally.a + tally.b + tally.c;
      const short = (needed: number, has: number): number => Math.max(0, needed - has);

      return (
        short(needs.total, counted) +
        short(needs.a, tally.a) +
        short(needs.b, tally.b) +
        short(needs.listed, tally.listed)
      );
    }
    let best = tryFrom(index + 1);
    for (const place of hundredth.places as ('a' | 'b' | 'c')[]) {
      if (hundredth.isLimited && tally.limited >= needs.most) continue;
      tally[place] += 1;
      tally.listed += Number(hundredth.isListed);
      tally.limited += Number(hundredth.isLimited);
      best = Math.min(best, tryFrom(index + 1));
      tally[place] -= 1;
      tally.listed -= Number(hundredth.isListed);
      tally.limited -= Number(hundredth.isLimited);
    }

    return best;
  };

  return tryFrom(0);
}

describe('an allocation under small rules', () => {
  it('leaves no more missing than the best of all that can be tried, in 1,500 random cases', () => {
    for (let round = 0; round < 1_500; round++) {
      const small = aSmallRuleSet();
      const records = times(between(1, 4), (index) =>
        aRecord(`r${index}`, '2026-02-01', between(1, 2) / 100, {
          on: someOf(['ethics', 'law', 'clinical', 'group'] as const),
          by: [oneOf(['nbcc', 'hospital'] as const)],
          format: oneOf(FORMATS),
        }),
      );
      const { missing } = allocated(aLicense('GA', 'LPC', '2025-05-01'), records, [small.ruleSet]);

      expect({ round, missing }).toEqual({ round, missing: leastMissing(small, records) });
    }
  });
});
