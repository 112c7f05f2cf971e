import { randomUUID } from 'node:crypto';
import { optionOf } from './a-credit-course.js';
import type { Caller } from './caller.js';

/** Someone who works through the small course of `aCourse`; each step is what the portal would send. */
export type Learner = Readonly<{
  enrollmentId: string;
  readAll(): Promise<void>;
  /** Answers everything right, but for as many as are to be wrong. */
  takeQuiz(options?: { wrong?: number }): Promise<{ attemptId: string }>;
  evaluate(): Promise<void>;
  /** Everything completion asks for. */
  complete(): Promise<void>;
  claim(changes?: Record<string, unknown>): ReturnType<Caller['post']>;
}>;

export async function anEnrollment(caller: Caller, slug = 'a-small-course'): Promise<Learner> {
  const page = await expectOk(caller.get(`/courses/${slug}`));
  const { id } = await expectOk(
    caller.post('/enrollments', { courseSlug: slug, disclosuresHash: page.disclosures.hash }),
  );
  const enrollmentId = String(id);

  return {
    enrollmentId,
    readAll: () => readAll(caller, enrollmentId),
    takeQuiz: ({ wrong = 0 } = {}) => takeQuiz(caller, enrollmentId, wrong),
    evaluate: () => evaluate(caller, enrollmentId),
    complete: async () => {
      await readAll(caller, enrollmentId);
      await takeQuiz(caller, enrollmentId, 0);
      await evaluate(caller, enrollmentId);
    },
    claim: async (changes = {}) => {
      const claim = await expectOk(caller.get(`/enrollments/${enrollmentId}/claim`));
      const offerIds = claim.offers.map((offer: { id: string }) => offer.id);

      return caller.post(`/enrollments/${enrollmentId}/claim`, {
        name: 'Ada Test',
        attested: true,
        offerIds,
        ...changes,
      });
    },
  };
}

export const aReading = (lesson: string, changes: Record<string, unknown> = {}) => ({
  id: randomUUID(),
  seq: 1,
  lesson,
  paragraph: 'p-start',
  offset: 0.5,
  activeSeconds: 60,
  finished: true,
  at: '2026-11-22T15:00:00Z',
  ...changes,
});

export const aStep = (
  seq: number,
  itemId: string,
  optionId: string | null,
  changes: Record<string, unknown> = {},
) => ({
  id: randomUUID(),
  seq,
  itemId,
  optionId,
  flagged: false,
  at: '2026-11-22T15:00:00Z',
  ...changes,
});

async function readAll(caller: Caller, enrollmentId: string): Promise<void> {
  const home = await expectOk(caller.get(`/enrollments/${enrollmentId}`));
  const lessons: { id: string }[] = home.modules.flatMap(
    (module: { lessons: { id: string }[] }) => module.lessons,
  );
  await expectOk(
    caller.post(`/enrollments/${enrollmentId}/readings`, { events: lessons.map(({ id }) => aReading(id)) }),
  );
}

async function takeQuiz(caller: Caller, enrollmentId: string, wrong: number): Promise<{ attemptId: string }> {
  const attempt = await expectOk(caller.post(`/enrollments/${enrollmentId}/attempts`), 201);
  const steps = attempt.questions.map(({ itemId }: { itemId: string }, index: number) =>
    aStep(index + 1, itemId, optionOf(itemId, index >= wrong)),
  );
  await expectOk(caller.post(`/attempts/${attempt.id}/steps`, { steps }));
  await expectOk(
    caller.post(`/attempts/${attempt.id}/submission`, { stepIds: steps.map(({ id }: { id: string }) => id) }),
  );

  return { attemptId: attempt.id };
}

async function evaluate(caller: Caller, enrollmentId: string): Promise<void> {
  const form = await expectOk(caller.get(`/enrollments/${enrollmentId}/evaluation`));
  const answers = form.questions
    .filter(({ required }: { required: boolean }) => required)
    .map(({ id, kind, options }: { id: string; kind: string; options: string[] }) => ({
      questionId: id,
      value: kind === 'scale' ? 5 : kind === 'choice' ? options[0] : 'Fine.',
    }));
  await expectOk(caller.post(`/enrollments/${enrollmentId}/evaluation`, { answers }));
}

// eslint-disable-next-line typescript/no-explicit-any
async function expectOk(answering: ReturnType<Caller['get']>, status?: number): Promise<any> {
  const answer = await answering;
  if (status === undefined ? answer.status >= 300 : answer.status !== status) {
    throw new Error(`The api answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  }

  return answer.body;
}
