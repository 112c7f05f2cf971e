import { z } from 'zod/mini';
import { approvalList } from './approvals.js';
import { creditWorksheet } from './courses.js';

const person = z.object({
  name: z.string(),
  credentials: z.string(),
  discipline: z.enum(['psychology-doctorate', 'social-work', 'nursing', 'counseling', 'other']),
  roles: z.array(z.enum(['presenter', 'planner', 'reviewer'])),
});
export type ProgramPersonView = z.infer<typeof person>;

const heldOffer = z.object({
  body: z.string(),
  bodyName: z.string(),
  amount: z.string(),
  unit: z.string(),
  format: z.string(),
  approvalId: z.uuid(),
  approvalNumber: z.nullable(z.string()),
  validTo: z.nullable(z.iso.date()),
});

const programRow = z.object({
  course: z.string(),
  title: z.string(),
  version: z.int(),
  forCredit: z.boolean(),
  offers: z.array(heldOffer),
  /** Why bodies that are claimed give nothing. */
  refused: z.array(z.object({ body: z.string(), bodyName: z.string(), sentence: z.string() })),
});
export type ProgramRow = z.infer<typeof programRow>;

/** Every course the society offers, with what each body gives and which give nothing. */
export const programList = z.object({ programs: z.array(programRow) });
export type ProgramList = z.infer<typeof programList>;

/** One course as the society offers it: its offers, the sum behind them, its people, and what became of earlier offers. */
export const programPage = z.object({
  program: programRow,
  /** Of what the society says of this course; 0 when it says nothing yet. */
  recordVersion: z.int(),
  mayKeep: z.boolean(),
  notForCreditReason: z.nullable(z.string()),
  instructors: z.array(z.string()),
  people: z.array(person),
  bodies: z.array(z.string()),
  bodyChoices: z.array(z.object({ id: z.string(), name: z.string(), planning: z.nullable(z.string()) })),
  worksheet: creditWorksheet,
  history: z.array(
    z.object({
      bodyName: z.string(),
      amount: z.string(),
      unit: z.string(),
      format: z.string(),
      madeAt: z.iso.datetime(),
      because: z.array(z.string()),
      withdrawn: z.nullable(z.object({ at: z.iso.datetime(), reason: z.string() })),
      holds: z.boolean(),
    }),
  ),
});
export type ProgramPage = z.infer<typeof programPage>;

const word = (longest: number, message: string) =>
  z.string(message).check(
    z.overwrite((text) => text.normalize('NFC').replace(/\s+/gu, ' ').trim()),
    z.minLength(1, message),
    z.maxLength(longest, `Use at most ${longest} characters`),
    z.regex(/^[^\p{Cc}\p{Cf}]*$/u, 'This has a character that cannot be seen'),
  );

export const changeProgram = z.strictObject({
  /** The version the change starts from: somebody else may have been faster. */
  version: z.int().check(z.minimum(0)),
  bodies: z.array(word(40, 'Choose a body')).check(z.maxLength(20)),
  people: z
    .array(
      z.strictObject({
        name: word(120, 'Enter a name'),
        credentials: word(120, 'Enter the credentials'),
        discipline: person.shape.discipline,
        roles: z
          .array(z.enum(['presenter', 'planner', 'reviewer']))
          .check(z.minLength(1, 'Choose what this person does'), z.maxLength(3)),
      }),
    )
    .check(z.maxLength(30, 'Name at most 30 people')),
});
export type ChangeProgram = z.infer<typeof changeProgram>;

/** Bodies somebody thinks of claiming for a course. Nothing is kept. */
export const previewProgram = z.pick(changeProgram, { bodies: true });
export type PreviewProgram = z.infer<typeof previewProgram>;

/** What claiming other bodies would do to what the course gives, by the arithmetic alone. */
export const programPreview = z.object({
  /** "NASW counts 41.7 minutes, the fewest of the bodies claimed, and the fewest governs for all: it was 58.1." null where nothing gets less. */
  warning: z.nullable(z.string()),
  /** Bodies that would give another amount than now; null is nothing, and `why` says why. */
  changes: z.array(
    z.object({
      body: z.string(),
      bodyName: z.string(),
      before: z.nullable(z.string()),
      after: z.nullable(z.string()),
      why: z.nullable(z.string()),
    }),
  ),
});
export type ProgramPreview = z.infer<typeof programPreview>;

/** What needs somebody today. */
export const societyToday = z.object({
  /** Approvals that end within a quarter of a year, the next one first. */
  expiring: approvalList.shape.approvals,
  /** Courses meant for credit that nobody gives any for, with why. */
  withoutOffer: z.array(programRow),
  /** Of the curriculum: how many things nothing teaches, how many one course alone, and the first of them. */
  gaps: z.object({ never: z.int(), oneCourse: z.int(), sentences: z.array(z.string()) }),
  courses: z.int(),
  approvals: z.int(),
});
export type SocietyToday = z.infer<typeof societyToday>;
