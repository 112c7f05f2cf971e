import { z } from 'zod';
import { isPlainDate } from '../plain-date.js';
import { FORMATS } from '../reason.js';
import { ACTIVITY_KINDS, APPROVERS, FORMALITIES, ROLES, TOPICS } from '../vocabulary.js';

const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { message: 'must be lower-case words joined by hyphens' });
const sentence = z.string().trim().min(1, { message: 'must not be empty' }).max(600);
const date = z
  .string()
  .refine(isPlainDate, { message: 'must be a day of the calendar written as year-month-day' });
/** Written in hours, at most two decimals; kept in hundredths. */
const hours = z
  .number()
  .min(0, { message: 'must be at least 0' })
  .max(10_000, { message: 'must be at most 10,000' })
  .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6, {
    message: 'must have at most two decimals',
  })
  .transform((value) => Math.round(value * 100));
const fraction = z
  .string()
  .regex(/^[1-9]\d{0,2}\/[1-9]\d{0,2}$/, { message: 'must be a fraction such as 1/3' })
  .transform((text) => {
    const [part = 1, whole = 1] = text.split('/').map(Number);

    return { part, whole };
  })
  .refine(({ part, whole }) => part <= whole, { message: 'must be at most the whole' });
/** Hours, or a part of the hours required; `otherPeriods` is the part that holds when a cycle is not of the usual length. */
const amount = z.union([
  z.strictObject({ hours, otherPeriods: fraction.optional() }),
  z.strictObject({ fraction }),
]);
const confidence = z.enum(['stated', 'secondary', 'unverified']);

/** Which hours are meant: every list that is given must hold one word of the hour. */
const filter = z.strictObject({
  topics: z.array(z.enum(TOPICS)).min(1).optional(),
  formats: z.array(z.enum(FORMATS)).min(1).optional(),
  approvers: z.array(z.enum(APPROVERS)).min(1).optional(),
  activities: z.array(z.enum(ACTIVITY_KINDS)).min(1).optional(),
  roles: z.array(z.enum(ROLES)).min(1).optional(),
  formality: z.array(z.enum(FORMALITIES)).min(1).optional(),
});

/** What a rule stands on: its sentence for the learner, the source by id, how it was read and how far to trust it. */
const basis = {
  clause: sentence,
  source: slug.nullable().default(null),
  confidence: confidence.optional(),
  note: sentence.nullable().default(null),
};
const named = { id: slug, name: z.string().trim().min(1).max(80), ...basis };
/** Hours that match one of `of` (all, when there is none) and none of `except`. */
const matching = { of: z.array(filter).default([]), except: z.array(filter).default([]) };
/** When the hours are asked for: once in a lifetime, in every nth cycle, or only of those to whom a condition applies. */
const asked = {
  once: z.boolean().default(false),
  everyNth: z.int().min(2).max(20).nullable().default(null),
  when: slug.nullable().default(null),
};

const category = z.strictObject({
  ...named,
  ...matching,
  ...asked,
  hours: hours.default(0),
  overflow: z.array(slug).default([]),
});
const minimum = z.strictObject({ ...named, ...matching, ...asked, least: amount });
const limit = z.strictObject({
  ...named,
  ...matching,
  most: amount,
  per: z.enum(['cycle', 'day', 'lifetime']).default('cycle'),
});
const distinct = z.strictObject({
  ...named,
  least: z.int().min(1).max(20),
  groups: z
    .array(z.strictObject({ id: slug, name: z.string().trim().min(1), of: z.array(filter).min(1) }))
    .min(1),
});

const anchor = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('calendar'),
    ends: z.string().regex(/^\d\d-\d\d$/, { message: 'must be a month and a day such as 09-30' }),
    years: z.enum(['even', 'odd', 'every']),
    months: z.union([z.literal(12), z.literal(24)]),
    ...basis,
  }),
  z.strictObject({ kind: z.literal('birth-month'), months: z.int().min(12).max(120), ...basis }),
  z.strictObject({ kind: z.literal('registration'), months: z.int().min(12).max(120), ...basis }),
  z.strictObject({ kind: z.literal('certification'), months: z.int().min(12).max(120), ...basis }),
  z.strictObject({ kind: z.literal('open'), ...basis }),
]);

const firstCycle = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('full'), ...basis }),
  z.strictObject({ kind: z.literal('exempt'), ...basis }),
  z.strictObject({ kind: z.literal('exempt-if-issued-in-last'), months: z.int().min(1).max(120), ...basis }),
  z.strictObject({ kind: z.literal('hours'), hours, ...basis }),
]);

const waiver = z
  .strictObject({
    ...named,
    from: date,
    to: date,
    liftsLimits: z.array(slug).default([]),
    anyFormatIn: z.array(slug).default([]),
  })
  .refine(({ from, to }) => from <= to, { message: 'must not end before it begins', path: ['to'] });

const version = z.strictObject({
  version: slug,
  /** The cycles meant are those whose last day lies in this period; null is open. */
  validFrom: date.nullable(),
  validTo: date.nullable(),
  verifiedOn: date,
  confidence,
  readAs: sentence,
  sources: z
    .array(
      z.strictObject({ id: slug, title: sentence, url: z.url(), note: sentence.nullable().default(null) }),
    )
    .min(1),
  cycle: anchor,
  hour: z.strictObject({
    minutes: z.int().min(30).max(90),
    step: hours.default(1),
    least: hours.default(0),
    otherUnits: z.enum(['by-minutes', 'as-printed', 'refused']).default('by-minutes'),
    ...basis,
  }),
  total: z.strictObject({ hours, perMonthInOtherPeriods: hours.optional(), ...basis }).nullable(),
  conditions: z.array(z.strictObject({ id: slug, question: sentence })).default([]),
  categories: z.array(category).min(1),
  minimums: z.array(minimum).default([]),
  limits: z.array(limit).default([]),
  distinct: z.array(distinct).default([]),
  order: z
    .array(z.strictObject({ ...named, first: z.array(filter).min(1), then: z.array(filter).min(1) }))
    .default([]),
  fulfilled: z.array(z.strictObject({ ...named, of: z.array(filter).min(1) })).default([]),
  approvers: z
    .strictObject({
      accepted: z.array(z.enum(APPROVERS)).min(1).optional(),
      refused: z.array(z.strictObject({ approver: z.enum(APPROVERS), ...basis })).default([]),
      ...basis,
    })
    .nullable()
    .default(null),
  carry: z
    .strictObject({ most: hours, ...basis })
    .nullable()
    .default(null),
  firstCycle: firstCycle.nullable().default(null),
  repeats: z
    .strictObject({ counts: z.enum(['once-a-cycle', 'once']), ...basis })
    .nullable()
    .default(null),
  teaching: z
    .strictObject({ counts: z.enum(['once-a-cycle', 'once', 'never']), ...basis })
    .nullable()
    .default(null),
  waivers: z.array(waiver).default([]),
  retention: z
    .strictObject({ years: z.int().min(1).max(30), ...basis })
    .nullable()
    .default(null),
  conflicts: z
    .array(
      z.strictObject({
        topic: sentence,
        taken: sentence,
        other: sentence,
        sources: z.array(slug).default([]),
      }),
    )
    .default([]),
  /** What could not be read, and what was read and is not worked out: a sentence each for the learner. */
  unknown: z.array(sentence).default([]),
  notExpressed: z.array(sentence).default([]),
});

export const ruleSetSchema = z.strictObject({
  format: z.literal(1),
  id: slug,
  name: z.string().trim().min(1).max(120),
  board: z.string().trim().min(1).max(200),
  jurisdiction: z.string().regex(/^([A-Z]{2}|national|international)$/, {
    message: 'must be two capital letters, national or international',
  }),
  licenses: z.array(z.string().regex(/^[A-Za-z][A-Za-z-]{1,30}$/)).min(1),
  zone: z
    .string()
    .regex(/^[A-Za-z_]+(\/[A-Za-z_]+)*$/, { message: 'must be a time zone such as America/New_York' }),
  versions: z.array(version).min(1),
});

export type RuleSet = z.output<typeof ruleSetSchema>;
export type RuleSetVersion = RuleSet['versions'][number];
export type Category = RuleSetVersion['categories'][number];
export type Filter = z.output<typeof filter>;
export type Amount = z.output<typeof amount>;
export type Anchor = z.output<typeof anchor>;
export type Asked = Pick<Category, 'once' | 'everyNth' | 'when'>;
export type Matching = Pick<Category, 'of' | 'except'>;
