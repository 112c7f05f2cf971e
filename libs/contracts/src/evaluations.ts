import { z } from 'zod/mini';
import { maxEvaluationText } from './limits.js';

export const evaluationQuestion = z.object({
  id: z.string(),
  kind: z.enum(['scale', 'choice', 'text']),
  /** The objective this asks about, in its own words, when it is one. */
  about: z.nullable(z.string()),
  text: z.string(),
  required: z.boolean(),
  low: z.nullable(z.string()),
  high: z.nullable(z.string()),
  options: z.array(z.string()),
});
export type EvaluationQuestion = z.infer<typeof evaluationQuestion>;

export const evaluationPage = z.object({
  enrollmentId: z.uuid(),
  courseTitle: z.string(),
  intro: z.string(),
  /** Sentences a body prescribes for evaluation forms, word for word. */
  statements: z.array(z.string()),
  questions: z.array(evaluationQuestion),
  given: z.boolean(),
});
export type EvaluationPage = z.infer<typeof evaluationPage>;

const answer = z.strictObject({
  questionId: z.string().check(z.minLength(1), z.maxLength(100)),
  value: z.union(
    [z.int().check(z.minimum(1), z.maximum(5)), z.string().check(z.maxLength(maxEvaluationText))],
    `Choose one of the answers, or use at most ${maxEvaluationText} characters`,
  ),
});

export const giveEvaluation = z.strictObject({ answers: z.array(answer).check(z.maxLength(100)) });
export type GiveEvaluation = z.infer<typeof giveEvaluation>;

export const evaluationReceived = z.object({ received: z.literal(true) });
export type EvaluationReceived = z.infer<typeof evaluationReceived>;
