import { z } from 'zod';
import { BODY_IDS } from '../body.js';
import { isPlainDate } from '../plain-date.js';

/** What a body's words are printed on. */
export const ARTEFACTS = ['page', 'slide', 'evaluation', 'certificate'] as const;
export type Artefact = (typeof ARTEFACTS)[number];

/** What a statement may leave open for the approval and the offer to fill in. */
export const PLACEHOLDERS = [
  'society',
  'providerNumber',
  'approvalNumber',
  'approvalFrom',
  'approvalTo',
  'amount',
  'categories',
] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { message: 'must be lower-case words joined by hyphens' });
const sentence = z.string().trim().min(1, { message: 'must not be empty' }).max(600);
const date = z
  .string()
  .refine(isPlainDate, { message: 'must be a day of the calendar written as year-month-day' });

const statement = z
  .strictObject({
    id: slug,
    artefacts: z.array(z.enum(ARTEFACTS)).min(1, { message: 'must name at least one artefact' }),
    /** Only for approvals whose provider number begins like this: NYSED approves for one profession at a time. */
    providerNumberStarts: z.string().min(1).max(20).nullable().default(null),
    text: z.string().trim().min(1, { message: 'must not be empty' }).max(1500),
    validFrom: date.nullable(),
    validTo: date.nullable(),
    verifiedOn: date,
    confidence: z.enum(['stated', 'secondary', 'unverified']),
    source: z.strictObject({ title: sentence, url: z.url({ message: 'must be an address' }) }).nullable(),
    note: sentence.nullable().default(null),
  })
  .refine(({ validFrom, validTo }) => validFrom === null || validTo === null || validFrom <= validTo, {
    path: ['validTo'],
    message: 'must not end before it begins',
  })
  .refine(({ confidence, source }) => confidence === 'unverified' || source !== null, {
    path: ['source'],
    message: 'must be given for words that were read somewhere',
  });

export const statementFileSchema = z.strictObject({
  format: z.literal(1),
  body: z.enum(BODY_IDS),
  statements: z.array(statement).default([]),
  /** The artefacts for which no wording is known, each with a sentence on what was looked at. */
  none: z
    .array(
      z.strictObject({
        artefact: z.enum(ARTEFACTS),
        note: sentence,
        source: z.strictObject({ title: sentence, url: z.url({ message: 'must be an address' }) }).nullable(),
      }),
    )
    .default([]),
});

export type StatementFile = z.output<typeof statementFileSchema>;
export type MandatedStatement = StatementFile['statements'][number];
