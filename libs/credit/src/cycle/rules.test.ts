import { aLicense, aProspect, aRecord } from '../testing/a-record.js';
import { aRuleSet } from '../testing/a-rule-set.js';
import { allocate } from './allocate.js';
import type { Allocation } from './allocation.js';
import type { CreditRecord, License } from './license.js';
import { requirementSentence } from './sentences.js';
import { wouldCount } from './would-count.js';

const lpc = aLicense('GA', 'LPC', '2018-01-01');

function under(
  fields: Readonly<Record<string, string>>,
  records: readonly CreditRecord[],
  license: License = lpc,
): Allocation {
  const result = allocate(license, [aRuleSet(fields)], records, '2026-09-01');
  if (!result.ok) throw new Error(JSON.stringify(result.problem));

  return result.allocation;
}

const uncounted = ({ lines }: Allocation) =>
  lines.flatMap((line) => line.uncounted.map(({ amount, reason }) => [amount, reason.code]));
const hours = (id: string, amount: number, said = {}) => aRecord(id, '2026-02-01', amount, said);

describe('the hour of a rule set', () => {
  const of50 = hours('x', 3, { by: ['nysed'] });

  it.each([
    // 3 hours of 50 minutes: 150 minutes are 2.5 hours of 60
    ['by-minutes', 250, []],
    ['as-printed', 300, []],
    ['refused', 0, [[300, 'unit-refused']]],
  ])('takes hours of another unit %s', (otherUnits, counted, reasons) => {
    const allocation = under({ hour: `{ minutes: 60, otherUnits: ${otherUnits}, clause: Sixty. }` }, [of50]);

    expect([allocation.counted, uncounted(allocation)]).toEqual([counted, reasons]);
  });

  it('never takes an hour for more than the certificate prints', () => {
    // 3 hours of 60 minutes are 3.6 of 50, and count as 3
    const allocation = under({ hour: '{ minutes: 50, clause: Fifty. }' }, [hours('x', 3)]);

    expect(allocation.counted).toBe(300);
  });

  it('counts in its steps and says what is left over', () => {
    // in half hours 2.75 is 2.5
    const allocation = under({ hour: '{ minutes: 60, step: 0.5, clause: Halves. }' }, [hours('x', 2.75)]);

    expect([allocation.counted, uncounted(allocation)]).toEqual([250, [[25, 'rounded-down']]]);
  });

  it('leaves out activities below its least, looking at all of their parts', () => {
    const half = aProspect(0.5).parts[0]!;
    const twoHalves = { ...hours('two', 1), parts: [half, { ...half, id: 'other' }] };
    const allocation = under({ hour: '{ minutes: 60, least: 1, clause: One at least. }' }, [
      hours('one', 0.5),
      twoHalves,
    ]);

    expect([allocation.counted, uncounted(allocation)]).toEqual([100, [[50, 'below-least']]]);
  });
});

describe('a rule against counting twice', () => {
  const twice = [
    aRecord('a', '2026-02-01', 2, { course: 'same' }),
    aRecord('b', '2026-03-01', 3, { course: 'same' }),
  ];
  const earlier = aRecord('old', '2023-02-01', 2, { course: 'same' });
  const once = '{ counts: once-a-cycle, clause: Once a cycle. }';
  const ever = '{ counts: once, clause: Once. }';

  it.each([
    ['lets a course count as often as it was taken, where there is none', {}, twice, 500],
    ['counts a course once a cycle, at its most', { repeats: once }, twice, 300],
    ['counts a course of an earlier cycle again, once a cycle', { repeats: once }, [earlier, ...twice], 300],
    ['counts a course once ever', { repeats: ever }, [earlier, ...twice], 0],
    [
      'leaves teaching the same course alone',
      { repeats: once },
      [twice[0]!, { ...twice[1]!, role: 'presenter' as const }],
      500,
    ],
    [
      'counts no teaching where teaching does not count',
      { teaching: '{ counts: never, clause: No. }' },
      [{ ...twice[1]!, role: 'presenter' as const }],
      0,
    ],
  ])('%s', (_, fields, records, counted) => {
    expect(under(fields, records).counted).toBe(counted);
  });
});

describe('a requirement', () => {
  const rules = {
    conditions: '[{ id: supervises, question: Do you supervise? }]',
    categories:
      '[{ id: ethics, name: Ethics, hours: 3, of: [{ topics: [ethics] }], once: true, clause: E. }, { id: law, name: Law, hours: 2, of: [{ topics: [law] }], everyNth: 3, clause: L. }, { id: supervision, name: Supervision, hours: 4, of: [{ topics: [supervision] }], when: supervises, clause: S. }, { id: general, name: General, clause: G. }]',
  };
  const statuses = ({ categories }: Allocation) => categories.slice(0, 3).map(({ status }) => status);

  it.each([
    // issued 2018: 2017-2018 is cycle 1, 2025-2026 is 5; issued 2022: 3
    [lpc, [], ['missing', 'other-cycle', 'does-not-apply']],
    [aLicense('GA', 'LPC', '2022-01-01'), [], ['missing', 'missing', 'does-not-apply']],
    [{ ...lpc, conditions: ['supervises'] }, [], ['missing', 'other-cycle', 'missing']],
    [{ ...lpc, done: ['ethics'] }, [], ['done-before', 'other-cycle', 'does-not-apply']],
    [
      lpc,
      [aRecord('e', '2019-02-01', 3, { on: ['ethics'] })],
      ['done-before', 'other-cycle', 'does-not-apply'],
    ],
    [lpc, [aRecord('e', '2026-02-01', 3, { on: ['ethics'] })], ['met', 'other-cycle', 'does-not-apply']],
  ])('is asked for when its time has come: %#', (license, records, expected) => {
    expect(statuses(under(rules, records, license))).toEqual(expected);
  });

  it('that is not asked for leaves its hours to the others', () => {
    const allocation = under(rules, [hours('x', 2, { on: ['law'] })]);

    expect(allocation.lines[0]!.placements).toEqual([{ category: 'general', amount: 200 }]);
    expect(allocation.categories.map(requirementSentence)[1]).toBe('Law: not asked for in this cycle.');
  });

  it('of an exempt cycle shows what is recorded and asks for nothing', () => {
    const fields = {
      ...rules,
      firstCycle: '{ kind: exempt, clause: Not yet. }',
      carry: '{ most: 5, clause: Five. }',
    };
    const allocation = under(fields, [hours('x', 12)], aLicense('GA', 'LPC', '2025-01-01'));

    expect(allocation).toMatchObject({ toGo: 0, isComplete: true, carriesOut: 0, counted: 1_200 });
    expect(requirementSentence(allocation.total!)).toBe(
      'Total: nothing asked for in this cycle; 12.0 hours recorded.',
    );
  });
});

describe('a rule on carrying forward', () => {
  it('carries only hours of the cycle itself, however many came in', () => {
    // 30 of 10 in 2024: 20 over, all carried. In 2025-2026 nothing is earned: 20 - 10 = 10 are over, none of them its own
    const carry = '{ most: 20, clause: Twenty. }';
    const allocation = under({ carry }, [aRecord('x', '2024-02-01', 30)]);

    expect(allocation).toMatchObject({ carriedIn: { amount: 2_000 }, toGo: 0, carriesOut: 0 });
  });
});

describe('a minimum', () => {
  it('does not take hours away from the categories', () => {
    // 6 listed hours of ethics serve ethics, the half and the total at once
    const allocation = under(
      {
        categories:
          '[{ id: ethics, name: Ethics, hours: 3, of: [{ topics: [ethics] }], clause: E. }, { id: general, name: General, clause: G. }]',
        minimums:
          '[{ id: half, name: Half, least: { fraction: 1/2 }, of: [{ approvers: [nbcc] }], clause: Half. }]',
      },
      [hours('x', 6, { on: ['ethics'] })],
    );

    expect(allocation).toMatchObject({ missing: 400, toGo: 400 });
  });
});

describe('a limit', () => {
  it('as a part of the total is cut down to the hundredth, a minimum up', () => {
    // a third of 10 hours is 3.333…: at most 3.33, at least 3.34
    const allocation = under(
      {
        limits:
          '[{ id: self, name: Self, most: { fraction: 1/3 }, of: [{ formats: [self-study] }], clause: Third. }]',
        minimums:
          '[{ id: live, name: Live, least: { fraction: 1/3 }, of: [{ formats: [live-in-person] }], clause: Third. }]',
      },
      [hours('x', 5, { format: 'self-study' })],
    );

    expect([allocation.counted, allocation.minimums[0]!.needed]).toEqual([333, 334]);
  });

  it('by the day starts anew each day', () => {
    const convention = (id: string, date: string, amount: number) =>
      aRecord(id, date, amount, { activity: 'convention' });
    const limits =
      '[{ id: day, name: Convention hours, most: { hours: 1 }, per: day, of: [{ activities: [convention] }], clause: One. }]';
    const records = [
      convention('a', '2026-02-01', 3),
      convention('b', '2026-02-01', 2),
      convention('c', '2026-02-02', 2),
    ];
    const allocation = under({ limits }, records);

    expect(allocation.lines.map(({ counted }) => counted)).toEqual([100, 0, 100]);
    expect(allocation.limits[0]).toMatchObject({ used: 200, isReached: true });
    expect(under({ limits }, [convention('a', '2026-02-01', 0.5)]).limits[0]!.isReached).toBe(false);
  });

  it('gives its room to the hours that leave the least missing', () => {
    // 4 asynchronous hours fit; the later ones are ethics and serve two requirements, so they go first
    const allocation = under(
      {
        categories:
          '[{ id: ethics, name: Ethics, hours: 3, of: [{ topics: [ethics] }], clause: E. }, { id: general, name: General, clause: G. }]',
        limits:
          '[{ id: self, name: Self, most: { hours: 4 }, of: [{ formats: [self-study] }], clause: Four. }]',
      },
      [
        aRecord('a', '2026-01-01', 4, { format: 'self-study' }),
        aRecord('b', '2026-03-01', 3, { format: 'self-study', on: ['ethics'] }),
      ],
    );

    expect(allocation.lines.map(({ counted }) => counted)).toEqual([100, 300]);
    expect(allocation.missing).toBe(600);
  });
});

describe('the allocation of a simple first cycle', () => {
  it('asks for its own hours where the rule gives a number', () => {
    const license = aLicense('GA', 'LPC', '2025-06-01');
    const { total } = under(
      { firstCycle: '{ kind: hours, hours: 4, clause: Four. }' },
      [hours('x', 1)],
      license,
    );

    expect(total).toMatchObject({ needed: 400, missing: 300, clause: { text: 'Four.' } });
  });

  it('gains by an activity what is missing, and no more', () => {
    const license = aLicense('GA', 'LPC', '2025-06-01');
    const ruleSets = [aRuleSet({ firstCycle: '{ kind: hours, hours: 4, clause: Four. }' })];
    const result = wouldCount(license, ruleSets, [hours('x', 1)], aProspect(6), '2026-09-01');

    expect(result).toMatchObject({
      ok: true,
      fit: {
        counted: 600,
        toGo: { before: 300, after: 0 },
        toward: [{ id: 'total', clause: { text: 'Four.' } }],
      },
    });
  });
});
