import { systemOf, type Person } from '../platform/actor.js';
import { Database } from '../platform/database.js';
import { aCreditCourse } from '../testing/a-credit-course.js';
import type { Caller } from '../testing/caller.js';
import { describeBadBodies, describeRefusals } from '../testing/ladder.js';
import { anEnrollment, type Learner } from '../testing/learner.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';
import { stored } from '../testing/stored.js';
import { EvaluationBox } from './evaluation-box.worker.js';

let api: TestApi;
let owner: Caller;
let learner: Learner;

beforeAll(async () => {
  api = await startTestApi();
  await api.publish(aCreditCourse());
  owner = await api.as({ name: 'owner' });
  learner = await anEnrollment(owner);
});
afterAll(() => api.close());

/** Everything the form of the small course asks for. */
const complete = () => [
  ...['explain-limits', 'draft-agreement', 'respond-to-absence', 'document-contact'].map((objective) => ({
    questionId: `objective.${objective}`,
    value: 4,
  })),
  { questionId: 'relevance', value: 5 },
  { questionId: 'bias', value: 'No' },
];
/** What was said, in the box and out of it. */
const taken = async (): Promise<number> =>
  (await stored(api, 'select from boxed_evaluations union all select from evaluation_responses')).length;
const path = (id: string) => `/enrollments/${id}/evaluation`;
const refused = { api: () => api, id: async () => learner.enrollmentId, administrator: 403 } as const;

describeRefusals({ verb: 'get', path }, refused);
describeRefusals({ verb: 'post', path, body: () => ({ answers: complete() }) }, refused);

describe('GET /enrollments/:id/evaluation', () => {
  it('asks about every objective in its own words, then the form’s own questions', async () => {
    const { body } = await owner.get(path(learner.enrollmentId));

    expect(body).toMatchObject({ courseTitle: 'A sample course', given: false });
    expect(body.questions.map(({ id }: { id: string }) => id)).toEqual([
      ...complete().map(({ questionId }) => questionId),
      'use',
    ]);
    expect(body.questions[0].about).toBe('Explain the limits of confidentiality to a prospective member.');
  });
});

describe('POST /enrollments/:id/evaluation', () => {
  it.each([
    ['nothing is answered', [], complete().map(({ questionId }) => questionId)],
    ['a required question is left out', complete().slice(1), ['objective.explain-limits']],
    [
      'a choice is none of the options',
      [...complete().slice(0, -1), { questionId: 'bias', value: 'Maybe' }],
      ['bias'],
    ],
    [
      'a scale is answered in words',
      [...complete().slice(1), { questionId: 'objective.explain-limits', value: 'Well' }],
      ['objective.explain-limits'],
    ],
    ['a question is not of the form', [...complete(), { questionId: 'salary', value: 5 }], ['salary']],
    ['a question is answered twice', [...complete(), { questionId: 'bias', value: 'No' }], ['bias']],
  ])('is refused when %s, names each question, and keeps nothing', async (_, answers, questions) => {
    const answer = await owner.post(path(learner.enrollmentId), { answers });

    expect(answer).toMatchObject({ status: 400, body: { code: 'evaluation-incomplete' } });
    expect(answer.body.details.map(({ field }: { field: string }) => field)).toEqual(questions);
    expect(await taken()).toBe(0);
    expect((await owner.get(path(learner.enrollmentId))).body.given).toBe(false);
  });

  describeBadBodies(
    'post',
    async () => path(learner.enrollmentId),
    async () => owner,
    [
      { what: 'no answers', field: 'answers', body: {} },
      {
        what: 'a number off the scale',
        field: 'answers.0.value',
        body: { answers: [{ questionId: 'relevance', value: 6 }] },
      },
      {
        what: 'half a number',
        field: 'answers.0.value',
        body: { answers: [{ questionId: 'relevance', value: 4.5 }] },
      },
      {
        what: 'a text that is too long',
        field: 'answers.0.value',
        body: { answers: [{ questionId: 'use', value: 'a'.repeat(4001) }] },
      },
      {
        what: 'a character that cannot be stored',
        field: 'answers.0.value',
        body: { answers: [{ questionId: 'use', value: 'a\0b' }] },
      },
    ],
  );

  it('is taken once, also when it is given many times at once', async () => {
    const caller = await api.as({ name: 'eager' });
    const { enrollmentId } = await anEnrollment(caller);
    const give = () => caller.post(path(enrollmentId), { answers: complete() });
    const before = await taken();

    const answers = await Promise.all(Array.from({ length: 10 }, give));

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === 'evaluation-given')).toHaveLength(9);
    expect(await give()).toMatchObject({ status: 409, body: { code: 'evaluation-given' } });
    expect(await taken()).toBe(before + 1);
    expect((await caller.get(path(enrollmentId))).body.given).toBe(true);
    expect((await caller.get(`/enrollments/${enrollmentId}`)).body.evaluation.status).toBe('done');
  });
});

describe('what an evaluation says', () => {
  beforeAll(async () => {
    for (const name of ['teller one', 'teller two', 'teller three']) {
      const caller = await api.as({ name });
      const { enrollmentId } = await anEnrollment(caller);
      const answers = [...complete(), { questionId: 'use', value: 'A sentence of my own.' }];
      await caller.post(path(enrollmentId), { answers });
    }
    // After their month no evaluation waits for others any more.
    api.clock.advance(10 * 24 * 3600_000);
    await api.app.get(EvaluationBox, { strict: false }).run();
  });

  it.each(['boxed_evaluations', 'evaluation_responses'])(
    'is stored in %s without who said it',
    async (table) => {
      const columns = await stored<{ name: string }>(
        api,
        `select column_name as name from information_schema.columns
       where table_schema = 'public' and table_name = $1 order by name`,
        [table],
      );
      expect(columns.map(({ name }) => name)).toEqual([
        'answers',
        'course_version_id',
        'id',
        'month',
        'society_id',
      ]);
    },
  );

  it('has ids that say nothing of when, and a month for a date', async () => {
    const rows = await stored<{ id: string; month: string }>(
      api,
      'select id, month::text as month from evaluation_responses',
    );

    expect(rows.length).toBeGreaterThanOrEqual(3);
    // The thirteenth digit is the version: 4 is random, 7 is ordered by time.
    for (const { id, month } of rows) {
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
      expect(month).toBe('2026-11-01');
    }
  });

  it('can be read by an administrator of the society and by nobody else', async () => {
    const read = (actor: Parameters<Database['as']>[0]) =>
      api.app.get(Database).as(actor, (tx) => tx.query<object>('select id from evaluation_responses'));
    const someone = (changes: Partial<Person>): Person => ({
      kind: 'person',
      societyId: api.societies.acme,
      personId: '01a20000-0000-7000-8000-000000000001',
      sessionId: '01a20000-0000-7000-8000-000000000002',
      roles: ['learner'],
      ...changes,
    });
    const [{ personId } = { personId: '' }] = await stored<{ personId: string }>(
      api,
      'select person_id as "personId" from evaluation_receipts limit 1',
    );

    expect((await read(someone({ roles: ['ce-administrator'] }))).length).toBeGreaterThanOrEqual(3);
    expect((await read(systemOf(api.societies.acme))).length).toBeGreaterThanOrEqual(3);
    expect(await read(someone({ roles: ['ce-administrator'], societyId: api.societies.globex }))).toEqual([]);
    expect(await read(someone({ roles: ['instructor'] }))).toEqual([]);
    expect(await read(someone({ personId }))).toEqual([]);
    expect(await read({ kind: 'visitor', societyId: api.societies.acme })).toEqual([]);
  });
});
