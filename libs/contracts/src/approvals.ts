import { z } from 'zod/mini';
import { slug } from './courses.js';

/** How an activity reaches its learners; an approval covers some of these. */
export const activityFormat = z.enum(['self-study', 'live-in-person', 'live-online'], 'Choose a format');
export type ActivityFormat = z.infer<typeof activityFormat>;

/** How far a text or figure that was read somewhere can be trusted. */
export const confidence = z.enum(['stated', 'secondary', 'unverified']);

/** What a body prescribes to print, and where that was read. */
export const prescribedWords = z.object({
  artefact: z.enum(['page', 'slide', 'evaluation', 'certificate']),
  text: z.string(),
  verifiedOn: z.iso.date(),
  confidence,
  source: z.nullable(z.object({ title: z.string(), url: z.string() })),
  note: z.nullable(z.string()),
});
export type PrescribedWords = z.infer<typeof prescribedWords>;

const state = z.enum(['in-force', 'begins-later', 'over']);

/** One version of an approval: what was recorded, when, by whom, and why. */
export const approvalVersion = z.object({
  version: z.int(),
  change: z.enum(['added', 'changed', 'ended']),
  note: z.nullable(z.string()),
  /** The name of who recorded it; null for the society's own file. */
  recordedBy: z.nullable(z.string()),
  recordedAt: z.iso.datetime(),
  providerNumber: z.nullable(z.string()),
  approvalNumber: z.nullable(z.string()),
  formats: z.array(activityFormat),
  courses: z.nullable(z.array(z.string())),
  statement: z.nullable(z.string()),
  validFrom: z.iso.date(),
  validTo: z.nullable(z.iso.date()),
});
export type ApprovalVersion = z.infer<typeof approvalVersion>;

const approvalRow = z.object({
  /** Of the approval, whatever its version. */
  id: z.uuid(),
  body: z.string(),
  bodyName: z.string(),
  providerNumber: z.nullable(z.string()),
  approvalNumber: z.nullable(z.string()),
  formats: z.array(activityFormat),
  /** Titles of the courses it is for; null: whatever the society offers. */
  scope: z.nullable(z.array(z.string())),
  validFrom: z.iso.date(),
  validTo: z.nullable(z.iso.date()),
  state,
  /** Days until the last day; null where there is none or it has passed. */
  daysLeft: z.nullable(z.int()),
  /** How many courses are offered under it today. */
  offers: z.int(),
});
export type ApprovalRow = z.infer<typeof approvalRow>;

const bodyChoice = z.object({ id: z.string(), name: z.string() });
const courseChoice = z.object({ slug: z.string(), title: z.string() });

export const approvalList = z.object({
  approvals: z.array(approvalRow),
  /** Whether whoever asks may add, change and end approvals. */
  mayKeep: z.boolean(),
  bodies: z.array(bodyChoice),
  courses: z.array(courseChoice),
});
export type ApprovalList = z.infer<typeof approvalList>;

export const approvalPage = z.object({
  approval: approvalRow,
  mayKeep: z.boolean(),
  courses: z.array(courseChoice),
  /** The words that are printed today, on the page and on the certificate. */
  printed: z.object({ page: z.string(), certificate: z.string() }),
  /** What the body prescribes; empty where no words are known. */
  prescribed: z.array(prescribedWords),
  /** The newest first: what a certificate was printed with stays here. */
  versions: z.array(approvalVersion),
  offers: z.array(z.object({ course: z.string(), title: z.string(), amount: z.string(), unit: z.string() })),
  /** On which days before the last one the society's administrators are written to. */
  reminders: z.array(z.int()),
});
export type ApprovalPage = z.infer<typeof approvalPage>;

const word = (longest: number, message: string) =>
  z.string(message).check(
    z.overwrite((text) => text.normalize('NFC').trim()),
    z.minLength(1, message),
    z.maxLength(longest, `Use at most ${longest} characters`),
    z.regex(/^[^\p{Cc}]*$/u, 'This has a character that cannot be seen'),
  );
const number = z.nullable(word(60, 'Enter the number, or leave it empty'));
const prose = z.string().check(
  z.overwrite((text) => text.normalize('NFC').replaceAll('\r\n', '\n').trim()),
  z.minLength(1, 'Enter the words, or leave this empty'),
  z.maxLength(1500, 'Use at most 1500 characters'),
  z.regex(/^(?:[^\p{Cc}]|\n)*$/u, 'This has a character that cannot be seen'),
);
const day = z.iso.date('Enter a day like 2026-11-22');

const facts = {
  bodyName: word(120, 'Enter the name of the body as a certificate prints it'),
  providerNumber: number,
  approvalNumber: number,
  formats: z.array(activityFormat).check(z.minLength(1, 'Choose at least one format'), z.maxLength(3)),
  /** null: whatever the society offers. */
  courses: z.nullable(z.array(slug).check(z.minLength(1, 'Choose at least one course'), z.maxLength(200))),
  /** null: the words the body prescribes. */
  statement: z.nullable(prose),
  validFrom: day,
  validTo: z.nullable(day),
};

export const addApproval = z.strictObject({ body: word(40, 'Choose a body'), ...facts });
export type AddApproval = z.infer<typeof addApproval>;

export const changeApproval = z.strictObject({
  ...facts,
  /** The version the change starts from: somebody else may have been faster. */
  version: z.int().check(z.minimum(1)),
  note: word(500, 'Say why it is changed'),
});
export type ChangeApproval = z.infer<typeof changeApproval>;

export const endApproval = z.strictObject({
  version: z.int().check(z.minimum(1)),
  lastDay: day,
  note: word(500, 'Say why it ends'),
});
export type EndApproval = z.infer<typeof endApproval>;
