import { z } from 'zod/mini';

/** The name of a course, lesson or policy in an address. */
export const slug = z
  .string()
  .check(
    z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'This is not an address we have'),
    z.maxLength(100, 'This is not an address we have'),
  );

export const creditOffer = z.object({
  id: z.uuid(),
  body: z.string(),
  bodyName: z.string(),
  /** Decimal text, e.g. "1.00": credit is never a floating-point number. */
  amount: z.string(),
  /** The unit in that body's words, e.g. "CE credits". */
  unit: z.string(),
  categories: z.array(z.string()),
  statement: z.string(),
  approvalNumber: z.nullable(z.string()),
  providerNumber: z.nullable(z.string()),
  validUntil: z.nullable(z.iso.date()),
});
export type CreditOffer = z.infer<typeof creditOffer>;

/** One line of arithmetic a reader can redo by hand. */
export const worksheetLine = z.object({ text: z.string(), value: z.string() });

export const creditWorksheet = z.object({
  words: z.int(),
  wordsLeftOut: z.array(z.object({ what: z.string(), words: z.int() })),
  items: z.int(),
  difficulty: z.number(),
  difficultyBasis: z.string(),
  /** The most cautious method over the bodies claimed, in minutes. */
  safeMinutes: z.number(),
  bodies: z.array(
    z.object({
      body: z.string(),
      bodyName: z.string(),
      method: z.string(),
      minutes: z.number(),
      lines: z.array(worksheetLine),
    }),
  ),
  ruleVersion: z.string(),
});
export type CreditWorksheetView = z.infer<typeof creditWorksheet>;

export const courseSummary = z.object({
  slug: z.string(),
  title: z.string(),
  promise: z.string(),
  level: z.string(),
  topics: z.array(z.string()),
  categories: z.array(z.string()),
  minutes: z.int(),
  /** What the row says of hours, e.g. "1 hour: ethics"; null when the course does not count. */
  hours: z.nullable(z.string()),
  bodies: z.array(z.string()),
  format: z.string(),
  price: z.string(),
  instructors: z.array(z.string()),
  updated: z.iso.date(),
});
export type CourseSummary = z.infer<typeof courseSummary>;

export const catalogueFilters = z.strictObject({
  q: z.optional(z.string().check(z.maxLength(100))),
  topic: z.optional(z.string().check(z.maxLength(60))),
  level: z.optional(z.enum(['introductory', 'intermediate', 'advanced'])),
  time: z.optional(z.enum(['under-1-hour', '1-to-2-hours', 'over-2-hours'])),
  body: z.optional(z.string().check(z.maxLength(40))),
});
export type CatalogueFilters = z.infer<typeof catalogueFilters>;

const choice = z.object({ value: z.string(), label: z.string(), count: z.int() });

export const catalogue = z.object({
  courses: z.array(courseSummary),
  /** What can be filtered by, with how many courses each choice would show. */
  filters: z.object({
    topic: z.array(choice),
    level: z.array(choice),
    time: z.array(choice),
    body: z.array(choice),
  }),
  /** Of each filter that is on: how many courses would be shown without it. */
  without: z.array(z.object({ filter: z.enum(['q', 'topic', 'level', 'time', 'body']), count: z.int() })),
});
export type Catalogue = z.infer<typeof catalogue>;

export const instructorView = z.object({
  name: z.string(),
  credentials: z.string(),
  position: z.string(),
  expertise: z.string(),
  disclosure: z.string(),
});

/** Everything the activity page must carry before anyone enrolls (APA Standard G as restated by AzPA; ASWB, NASW). */
export const coursePage = z.object({
  summary: courseSummary,
  abstract: z.string(),
  objectives: z.array(z.object({ id: z.string(), text: z.string() })),
  audience: z.array(z.string()),
  outline: z.array(
    z.object({
      title: z.string(),
      minutes: z.int(),
      lessons: z.array(
        z.object({ id: z.string(), title: z.string(), summary: z.string(), minutes: z.int() }),
      ),
    }),
  ),
  instructors: z.array(instructorView),
  /** The other society that stands behind the course. */
  cosponsor: z.nullable(z.string()),
  offers: z.array(creditOffer),
  notForCreditReason: z.nullable(z.string()),
  worksheet: creditWorksheet,
  requirements: z.array(z.string()),
  quiz: z.object({
    questions: z.int(),
    passPercent: z.int(),
    needed: z.int(),
    attempts: z.nullable(z.int()),
  }),
  disclosures: z.object({
    /** What the learner accepts when enrolling is this text; the hash names it. */
    hash: z.string(),
    commercialSupport: z.string(),
    limits: z.string(),
    risks: z.string(),
    reviewNotice: z.string(),
    contentWarnings: z.array(z.string()),
    fees: z.string(),
    refunds: z.string(),
    attendance: z.string(),
    certificate: z.string(),
    grievance: z.string(),
    accommodations: z.string(),
    technicalNeeds: z.string(),
    boardsDecide: z.string(),
  }),
  references: z.array(z.object({ id: z.string(), text: z.string(), url: z.nullable(z.string()) })),
  version: z.object({
    id: z.uuid(),
    number: z.int(),
    publishedOn: z.iso.date(),
    released: z.iso.date(),
    expires: z.iso.date(),
  }),
  /** Past its last day nobody new can enroll; who has enrolled goes on as before. */
  open: z.boolean(),
  enrollmentId: z.nullable(z.uuid()),
});
export type CoursePage = z.infer<typeof coursePage>;
