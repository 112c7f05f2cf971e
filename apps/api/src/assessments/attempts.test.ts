import { aCreditCourse, optionOf } from '../testing/a-credit-course.js';
import type { Caller } from '../testing/caller.js';
import { describeBadBodies, describeRefusals } from '../testing/ladder.js';
import { anEnrollment, aStep, type Learner } from '../testing/learner.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';
import { stored } from '../testing/stored.js';

let api: TestApi;
let owner: Caller;
let learner: Learner;
let attemptId: string;
let itemId: string;

beforeAll(async () => {
  api = await startTestApi();
  await api.publish(aCreditCourse());
  owner = await api.as({ name: 'owner' });
  learner = await anEnrollment(owner);
  const { body } = await owner.post(`/enrollments/${learner.enrollmentId}/attempts`);
  attemptId = body.id;
  itemId = body.questions[0].itemId;
});
afterAll(() => api.close());

const refused = { api: () => api, administrator: 403 } as const;
const ofEnrollment = { ...refused, id: async () => learner.enrollmentId };
const ofAttempt = { ...refused, id: async () => attemptId };
const someSteps = () => ({ steps: [aStep(1, itemId, optionOf(itemId, true))] });

describeRefusals({ verb: 'post', path: (id) => `/enrollments/${id}/attempts` }, ofEnrollment);
describeRefusals({ verb: 'get', path: (id) => `/attempts/${id}` }, ofAttempt);
describeRefusals({ verb: 'post', path: (id) => `/attempts/${id}/steps`, body: someSteps }, ofAttempt);
describeRefusals(
  { verb: 'post', path: (id) => `/attempts/${id}/submission`, body: () => ({ stepIds: [] }) },
  ofAttempt,
);
describeRefusals({ verb: 'get', path: (id) => `/attempts/${id}/results` }, ofAttempt);

/** Someone with an attempt of her own. */
async function aTaker(name: string) {
  const caller = await api.as({ name });
  const { enrollmentId } = await anEnrollment(caller);
  const { body } = await caller.post(`/enrollments/${enrollmentId}/attempts`);
  const items: string[] = body.questions.map(({ itemId: id }: { itemId: string }) => id);

  return {
    caller,
    enrollmentId,
    id: String(body.id),
    item: items[0] ?? '',
    answers: async () => (await caller.get(`/attempts/${body.id}`)).body.answers,
    record: (...steps: readonly unknown[]) => caller.post(`/attempts/${body.id}/steps`, { steps }),
    count: async () =>
      (
        await stored<{ n: number }>(api, 'select count(*)::int n from attempt_steps where attempt_id = $1', [
          body.id,
        ])
      )[0]?.n,
  };
}

describe('POST /enrollments/:id/attempts', () => {
  it('starts one attempt, however often it is asked at once', async () => {
    const caller = await api.as({ name: 'eager' });
    const { enrollmentId } = await anEnrollment(caller);

    const answers = await Promise.all(
      Array.from({ length: 20 }, () => caller.post(`/enrollments/${enrollmentId}/attempts`)),
    );

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    const rows = await stored(api, 'select number from attempts where enrollment_id = $1', [enrollmentId]);
    expect(rows).toEqual([{ number: 1 }]);
  });

  it('shows questions without their key or rationales, here and when it is opened again', async () => {
    const { caller, id, enrollmentId } = await aTaker('curious');
    const views = [
      await caller.get(`/attempts/${id}`),
      await caller.post(`/enrollments/${enrollmentId}/attempts`),
    ];

    for (const { body } of views) {
      expect(body.questions).toHaveLength(8);
      expect(JSON.stringify(body)).not.toMatch(/rationale|correct|Why the /);
      for (const question of body.questions) {
        expect(Object.keys(question).toSorted()).toEqual(['itemId', 'number', 'options', 'stem', 'stemHtml']);
        for (const option of question.options) expect(Object.keys(option)).toEqual(['id', 'text']);
      }
    }
  });
});

describe('POST /attempts/:id/steps', () => {
  it('keeps a step once, however often and whether or not at once it is sent', async () => {
    const taker = await aTaker('sender');
    const step = aStep(1, taker.item, optionOf(taker.item, true));
    const answers = await Promise.all(Array.from({ length: 10 }, () => taker.record(step)));
    answers.push(await taker.record(step, step));

    for (const answer of answers)
      expect(answer).toMatchObject({ status: 200, body: { saved: expect.arrayContaining([step.id]) } });
    expect(await taker.count()).toBe(1);
  });

  it('lets the highest number hold, in whatever order steps arrive', async () => {
    const taker = await aTaker('twice minded');
    const [first, second] = [optionOf(taker.item, false), optionOf(taker.item, true)];
    await taker.record(aStep(7, taker.item, second, { flagged: true }));
    const late = await taker.record(aStep(3, taker.item, first));

    expect(late.status).toBe(200);
    expect(await taker.answers()).toEqual([{ itemId: taker.item, optionId: second, flagged: true, seq: 7 }]);
  });

  it('takes an answer back', async () => {
    const taker = await aTaker('hesitant');
    await taker.record(aStep(1, taker.item, optionOf(taker.item, true)));
    await taker.record(aStep(2, taker.item, null));

    expect(await taker.answers()).toMatchObject([{ itemId: taker.item, optionId: null }]);
  });

  it.each([
    ['an item that was not drawn', (_: string) => aStep(2, 'another-item', 'a')],
    ['an option the item does not have', (item: string) => aStep(2, item, 'zz')],
  ])('refuses %s and keeps nothing of what came with it', async (_, stray) => {
    const taker = await aTaker('stray');
    const answer = await taker.record(aStep(1, taker.item, optionOf(taker.item, true)), stray(taker.item));

    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'unknown-question', details: { itemId: expect.any(String) } },
    });
    expect(await taker.count()).toBe(0);
  });

  it('refuses more once the attempt was sent', async () => {
    const taker = await aTaker('too late');
    await taker.caller.post(`/attempts/${taker.id}/submission`, { stepIds: [] });

    expect(await taker.record(aStep(1, taker.item, null))).toMatchObject({
      status: 409,
      body: { code: 'attempt-closed' },
    });
    expect(await taker.count()).toBe(0);
  });

  describeBadBodies(
    'post',
    async () => `/attempts/${attemptId}/steps`,
    async () => owner,
    [
      { what: 'no steps', field: 'steps', body: { steps: [] } },
      {
        what: 'more steps than one request takes',
        field: 'steps',
        body: { steps: Array.from({ length: 201 }, () => aStep(1, 'x', 'a')) },
      },
      { what: 'a step without a number', field: 'steps.0.seq', body: { steps: [aStep(0, 'x', 'a')] } },
      {
        what: 'an id of the wrong shape',
        field: 'steps.0.id',
        body: { steps: [aStep(1, 'x', 'a', { id: '7' })] },
      },
      {
        what: 'a time that is none',
        field: 'steps.0.at',
        body: { steps: [aStep(1, 'x', 'a', { at: 'now' })] },
      },
      {
        what: 'a field nobody knows',
        field: 'steps.0',
        body: { steps: [aStep(1, 'x', 'a', { right: true })] },
      },
    ],
  );
});
