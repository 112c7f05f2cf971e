import { z } from 'zod/mini';
import { deviceId, proofView } from './proofs.js';

export const outsideFormat = z.enum(['live-in-person', 'live-online', 'self-study']);
export type OutsideFormat = z.infer<typeof outsideFormat>;

/** Supervision and leading groups are kept in the practice log. */
export const outsideActivity = z.enum([
  'course',
  'convention',
  'graduate-course',
  'independent-study',
  'peer-consultation',
  'peer-review',
  'publication',
  'examination',
  'board-certification',
]);
export type OutsideActivity = z.infer<typeof outsideActivity>;

export const outsideRole = z.enum(['learner', 'presenter']);
export type OutsideRole = z.infer<typeof outsideRole>;

export const outsideFormality = z.enum(['formal', 'informal']);
export type OutsideFormality = z.infer<typeof outsideFormality>;

const words = (most: number, ask: string) =>
  z.string(ask).check(
    z.overwrite((text) => text.normalize('NFC').replace(/\s+/gu, ' ').trim()),
    z.minLength(1, ask),
    z.maxLength(most, `Use at most ${most} characters`),
    z.regex(/^[^\p{Cc}\p{Cf}]*$/u, 'This has a character that cannot be seen'),
  );
const day = (ask: string) => z.iso.date(ask);

/** What one approver gives, as the certificate prints it: at most two decimals. */
export const outsideCredit = z.strictObject({
  approver: z.string('Choose who approved the hours').check(z.minLength(1), z.maxLength(40)),
  hours: z
    .string('Enter the hours as the certificate prints them')
    .check(z.regex(/^\d{1,3}(?:\.\d{1,2})?$/, 'Enter the hours as a number, for example 1.5')),
});

/** Hours of one activity that are about the same things: 3 hours of which 1 is on ethics are two parts. */
export const outsidePart = z.strictObject({
  minutes: z
    .int('Enter whole minutes')
    .check(
      z.minimum(1, 'Enter more than zero minutes'),
      z.maximum(100_000, 'This is more than fits in a year'),
    ),
  topics: z.array(z.string().check(z.maxLength(40))).check(z.maxLength(20, 'Choose at most 20 topics')),
  credits: z.array(outsideCredit).check(z.maxLength(12, 'Enter at most 12 approvers')),
});

const activity = {
  title: words(200, 'Enter what it was called'),
  provider: words(200, 'Enter who offered it'),
  /** Only for what took longer than a day; `completedOn` is the last day. */
  startedOn: z.nullable(day('Enter the first day as a date')),
  completedOn: day('Enter the day it ended as a date'),
  format: outsideFormat,
  activity: outsideActivity,
  role: outsideRole,
  formality: outsideFormality,
  parts: z
    .array(outsidePart)
    .check(z.minLength(1, 'Enter how long it took'), z.maxLength(8, 'Enter at most 8 parts')),
  certificateNumber: z.nullable(words(80, 'Enter the number, or leave it out')),
  proofIds: z.array(deviceId).check(z.maxLength(10, 'Keep at most 10 proofs with one activity')),
  /** The same activity is recorded already, and she says that this is another one. */
  isAnother: z.optional(z.boolean()),
};

/** `id` is made on the device, so sending again is harmless. */
export const recordOutsideHours = z.strictObject({ id: deviceId, ...activity });
export type RecordOutsideHours = z.infer<typeof recordOutsideHours>;

/** `replaces` is the `versionId` it corrects; also brings back what was withdrawn. */
export const correctOutsideHours = z.strictObject({
  id: deviceId,
  replaces: deviceId,
  ...activity,
});
export type CorrectOutsideHours = z.infer<typeof correctOutsideHours>;

export const withdrawOutsideHours = z.strictObject({
  id: deviceId,
  replaces: deviceId,
});
export type WithdrawOutsideHours = z.infer<typeof withdrawOutsideHours>;

const outsidePartView = z.object({
  /** The same through corrections, by its place: what a move to another category names. */
  id: z.string(),
  minutes: z.int(),
  topics: z.array(z.string()),
  credits: z.array(
    z.object({ approver: z.string(), approverName: z.string(), hours: z.string(), unit: z.string() }),
  ),
});

/** One entry as it stands now. */
export const outsideHoursView = z.object({
  id: z.uuid(),
  versionId: z.uuid(),
  title: z.string(),
  provider: z.string(),
  startedOn: z.nullable(z.iso.date()),
  completedOn: z.iso.date(),
  format: outsideFormat,
  activity: outsideActivity,
  role: outsideRole,
  formality: outsideFormality,
  minutes: z.int(),
  parts: z.array(outsidePartView),
  certificateNumber: z.nullable(z.string()),
  proofs: z.array(proofView),
  isWithdrawn: z.boolean(),
  recordedAt: z.iso.datetime(),
  /** When this version was made; null for what was never changed. */
  changedAt: z.nullable(z.iso.datetime()),
});
export type OutsideHoursView = z.infer<typeof outsideHoursView>;

/** Newest first; what was withdrawn is not among them. */
export const outsideHoursList = z.object({ records: z.array(outsideHoursView) });
export type OutsideHoursList = z.infer<typeof outsideHoursList>;

/** An entry with everything it ever said, newest first. */
export const outsideHoursHistory = z.object({
  record: outsideHoursView,
  versions: z.array(outsideHoursView),
});
export type OutsideHoursHistory = z.infer<typeof outsideHoursHistory>;

const choice = z.object({ id: z.string(), label: z.string() });

/** What the form offers, in words. */
export const outsideHoursChoices = z.object({
  formats: z.array(choice),
  activities: z.array(choice),
  roles: z.array(choice),
  formalities: z.array(choice),
  topics: z.array(choice),
  /** `unit` is what this approver calls an hour. */
  approvers: z.array(z.object({ id: z.string(), label: z.string(), unit: z.string() })),
});
export type OutsideHoursChoices = z.infer<typeof outsideHoursChoices>;

/** The details of `entered-already`: what looks like the same activity. `recordId` is null for what was earned here. */
export const enteredAlready = z.object({
  alike: z.array(
    z.object({
      title: z.string(),
      provider: z.string(),
      completedOn: z.iso.date(),
      why: z.string(),
      recordId: z.nullable(z.uuid()),
    }),
  ),
});
export type EnteredAlready = z.infer<typeof enteredAlready>;
