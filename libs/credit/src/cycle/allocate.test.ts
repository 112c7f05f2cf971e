import { aLicense, aRecord } from '../testing/a-record.js';
import { allRuleSets } from '../testing/rule-sets.js';
import { allocate, replayAllocation } from './allocate.js';
import type { Allocation } from './allocation.js';
import type { CreditRecord, License } from './license.js';
import { movable } from './movable.js';
import { lineSentence, requirementSentence } from './sentences.js';

const lpc = aLicense('GA', 'LPC', '2019-05-01');
const lcsw = aLicense('GA', 'LCSW', '2019-05-01');
const cgp = aLicense('international', 'CGP', '2025-01-10');
const on = '2026-09-01';

function allocated(license: License, records: readonly CreditRecord[], day = on): Allocation {
  const result = allocate(license, allRuleSets, records, day);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));

  return result.allocation;
}

const lineOf = ({ lines }: Allocation, recordId: string) => lines.find((line) => line.recordId === recordId)!;
const sentenceOf = (allocation: Allocation, recordId: string): string =>
  lineSentence(lineOf(allocation, recordId), allocation);

describe('allocate', () => {
  it('puts the hour of a hospital into core for a counselor and into related for a social worker', () => {
    // "hospitals count as core" for an LPC (LPCA of Georgia); for an LCSW only associations of social work do (text of 2011)
    const records = [aRecord('grand-rounds', '2026-02-01', 1, { by: ['hospital'] })];

    expect(lineOf(allocated(lpc, records), 'grand-rounds').placements).toEqual([
      { category: 'core', amount: 100 },
    ]);
    expect(lineOf(allocated(lcsw, records), 'grand-rounds').placements).toEqual([
      { category: 'related', amount: 100 },
    ]);
  });

  it('gives out a limit in order of time and says which hours went without', () => {
    // 9 + 3 asynchronous hours, 10 count: 9 of the earlier, 1 of the later
    const allocation = allocated(lpc, [
      aRecord('later', '2026-03-01', 3, { format: 'self-study' }),
      aRecord('earlier', '2026-01-01', 9, { format: 'self-study' }),
    ]);

    expect(sentenceOf(allocation, 'earlier')).toBe('9.0 recorded, 9.0 counted: 9.0 as Core.');
    expect(sentenceOf(allocation, 'later')).toBe(
      '3.0 recorded, 1.0 counted: 1.0 as Core. 2.0 not counted: Asynchronous hours count up to 10.0 hours a cycle, and that limit is reached.',
    );
    expect(allocation.limits[0]).toMatchObject({ used: 1_000, isReached: true });
  });

  it('says why hours on ethics are not ethics', () => {
    const allocation = allocated(lpc, [
      aRecord('reading', '2026-03-01', 2, { on: ['ethics'], format: 'self-study' }),
    ]);

    expect(sentenceOf(allocation, 'reading')).toBe(
      '2.0 recorded, 2.0 counted: 2.0 as Core. Ethics does not take this format: Five hours of ethics are needed, never asynchronous; a live webinar is fine.',
    );
  });

  it.each([
    [
      'before the cycle',
      lpc,
      aRecord('x', '2024-09-30', 2),
      'Earned on 2024-09-30; this cycle counts hours from 2024-10-01.',
    ],
    [
      'after the cycle',
      lpc,
      aRecord('x', '2026-10-01', 2),
      'Earned on 2026-10-01; this cycle ends on 2026-09-30.',
    ],
    [
      'after the day asked',
      lpc,
      aRecord('x', '2026-09-02', 2),
      'Dated 2026-09-02, which on 2026-09-01 is still to come.',
    ],
    [
      'of no amount',
      lpc,
      { ...aRecord('x', '2026-03-01', 0), parts: [{ id: 'all', topics: [], credits: [] }] },
      null,
    ],
    [
      'not on group work',
      cgp,
      aRecord('x', '2026-03-01', 2),
      'No category of these rules takes hours on this topic.',
    ],
  ])('does not count hours %s', (_, license, record, why) => {
    const sentence = sentenceOf(allocated(license, [record]), 'x');

    expect(sentence).toBe(
      why === null
        ? '0.0 recorded, 0.0 counted. 0.0 not counted: No hours are recorded for it.'
        : `2.0 recorded, 0.0 counted. 2.0 not counted: ${why}`,
    );
  });

  it('names the approver New York does not accept, and the law behind it', () => {
    const periods = [{ start: '2024-03-01', end: '2027-02-28' }];
    const license = aLicense('NY', 'LCSW', '2015-03-01', { periods });
    const apa = allocated(license, [aRecord('x', '2026-03-01', 2, { by: ['apa', 'nbcc'] })]);
    const nbcc = allocated(license, [aRecord('x', '2026-03-01', 2, { by: ['nbcc'] })]);
    const both = allocated(license, [aRecord('x', '2026-03-01', 2, { by: ['apa', 'nysed'] })]);

    expect(sentenceOf(apa, 'x')).toContain(
      'Approval by APA is not accepted here: The law reserves approval to the Department; APA approval does not carry over.',
    );
    expect(sentenceOf(nbcc, 'x')).toContain(
      'Approved by NBCC; only providers approved by the Department count.',
    );
    expect(lineOf(both, 'x').counted).toBe(200);
  });

  it('credits the hours two approvers share to either, and those of one to that one', () => {
    // NBCC (core) gives 2.0, NASW (related) 2.5: 2.0 can be core, 0.5 only related
    const record = aRecord('x', '2026-03-01', 2);
    const credits = [
      { approver: 'nbcc', amount: 200, minutesInUnit: 60 },
      { approver: 'nasw', amount: 250, minutesInUnit: 60 },
    ] as const;
    const allocation = allocated(lpc, [{ ...record, parts: [{ id: 'all', topics: [], credits }] }]);

    expect(lineOf(allocation, 'x')).toMatchObject({
      recorded: 250,
      placements: [
        { category: 'core', amount: 200 },
        { category: 'related', amount: 50 },
      ],
    });
  });

  it('counts the parts of an activity each by its topic', () => {
    const whole = aRecord('x', '2026-03-01', 2);
    const [clinical] = whole.parts;
    const ethics = {
      ...clinical!,
      id: 'ethics',
      topics: ['ethics'] as const,
      credits: [{ approver: 'nbcc' as const, amount: 100, minutesInUnit: 60 }],
    };
    const allocation = allocated(lpc, [{ ...whole, parts: [clinical!, ethics] }]);

    expect(allocation.lines.map(({ partId, placements }) => [partId, placements[0]?.category])).toEqual([
      ['all', 'core'],
      ['ethics', 'ethics'],
    ]);
  });

  it('takes ethics hours for core only as far as core needs them', () => {
    // 9 ethics, 12 core: 3 of the 9 fill core to 15, 6 stay ethics though 5 would do
    const allocation = allocated(lpc, [
      aRecord('ethics', '2026-02-01', 9, { on: ['ethics'] }),
      aRecord('core', '2026-02-02', 12),
    ]);

    expect(lineOf(allocation, 'ethics').placements).toEqual([
      { category: 'ethics', amount: 600 },
      { category: 'core', amount: 300 },
    ]);
  });

  it('keeps an hour where the learner moved it, and says so of a move the rules do not allow', () => {
    const records = [aRecord('ethics', '2026-02-01', 2, { on: ['ethics'] })];
    const moves = [
      { recordId: 'ethics', partId: 'all', category: 'core' },
      { recordId: 'gone', partId: 'all', category: 'core' },
    ];
    const moved = allocated({ ...lpc, moves }, records);
    const unmoved = allocated(lpc, records);

    expect(lineOf(unmoved, 'ethics').placements).toEqual([{ category: 'ethics', amount: 200 }]);
    expect(lineOf(moved, 'ethics').placements).toEqual([{ category: 'core', amount: 200 }]);
    expect(moved.movesNotMade).toEqual([moves[1]]);
    expect(movable(unmoved, 'ethics')).toEqual([
      {
        partId: 'all',
        from: [{ category: 'ethics', amount: 200 }],
        to: [
          { id: 'core', name: 'Core' },
          { id: 'related', name: 'Related' },
        ],
      },
    ]);
    expect(movable(unmoved, 'gone')).toEqual([]);
  });

  it('carries 10 of 12 Texas hours once: what was carried in is used first and is not carried on', () => {
    // period 1: 36 of 24, 12 over, 10 carried. Period 2: 24 of its own + 10 = 34, again 10 over. Period 3: 10 carried in.
    // With 14 of its own in period 2, 14 + 10 = 24: nothing is over.
    const periods = [{ start: '2022-05-01', end: '2024-04-30' }];
    const license = aLicense('TX', 'LPC', '2012-05-01', { periods });
    const twoYears = (year: string, hours: number): CreditRecord[] => [
      aRecord(`ethics ${year}`, `${year}-06-01`, 6, { on: ['ethics'] }),
      aRecord(`cultural ${year}`, `${year}-06-02`, 3, { on: ['cultural'] }),
      aRecord(`rest ${year}`, `${year}-06-03`, hours - 9),
    ];
    const full = [...twoYears('2023', 36), ...twoYears('2025', 24)];
    const lean = [...twoYears('2023', 36), ...twoYears('2025', 14)];

    expect(allocated(license, full, '2026-06-01').carriedIn).toEqual({ amount: 1_000, from: '2026-04-30' });
    expect(allocated(license, lean, '2026-04-30')).toMatchObject({ toGo: 0, carriesOut: 0 });
    expect(allocated(license, lean, '2026-06-01').carriedIn).toBeNull();
  });

  it('counts a course taken twice as often as the rules let it', () => {
    const twice = ['2025-08-01', '2025-11-01'].map((date) =>
      aRecord(date, date, date === '2025-08-01' ? 3 : 4, { course: 'taught', role: 'presenter' }),
    );
    const california = aLicense('CA', 'LMFT', '2010-06-15', { birthMonth: 6 });
    const allocation = allocated(california, twice, '2026-03-01');

    // once a renewal period, and then the longer one: 4 of 3 + 4 hours (Aspira)
    expect(allocation.counted).toBe(400);
    expect(allocation.lines.flatMap(({ uncounted }) => uncounted)).toMatchObject([
      { amount: 300, reason: { code: 'course-counted' } },
    ]);
  });

  it('runs two clocks: the end of the cycle and until when proof is kept', () => {
    // four years from September 30, 2026 (LPCA of Georgia); New York's was not readable
    const periods = [{ start: '2024-03-01', end: '2027-02-28' }];

    expect(allocated(lpc, []).keepProofUntil).toBe('2030-09-30');
    expect(allocated(aLicense('NY', 'LCSW', '2015-03-01', { periods }), []).keepProofUntil).toBeNull();
  });

  it('says each requirement the way a screen reader reads it', () => {
    const allocation = allocated(
      { ...lpc, done: ['telemental'], conditions: ['practises-telemental-health'] },
      [aRecord('ethics', '2026-02-01', 2, { on: ['ethics'] })],
    );

    expect([allocation.total!, ...allocation.categories].map(requirementSentence)).toEqual([
      'Total: 2.0 of 35.0 hours, 33.0 to go.',
      'Telemental health: done in an earlier cycle.',
      'Telemental health supervision: does not apply to you.',
      'Ethics: 2.0 of 5.0 hours, 3.0 to go.',
      'Core: 0.0 of 15.0 hours, 15.0 to go.',
      'Related: 0.0 hours, nothing asked for.',
    ]);
  });

  it('shows the arithmetic of the headline', () => {
    const { derivation } = allocated(lpc, [
      aRecord('ethics', '2026-02-01', 6, { on: ['ethics'] }),
      aRecord('core', '2026-02-02', 12),
    ]);

    expect(derivation).toMatchObject({
      engine: 'cycle-1',
      version: 'ga-lpc-2020',
      recordIds: ['ethics', 'core'],
    });
    expect(derivation.steps.map(({ text, value }) => `${text} = ${value}`)).toEqual([
      'counted as Ethics = 5',
      'counted as Core = 13',
      'counted in this cycle = 18',
      'missing of 35.0 in all = 17',
      'missing of 5.0 Ethics = 0',
      'missing of 15.0 Core = 2',
      'least hours that could fill everything missing = 17',
    ]);
  });

  it.each([
    [aLicense('WY', 'LPC', '2019-05-01'), [], on, { code: 'no-rule-set', jurisdiction: 'WY' }],
    [lpc, [], '2026-13-01', { code: 'date-impossible' }],
    [
      lpc,
      [aRecord('a', '2026-01-01', 1), aRecord('a', '2026-01-02', 1)],
      on,
      { code: 'record-twice', recordId: 'a' },
    ],
    [lpc, [aRecord('a', '2026-02-30', 1)], on, { code: 'date-impossible', date: '2026-02-30' }],
    [lpc, [aRecord('a', '2026-02-01', -1)], on, { code: 'credit-impossible', recordId: 'a', partId: 'all' }],
    [lpc, [aRecord('a', '2026-02-01', NaN)], on, { code: 'credit-impossible' }],
  ])('refuses %#: %j', (license, records, day, problem) => {
    expect(allocate(license, allRuleSets, records, day)).toMatchObject({ ok: false, problem });
  });

  it('refuses a license that two rule sets claim', () => {
    const twice = [...allRuleSets, ...allRuleSets.filter(({ id }) => id === 'ga-lpc')];

    expect(allocate(lpc, twice, [], on)).toMatchObject({ ok: false, problem: { code: 'several-rule-sets' } });
  });
});

describe('replayAllocation', () => {
  const inputs = { license: lpc, ruleSets: allRuleSets, records: [aRecord('a', '2026-02-01', 3)], on };

  it('comes out identical after being kept as JSON, and names what was changed', () => {
    const kept = JSON.parse(JSON.stringify(allocated(lpc, inputs.records))) as Allocation;

    expect(replayAllocation(kept, inputs)).toEqual({ outcome: 'identical' });
    expect(replayAllocation({ ...kept, toGo: 0 }, inputs)).toEqual({
      outcome: 'different',
      differences: [{ path: 'toGo', recorded: 0, recomputed: 3_200 }],
    });
  });

  it('is refused where nothing can be worked out any more', () => {
    expect(replayAllocation({}, { ...inputs, ruleSets: [] })).toMatchObject({
      outcome: 'refused',
      problem: { code: 'no-rule-set' },
    });
  });
});
