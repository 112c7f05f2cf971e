import { z } from 'zod/mini';
import { maxStepsPerRequest } from './limits.js';

/** What a learner sees of a question before sending: no key, no rationale. */
export const questionView = z.object({
  number: z.int(),
  itemId: z.string(),
  stem: z.string(),
  /** Stems are Markdown rendered to safe HTML. */
  stemHtml: z.string(),
  options: z.array(z.object({ id: z.string(), text: z.string() })),
});
export type QuestionView = z.infer<typeof questionView>;

export const attemptView = z.object({
  id: z.uuid(),
  enrollmentId: z.uuid(),
  courseTitle: z.string(),
  number: z.int(),
  startedAt: z.iso.datetime(),
  submitted: z.boolean(),
  needed: z.int(),
  questions: z.array(questionView),
  /** The newest answer the server has for each question, and whether it is flagged to come back to. */
  answers: z.array(
    z.object({ itemId: z.string(), optionId: z.nullable(z.string()), flagged: z.boolean(), seq: z.int() }),
  ),
  /** The highest sequence number the server has; a device continues from here. */
  lastSeq: z.int(),
});
export type AttemptView = z.infer<typeof attemptView>;

/** One recorded answer. `id` and `seq` are made on the device; a repeat changes nothing. */
export const answerStep = z.strictObject({
  id: z.uuid(),
  seq: z.int().check(z.minimum(1), z.maximum(1_000_000)),
  itemId: z.string().check(z.minLength(1), z.maxLength(100)),
  /** null takes an answer back. */
  optionId: z.nullable(z.string().check(z.minLength(1), z.maxLength(10))),
  flagged: z.boolean(),
  at: z.iso.datetime({ offset: true }),
});
export type AnswerStep = z.infer<typeof answerStep>;

export const recordSteps = z.strictObject({
  steps: z.array(answerStep).check(z.minLength(1), z.maxLength(maxStepsPerRequest)),
});
export type RecordSteps = z.infer<typeof recordSteps>;

export const stepsRecorded = z.object({ saved: z.array(z.uuid()) });
export type StepsRecorded = z.infer<typeof stepsRecorded>;

/** `stepIds` are all the steps the device ever made for this attempt: grading is refused while one is missing here. */
export const submitAttempt = z.strictObject({ stepIds: z.array(z.uuid()).check(z.maxLength(5000)) });
export type SubmitAttempt = z.infer<typeof submitAttempt>;

export const itemResult = z.object({
  number: z.int(),
  itemId: z.string(),
  stemHtml: z.string(),
  right: z.boolean(),
  chosen: z.nullable(z.string()),
  /** Every option with its rationale; null rationales when the key stays hidden for a retake. */
  options: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      chosen: z.boolean(),
      correct: z.nullable(z.boolean()),
      rationale: z.nullable(z.string()),
    }),
  ),
  objective: z.string(),
  source: z.object({ lesson: z.string(), lessonTitle: z.string(), paragraph: z.string(), path: z.string() }),
});
export type ItemResult = z.infer<typeof itemResult>;

export const attemptResult = z.object({
  attemptId: z.uuid(),
  enrollmentId: z.uuid(),
  courseTitle: z.string(),
  passed: z.boolean(),
  right: z.int(),
  of: z.int(),
  needed: z.int(),
  submittedAt: z.iso.datetime(),
  objectives: z.array(
    z.object({ id: z.string(), text: z.string(), met: z.boolean(), right: z.int(), of: z.int() }),
  ),
  /** Wrong ones first. */
  items: z.array(itemResult),
  keyShown: z.boolean(),
  /** The one lesson that explains most of what was missed. */
  rereadFirst: z.nullable(
    z.object({ lesson: z.string(), title: z.string(), minutes: z.int(), path: z.string(), items: z.int() }),
  ),
  attemptsLeft: z.nullable(z.int()),
  next: z.object({ label: z.string(), path: z.string() }),
});
export type AttemptResult = z.infer<typeof attemptResult>;
