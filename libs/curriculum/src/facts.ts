import { z } from 'zod';

export const id = z
  .string()
  .max(80, 'must be at most 80 characters long')
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens');
export const text = z.string().trim().min(1, 'must not be empty');
export const plainDate = z.iso.date('must be a date such as 2026-11-22');
export const difficulty = z.number().min(1, 'must be 1 to 5').max(5, 'must be 1 to 5');

export const competencies = [
  'theory',
  'listening',
  'intervention',
  'process',
  'leadership',
  'formation',
  'co-therapy',
  'diversity',
  'ethics',
  'evidence',
  'supervision',
  'professional-development',
  'online',
] as const;

export const therapeuticFactors = [
  'hope',
  'universality',
  'information',
  'altruism',
  'family-recapitulation',
  'socializing',
  'imitation',
  'interpersonal-learning',
  'cohesion',
  'catharsis',
  'existential',
] as const;

export const groupStages = ['forming', 'storming', 'norming', 'performing', 'adjourning'] as const;

const objective = z.strictObject({
  id,
  text,
  competencies: z.array(z.enum(competencies)).min(1, 'needs at least one competency'),
  themes: z.array(z.enum([...therapeuticFactors, ...groupStages])).default([]),
});
export type Objective = z.output<typeof objective>;

const instructor = z.strictObject({
  name: text,
  credentials: text,
  position: text,
  expertise: text,
  disclosure: text,
});
export type Instructor = z.output<typeof instructor>;

const webAddress = z.url({
  protocol: /^https?$/,
  error: 'must be an address starting with https:// or http://',
});

const reference = z.strictObject({
  id,
  authors: text,
  year: z
    .union([z.int(), z.string().regex(/^(?:n\.d\.|\d{4}[a-z]?)$/)], {
      error: 'must be a year such as 2021, or "n.d."',
    })
    .transform(String),
  title: text,
  source: text,
  url: webAddress.optional(),
  doi: z
    .string()
    .regex(/^10\.\d{4,9}\/\S+$/, 'must be a DOI such as 10.1000/xyz')
    .optional(),
  note: text.optional(),
});
export type Reference = z.output<typeof reference>;

const glossaryEntry = z.strictObject({
  id,
  term: text,
  definitions: z
    .array(z.strictObject({ text, heldBy: text.optional(), reference: id.optional() }))
    .min(1, 'needs at least one definition'),
});
export type GlossaryEntry = z.output<typeof glossaryEntry>;

const quizPolicy = z.strictObject({
  draw: z.int().min(1, 'must be at least 1'),
  passPercent: z.int().min(1, 'must be 1 to 100').max(100, 'must be 1 to 100'),
  attempts: z.union([z.int().min(1), z.literal('unlimited')], {
    error: 'must be a number from 1 up, or "unlimited"',
  }),
});
export type QuizPolicy = z.output<typeof quizPolicy>;

const courseModule = z.strictObject({
  id,
  title: text,
  lessons: z.array(id).min(1, 'needs at least one lesson'),
});
export type CourseModule = z.output<typeof courseModule>;

/** course.yaml, as content/README.md describes it. */
export const courseFacts = z.strictObject({
  format: z.literal(1, { error: 'must be 1: the only format there is' }),
  slug: id,
  title: text,
  promise: text,
  abstract: text,
  level: z.enum(['introductory', 'intermediate', 'advanced']),
  audience: z.array(text).min(1, 'needs at least one profession'),
  topics: z.array(text).min(1, 'needs at least one topic'),
  categories: z
    .array(z.enum(['clinical', 'ethics', 'cultural', 'supervision']))
    .min(1, 'needs at least one category'),
  countsForCredit: z.boolean(),
  notForCreditReason: text.nullable().default(null),
  released: plainDate,
  expires: plainDate,
  reviewNotice: text,
  objectives: z.array(objective).min(4, 'needs at least four objectives'),
  instructors: z.array(instructor).min(1, 'needs at least one instructor'),
  disclosures: z.strictObject({ commercialSupport: text, limits: text, risks: text }),
  contentWarnings: z.array(text),
  credit: z.strictObject({ difficulty, difficultyBasis: text }),
  quiz: quizPolicy,
  modules: z.array(courseModule).min(1, 'needs at least one module'),
  glossary: z.array(glossaryEntry),
  references: z.array(reference),
});
export type CourseFacts = z.output<typeof courseFacts>;
