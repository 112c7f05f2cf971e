import { z } from 'zod';
import { BODY_IDS } from './body.js';
import type { Hundredths } from './hundredths.js';
import type { AwardRefusal } from './reason.js';

const derivationSchema = z.strictObject({
  ruleVersion: z.string(),
  offerId: z.string(),
  activityId: z.string(),
  approvalId: z.string(),
  body: z.enum(BODY_IDS),
  inputs: z.union([
    z.strictObject({
      lessonReadIds: z.array(z.string()),
      attemptId: z.string().nullable(),
      evaluationId: z.string(),
      attestationId: z.string(),
    }),
    z.strictObject({ rosterLineId: z.string() }),
  ]),
  completedOn: z.iso.date(),
  steps: z.array(z.strictObject({ text: z.string(), value: z.number(), unit: z.string() })),
  amount: z.int().positive(),
  unit: z.string(),
});

/**
 * How an award came about, as plain JSON to be kept with it: the rules by version, the inputs by id, each step of the sum, and
 * the amount in hundredths of the unit.
 */
export type Derivation = z.infer<typeof derivationSchema>;

/** An award with how it came about, or everything that stands in its way. */
export type AwardDecision =
  | {
      readonly granted: true;
      readonly amount: Hundredths;
      readonly unit: string;
      readonly derivation: Derivation;
    }
  | { readonly granted: false; readonly reasons: readonly AwardRefusal[] };

export type ParsedDerivation =
  | { readonly ok: true; readonly derivation: Derivation }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads a kept derivation back; what does not have the shape is refused with one "path: problem" each. */
export function parseDerivation(kept: unknown): ParsedDerivation {
  const parsed = derivationSchema.safeParse(kept);
  if (parsed.success) return { ok: true, derivation: parsed.data };

  return {
    ok: false,
    problems: parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'derivation'}: ${message}`),
  };
}
