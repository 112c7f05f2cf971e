import { z } from 'zod';
import { maxEvaluationText } from './limits.js';

export const evaluationQuestion = z.object({
  id: z.string(),
  kind: z.enum(['scale', 'choice', 'text']),
  /** The objective this asks about, in its own words, when it is one. */
  about: z.string().nullable(),
  text: z.string(),
  required: z.boolean(),
  low: z.string().nullable(),
  high: z.string().nullable(),
  options: z.array(z.string()),
});
export type EvaluationQuestion = z.infer<typeof evaluationQuestion>;

export const evaluationPage = z
  .object({
    enrollmentId: z.uuid(),
    courseTitle: z.string(),
    intro: z.string(),
    /** Sentences a body prescribes for evaluation forms, word for word. */
    statements: z.array(z.string()),
    questions: z.array(evaluationQuestion),
    given: z.boolean(),
  })
  .meta({ id: 'EvaluationPage' });
export type EvaluationPage = z.infer<typeof evaluationPage>;

export const giveEvaluation = z
  .strictObject({
    answers: z
      .array(
        z.strictObject({
          questionId: z.string().min(1).max(100),
          value: z.union([z.int().min(1).max(5), z.string().max(maxEvaluationText)]),
        }),
      )
      .max(100),
  })
  .meta({ id: 'GiveEvaluation' });
export type GiveEvaluation = z.infer<typeof giveEvaluation>;

export const evaluationReceived = z.object({ received: z.literal(true) }).meta({ id: 'EvaluationReceived' });
export type EvaluationReceived = z.infer<typeof evaluationReceived>;
