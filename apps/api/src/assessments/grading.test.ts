import { randomUUID } from 'node:crypto';
import { aCreditCourse, optionOf } from '../testing/a-credit-course.js';
import type { Answer, Caller } from '../testing/caller.js';
import { describeBadBodies } from '../testing/ladder.js';
import { anEnrollment, aStep } from '../testing/learner.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';
import { stored } from '../testing/stored.js';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
  await api.publish(aCreditCourse());
  await api.publish(aCreditCourse({ slug: 'two-tries', attempts: 2, draw: 4 }));
  // A bank of 8 for 2 questions: three times as many or more show the key.
  await api.publish(aCreditCourse({ slug: 'large-bank', draw: 2 }));
});
afterAll(() => api.close());

type Question = Readonly<{ itemId: string }>;

async function anAttempt(caller: Caller, enrollmentId: string) {
  const { body, status } = await caller.post(`/enrollments/${enrollmentId}/attempts`);
  expect(status).toBe(201);
  const items: string[] = body.questions.map(({ itemId }: Question) => itemId);
  const id = String(body.id);
  const submit = (stepIds: readonly string[]) => caller.post(`/attempts/${id}/submission`, { stepIds });

  return {
    id,
    items,
    submit,
    record: (steps: readonly unknown[]) => caller.post(`/attempts/${id}/steps`, { steps }),
    results: () => caller.get(`/attempts/${id}/results`),
    /** Answers everything, the first `wrong` ones wrong, and sends. */
    send: async (wrong: number): Promise<Answer> => {
      const steps = items.map((item, index) => aStep(index + 1, item, optionOf(item, index >= wrong)));
      await caller.post(`/attempts/${id}/steps`, { steps });

      return submit(steps.map((step) => step.id));
    },
  };
}

async function aTaker(name: string, slug = 'a-small-course') {
  const caller = await api.as({ name });
  const { enrollmentId } = await anEnrollment(caller, slug);

  return { enrollmentId, start: () => anAttempt(caller, enrollmentId) };
}

describe('POST /attempts/:id/submission', () => {
  it('is refused while a step is still on the device, and names it', async () => {
    const attempt = await (await aTaker('offline')).start();
    const [item = ''] = attempt.items;
    const [here, there] = [aStep(1, item, optionOf(item, true)), randomUUID()];
    await attempt.record([here]);

    expect(await attempt.submit([here.id, there])).toMatchObject({
      status: 409,
      body: { code: 'answers-unsent', details: { stepIds: [there] } },
    });
    expect((await attempt.results()).body.code).toBe('attempt-open');
    expect((await attempt.submit([here.id])).status).toBe(200);
  });

  it('grades once, however often it is sent at once', async () => {
    const attempt = await (await aTaker('eager')).start();
    const steps = attempt.items.map((item, index) => aStep(index + 1, item, optionOf(item, true)));
    await attempt.record(steps);

    const answers = await Promise.all(
      Array.from({ length: 20 }, () => attempt.submit(steps.map(({ id }) => id))),
    );

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(answers[0]?.body).toMatchObject({ passed: true, right: 8, of: 8, needed: 7 });
    expect(
      await stored(api, 'select count(*)::int n from attempt_results where attempt_id = $1', [attempt.id]),
    ).toEqual([{ n: 1 }]);
  });

  it('grades every answer that was acknowledged, and no other, when both arrive at once', async () => {
    const taker = await aTaker('racing');
    const attempt = await taker.start();
    const steps = attempt.items.map((item, index) => aStep(index + 1, item, optionOf(item, true)));
    const [recorded, sent] = await Promise.all([
      Promise.all(steps.map((step) => attempt.record([step]))),
      attempt.submit([]),
    ]);

    expect(sent.status).toBe(200);
    const acknowledged = recorded.filter(({ status }) => status === 200);
    const tooLate = recorded.filter(({ body }) => body.code === 'attempt-closed');
    expect(acknowledged.length + tooLate.length).toBe(steps.length);
    expect(sent.body.right).toBe(acknowledged.length);
    expect(
      await stored(api, 'select count(*)::int n from attempt_steps where attempt_id = $1', [attempt.id]),
    ).toEqual([{ n: acknowledged.length }]);
  });

  it('takes an empty attempt for what it is', async () => {
    const attempt = await (await aTaker('blank')).start();
    expect(await attempt.submit([])).toMatchObject({ status: 200, body: { passed: false, right: 0, of: 8 } });
  });

  describeBadBodies(
    'post',
    async () => `/attempts/${randomUUID()}/submission`,
    () => api.as(),
    [
      { what: 'no list', field: 'stepIds', body: {} },
      { what: 'an id of the wrong shape', field: 'stepIds.0', body: { stepIds: ['7'] } },
      { what: 'an unknown field', field: '', body: { stepIds: [], passed: true } },
    ],
  );
});

describe('GET /attempts/:id/results', () => {
  it('is refused before the attempt is sent', async () => {
    const attempt = await (await aTaker('impatient')).start();
    expect(await attempt.results()).toMatchObject({ status: 409, body: { code: 'attempt-open' } });
  });

  it('shows wrong ones first, and each objective by itself', async () => {
    const attempt = await (await aTaker('half right')).start();
    await attempt.send(3);
    const { body } = await attempt.results();

    expect(body).toMatchObject({ passed: false, right: 5, of: 8, needed: 7, attemptsLeft: null });
    const verdicts = body.items.map(({ right }: { right: boolean }) => right);
    expect(verdicts).toEqual([false, false, false, true, true, true, true, true]);
    const numbers = body.items.map(({ number }: { number: number }) => number);
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(body.objectives).toHaveLength(4);
  });

  it('hides the key of what was missed while there is a retake, and shows it after a pass', async () => {
    const taker = await aTaker('learning');
    const first = await taker.start();
    const failed = (await first.send(3)).body;

    expect(failed.keyShown).toBe(false);
    for (const { right, options } of failed.items)
      for (const { chosen, correct, rationale } of options) {
        expect(correct === null).toBe(!(right && chosen));
        expect(rationale === null).toBe(!(right && chosen));
      }
    expect((await (await taker.start()).send(0)).body).toMatchObject({ passed: true, keyShown: true });
    const again = (await first.results()).body;
    expect(again).toMatchObject({ passed: false, keyShown: true });
    for (const { options } of again.items)
      expect(options.filter(({ correct }: { correct: boolean }) => correct)).toHaveLength(1);
  });

  it('shows the key at once when the bank is large enough for a retake to ask other questions', async () => {
    const attempt = await (await aTaker('large bank', 'large-bank')).start();
    expect((await attempt.send(2)).body).toMatchObject({ passed: false, keyShown: true });
  });

  it('says which section to read again first, and where', async () => {
    const taker = await aTaker('rereader');
    const { body } = await (await taker.start()).send(8);

    // Two of the eight items ask about each of four sections; the first in reading order stands first.
    expect(body.rereadFirst).toMatchObject({
      lesson: 'what-a-group-promises',
      path: expect.stringMatching(
        new RegExp(`^/learn/${taker.enrollmentId}/lessons/what-a-group-promises#.+`),
      ),
      items: 2,
    });
    for (const { source } of body.items)
      expect(source.path).toBe(`/learn/${taker.enrollmentId}/lessons/${source.lesson}#${source.paragraph}`);
  });

  it('sends no one anywhere when nothing was missed', async () => {
    expect((await (await (await aTaker('all right')).start()).send(0)).body.rereadFirst).toBeNull();
  });
});

describe('a retake', () => {
  it('asks what was asked least', async () => {
    const taker = await aTaker('second try', 'two-tries');
    const first = await taker.start();
    await first.send(4);
    const second = await taker.start();

    // Eight items, four asked each time, one of each objective: the second time the other four.
    expect(new Set([...first.items, ...second.items]).size).toBe(8);
  });

  it('is refused when the attempts are used up, and the key is shown then', async () => {
    const taker = await aTaker('third try', 'two-tries');
    expect((await (await taker.start()).send(4)).body).toMatchObject({ keyShown: false, attemptsLeft: 1 });
    const last = await taker.start();
    expect((await last.send(4)).body).toMatchObject({ passed: false, keyShown: true, attemptsLeft: 0 });

    const caller = await api.as({ name: 'third try' });
    expect(await caller.post(`/enrollments/${taker.enrollmentId}/attempts`)).toMatchObject({
      status: 409,
      body: { code: 'no-attempts-left' },
    });
  });
});
