import { readRuleSet, replayAllocation, type Allocation } from '@cohesion/credit';
import { aCreditCourse } from '../../testing/a-credit-course.js';
import { aLicense, aLicenseRequest } from '../../testing/a-license.js';
import { aRuleSet, importRuleSets, sampleRuleSets } from '../../testing/a-rule-set.js';
import type { Caller } from '../../testing/caller.js';
import { describeBadBodies, describeRefusals } from '../../testing/ladder.js';
import { anEnrollment } from '../../testing/learner.js';
import { startTestApi, type TestApi } from '../../testing/start-test-api.js';
import { stored } from '../../testing/stored.js';
import type { EvaluationInputs } from './cycle-evaluation.entity.js';

const year = 365 * 86_400_000;
let api: TestApi;
let owner: Caller;
let licenseId: string;
let recordId: string;

/** Completes the small course, an hour of ethics by self-study that APA and NBCC approve; answers the record's id. */
async function anHour(caller: Caller, slug = 'a-small-course'): Promise<string> {
  const learner = await anEnrollment(caller, slug);
  await learner.complete();
  const { status } = await learner.claim();
  if (status !== 200) throw new Error(`The claim answered ${status}`);

  return learner.enrollmentId;
}

beforeAll(async () => {
  api = await startTestApi();
  await importRuleSets(api);
  for (const slug of ['a-small-course', 'another-course']) await api.publish(aCreditCourse({ slug }));
  owner = await api.as({ name: 'owner' });
  licenseId = await aLicense(owner);
  recordId = await anHour(owner);
});
afterAll(() => api.close());

// The two years that end on September 30 of an even year; today is November 22, 2026.
const current = '2026-10-01';
const past = '2024-10-01';
const refused = { api: () => api, id: async () => licenseId, administrator: 404 as const };
const aMove = (changes: Record<string, unknown> = {}) => ({
  recordId,
  partId: 'all',
  category: 'general',
  ...changes,
});

describeRefusals({ verb: 'get', path: (id) => `/licenses/${id}/cycles` }, refused);
describeRefusals({ verb: 'get', path: (id) => `/licenses/${id}/cycles/${current}` }, refused);
describeRefusals({ verb: 'post', path: (id) => `/licenses/${id}/cycles/${past}/evaluations` }, refused);
describeRefusals({ verb: 'post', path: (id) => `/licenses/${id}/moves`, body: () => aMove() }, refused);

describe('GET /licenses/:id/cycles', () => {
  it('lists the cycles from the running one back to the one of issue', async () => {
    const { body } = await owner.get(`/licenses/${licenseId}/cycles`);

    // Issued on March 10, 2015: 2014-16 is the first.
    expect(body.cycles.map(({ key, end, state }: Record<string, string>) => [key, end, state])).toEqual([
      ['2026-10-01', '2028-09-30', 'current'],
      ['2024-10-01', '2026-09-30', 'past'],
      ['2022-10-01', '2024-09-30', 'past'],
      ['2020-10-01', '2022-09-30', 'past'],
      ['2018-10-01', '2020-09-30', 'past'],
      ['2016-10-01', '2018-09-30', 'past'],
      ['2014-10-01', '2016-09-30', 'past'],
    ]);
    expect(body.problem).toBeNull();
  });

  it('says what to enter where no cycle can be worked out', async () => {
    const caller = await api.as({ name: 'dateless' });
    const id = await aLicense(caller, { jurisdiction: 'NY', type: 'LMHC' });

    expect((await caller.get(`/licenses/${id}/cycles`)).body).toMatchObject({
      cycles: [],
      problem: { code: 'period-missing', enter: 'periods' },
    });
    expect(await caller.get(`/licenses/${id}/cycles/${current}`)).toMatchObject({
      status: 409,
      body: { code: 'cycle-not-computable', details: { code: 'period-missing', enter: 'periods' } },
    });
  });
});

describe('GET /licenses/:id/cycles/:start', () => {
  it('shows each hour once, however many bodies gave credit for it, and how it counted', async () => {
    const { status, body } = await owner.get(`/licenses/${licenseId}/cycles/${current}`);

    expect(status).toBe(200);
    expect(body.figures).toMatchObject({
      // 10 in all, 1 counted; 2 of them ethics, and 2 of telehealth once: all of that fits into the 9 that are missing.
      headline: '9.0 hours to go',
      recorded: '1.0',
      required: '10.0',
      renewsOn: '2028-09-30',
      // From November 22, 2026 to September 30, 2028: 365 + 313.
      daysLeft: 678,
      notice: 'By the rules we have, checked on November 20, 2026; your board has the final say.',
      rules: { version: 'sample-1', sources: [{ title: 'A page', url: 'https://example.com/rules' }] },
    });
    expect(body.figures.requirements.map(({ sentence }: { sentence: string }) => sentence)).toEqual([
      'Total: 1.0 of 10.0 hours, 9.0 to go.',
      'Ethics: 1.0 of 3.0 hours, 2.0 to go.',
      'Telehealth: 0.0 of 2.0 hours, 2.0 to go.',
      'General: 0.0 hours, nothing asked for.',
    ]);
    expect(body.figures.limits).toMatchObject([{ sentence: 'Self-study hours: 1.0 of at most 4.0.' }]);
    expect(body.lines).toMatchObject([
      {
        recordId,
        title: 'A sample course',
        source: 'award',
        format: 'self-study',
        approvedBy: ['APA', 'NBCC'],
        recorded: '1.0',
        counted: '1.0',
        sentence: '1.0 recorded, 1.0 counted: 1.0 as Ethics.',
        moves: [{ category: 'general', name: 'General' }],
        movedTo: null,
      },
    ]);
    expect(body.lines[0].certificates).toHaveLength(2);
    expect(body.arithmetic.at(-1)).toMatch(/^least hours .* = 9 hours$/);
    expect(body.frozen).toBeNull();
  });

  it('says in words, with the clause, why an hour does not count', async () => {
    const id = await aLicense(owner, {
      jurisdiction: 'NY',
      type: 'LMHC',
      periods: [{ start: '2026-01-01', end: '2028-12-31' }],
    });
    const { body } = await owner.get(`/licenses/${id}/cycles/2026-01-01`);

    expect(body.lines).toMatchObject([
      {
        counted: '0.0',
        sentence:
          '1.0 recorded, 0.0 counted. 1.0 not counted: Approved by APA and NBCC; only approved providers count.',
        reasons: [
          {
            code: 'approver-not-accepted',
            hours: '1.0',
            clause: { text: 'Only approved providers count.', source: { url: 'https://example.com/rules' } },
          },
        ],
        moves: [],
      },
    ]);
  });

  it('counts toward totals entered by hand in the same way', async () => {
    const id = await aLicense(owner, {
      jurisdiction: 'WY',
      type: 'other',
      byHand: { boardName: 'Wyoming Board', hours: '40', categories: [{ topic: 'ethics', hours: '3' }] },
      periods: [{ start: '2025-07-01', end: '2027-06-30' }],
    });
    const { body } = await owner.get(`/licenses/${id}/cycles/2025-07-01`);

    expect(body.figures.requirements.map(({ sentence }: { sentence: string }) => sentence)).toEqual([
      'Total: 1.0 of 40.0 hours, 39.0 to go.',
      'Ethics: 1.0 of 3.0 hours, 2.0 to go.',
      'General: 0.0 hours, nothing asked for.',
    ]);
    expect(body.figures.notice).toBe(
      'By the totals you entered on November 22, 2026; your board has the final say.',
    );
  });

  it('has a tally without an end under "open"', async () => {
    const id = await aLicense(owner, { jurisdiction: 'international', type: 'CGP-candidate' });

    expect(await owner.get(`/licenses/${id}/cycles/open`)).toMatchObject({
      status: 200,
      body: { key: 'open', state: 'current', figures: { start: null, renewsOn: null, daysLeft: null } },
    });
  });

  it.each(['2026-10-02', '2028-10-01', '1999-10-01', 'open'])(
    'does not know a cycle from %s',
    async (start) => {
      expect(await owner.get(`/licenses/${licenseId}/cycles/${start}`)).toMatchObject({
        status: 404,
        body: { code: 'not-found' },
      });
    },
  );

  it.each(['yesterday', '2026-02-30'])('names a first day that is none: %s', async (start) => {
    expect(await owner.get(`/licenses/${licenseId}/cycles/${start}`)).toMatchObject({
      status: 400,
      body: { code: 'invalid-request' },
    });
  });
});

describe('POST /licenses/:id/moves', () => {
  it('puts an hour where she says, keeps her choice, and takes it back', async () => {
    const moved = await owner.post(`/licenses/${licenseId}/moves`, aMove());
    expect(moved).toMatchObject({
      status: 200,
      body: {
        lines: [
          {
            sentence: '1.0 recorded, 1.0 counted: 1.0 as General.',
            movedTo: 'general',
            moves: [{ category: 'ethics', name: 'Ethics' }],
          },
        ],
      },
    });
    await owner.post(`/licenses/${licenseId}/moves`, aMove());
    const undone = await owner.post(`/licenses/${licenseId}/moves`, aMove({ category: null }));
    expect(undone.body.lines).toMatchObject([{ placements: [{ category: 'ethics' }], movedTo: null }]);

    const rows = await stored(api, 'select category from license_moves where license_id = $1 order by id', [
      licenseId,
    ]);
    expect(rows).toEqual([{ category: 'general' }, { category: null }]);
  });

  it('refuses a category that the rules do not allow', async () => {
    expect(await owner.post(`/licenses/${licenseId}/moves`, aMove({ category: 'telehealth' }))).toMatchObject(
      {
        status: 409,
        body: { code: 'move-not-allowed' },
      },
    );
  });

  it.each([{ recordId: 'not-hers' }, { partId: 'no-part' }])('does not know %j', async (changes) => {
    expect(await owner.post(`/licenses/${licenseId}/moves`, aMove(changes))).toMatchObject({ status: 404 });
  });

  describeBadBodies(
    'post',
    async () => `/licenses/${licenseId}/moves`,
    async () => owner,
    [
      { what: 'a missing record', field: 'recordId', body: { partId: 'all', category: null } },
      {
        what: 'a category that is no text',
        field: 'category',
        body: { recordId: 'a', partId: 'all', category: 3 },
      },
      { what: 'an unknown field', field: '', body: { recordId: 'a', partId: 'b', category: null, hours: 9 } },
    ],
  );
});

describe('a day', () => {
  // 03:00 in Greenwich is 22:00 the day before in New York and 19:00 in Los Angeles.
  it('ends where the board sits: on the last evening the cycle still runs', async () => {
    const evening = await startTestApi({ now: '2026-10-01T03:00:00Z' });
    await importRuleSets(evening);
    const caller = await evening.as();
    const id = await aLicense(caller);
    const ends = async () => (await caller.get('/my-ce')).body.licenses[0].figures;

    expect(await ends()).toMatchObject({ renewsOn: '2026-09-30', daysLeft: 0 });
    evening.clock.advance(2 * 3_600_000);
    expect(await ends()).toMatchObject({ renewsOn: '2028-09-30' });
    expect((await caller.get(`/licenses/${id}/cycles/${past}`)).body).toMatchObject({ state: 'past' });
    await evening.close();
  });
});

describe('a cycle that is over', () => {
  let later: TestApi;
  let caller: Caller;
  let id: string;
  let ledger: () => ReturnType<Caller['get']>;
  const path = () => `/licenses/${id}/cycles/${current}`;

  beforeAll(async () => {
    later = await startTestApi();
    await importRuleSets(later);
    for (const slug of ['a-small-course', 'another-course']) await later.publish(aCreditCourse({ slug }));
    caller = await later.as();
    id = await aLicense(caller);
    await anHour(caller);
    ledger = () => caller.get(path());
  });
  afterAll(() => later.close());

  it('cannot be evaluated while it runs', async () => {
    expect(await caller.post(`${path()}/evaluations`)).toMatchObject({
      status: 409,
      body: { code: 'cycle-not-over' },
    });
  });

  it('is written down by whoever looks first, once, and stays what it was when rules and moves change', async () => {
    later.clock.advance(2 * year);
    caller = await later.as();
    const looks = await Promise.all([ledger(), ledger(), ledger()]);
    for (const look of looks) {
      expect(look).toMatchObject({
        status: 200,
        body: { state: 'past', frozen: { revision: 1, isOutdated: false }, lines: [{ moves: [] }] },
      });
    }
    const stricter = aRuleSet('ga-lpc', {}, { total: { hours: 99, clause: 'Ninety-nine.' } });
    await importRuleSets(later, [stricter, ...sampleRuleSets.slice(1)]);

    expect((await ledger()).body).toEqual(looks[0]?.body);
    expect(await stored(later, 'select revision from cycle_evaluations')).toEqual([{ revision: 1 }]);
    expect((await caller.get(`/licenses/${id}/cycles`)).body.cycles[1]).toMatchObject({
      key: current,
      state: 'past',
      counted: '1.0',
      isComplete: false,
      frozenAt: expect.any(String),
    });
  });

  it('says that something changed since, and adds a revision only when she asks for it', async () => {
    const change = { ...aLicenseRequest(), issuedOn: '2015-03-11' };
    const { jurisdiction: _, type: __, ...facts } = change;
    await caller.put(`/licenses/${id}`, facts);
    expect((await ledger()).body).toMatchObject({
      figures: { required: '10.0' },
      frozen: { revision: 1, isOutdated: true },
    });
    const again = await caller.post(`${path()}/evaluations`);

    expect(again).toMatchObject({
      status: 200,
      body: { figures: { required: '99.0' }, frozen: { revision: 2, isOutdated: false } },
    });
    expect((await caller.post(`${path()}/evaluations`)).body.frozen).toMatchObject({ revision: 2 });
    expect((await ledger()).body).toEqual(again.body);
  });

  it('comes out the same, to the letter, when it is worked out again from what is stored', async () => {
    const rows = await stored<{
      inputs: EvaluationInputs;
      result: Allocation;
      source: string;
      engine: string;
    }>(
      later,
      `select evaluation.inputs, evaluation.result, rules.source, evaluation.engine
       from cycle_evaluations evaluation join rule_sets rules on rules.id = evaluation.rule_set_id order by evaluation.revision`,
    );

    expect(rows).toHaveLength(2);
    for (const { inputs, result, source } of rows) {
      const reading = readRuleSet(source);
      const ruleSets = reading.ok ? [reading.ruleSet] : [];
      const { license, records, on } = inputs;
      expect(inputs.recordIds).toEqual(records.map((record) => record.id));
      expect(replayAllocation(result, { license, ruleSets, records, on })).toEqual({ outcome: 'identical' });
    }
  });
});
