import { z } from 'zod/mini';
import { personName } from './accounts.js';
import { deviceId } from './proofs.js';

export const practiceSetting = z.enum([
  'private-practice',
  'community-clinic',
  'hospital',
  'residential',
  'school-or-university',
  'correctional',
  'military-or-veterans',
  'workplace',
  'online',
  'training-program',
  'other',
]);
export type PracticeSetting = z.infer<typeof practiceSetting>;

export const practicePopulation = z.enum([
  'children',
  'adolescents',
  'adults',
  'older-adults',
  'couples-or-families',
  'mixed-ages',
  'professionals',
]);
export type PracticePopulation = z.infer<typeof practicePopulation>;

const line = (most: number) =>
  z.string().check(
    z.overwrite((text) => text.normalize('NFC').replace(/\s+/gu, ' ').trim()),
    z.maxLength(most, `Use at most ${most} characters`),
    z.regex(/^[^\p{Cc}\p{Cf}]*$/u, 'This has a character that cannot be seen'),
  );

/** A day, or a month when the days were not kept. */
const when = z
  .string('Enter a day or a month')
  .check(z.regex(/^\d{4}-\d{2}(?:-\d{2})?$/, 'Enter a day like 2026-11-03 or a month like 2026-11'));

export const practiceSupervisor = z.strictObject({
  name: personName,
  email: z
    .email('Enter an email address like name@example.com')
    .check(z.maxLength(254, 'Use at most 254 characters')),
});

const facts = {
  on: when,
  minutes: z.int('Enter whole minutes').check(z.minimum(1, 'Enter more than zero minutes')),
  setting: practiceSetting,
  population: practicePopulation,
  /** Who can countersign. */
  supervisor: z.nullable(practiceSupervisor),
  /** A few words to tell entries apart: never about a client. Empty for none. */
  note: line(120),
  /** Words of the note that looked like a client and that she says are not. */
  notAClient: z.optional(z.array(z.string().check(z.maxLength(120))).check(z.maxLength(20))),
};

/** Facts alone: nothing about any client. */
export const practiceFacts = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('group-leading'), role: z.enum(['leader', 'co-leader']), ...facts }),
  z.strictObject({ kind: z.literal('supervision'), form: z.enum(['individual', 'group']), ...facts }),
]);
export type PracticeFacts = z.infer<typeof practiceFacts>;

/** `id` is made on the device, so sending again is harmless. */
export const recordPractice = z.strictObject({ id: deviceId, entry: practiceFacts });
export type RecordPractice = z.infer<typeof recordPractice>;

/** `replaces` is the `versionId` it corrects. A signature stays with what was signed: the correction needs a new one. */
export const correctPractice = z.strictObject({
  id: deviceId,
  replaces: deviceId,
  entry: practiceFacts,
});
export type CorrectPractice = z.infer<typeof correctPractice>;

export const withdrawPractice = z.strictObject({
  id: deviceId,
  replaces: deviceId,
});
export type WithdrawPractice = z.infer<typeof withdrawPractice>;

const practiceFactsView = {
  kind: z.enum(['group-leading', 'supervision']),
  on: z.string(),
  minutes: z.int(),
  setting: practiceSetting,
  population: practicePopulation,
  /** For leading groups; null for supervision. */
  role: z.nullable(z.enum(['leader', 'co-leader'])),
  /** For supervision; null for leading groups. */
  form: z.nullable(z.enum(['individual', 'group'])),
  note: z.string(),
};

export const practiceSignature = z.object({
  name: z.string(),
  credentials: z.string(),
  signedAt: z.iso.datetime(),
});
export type PracticeSignature = z.infer<typeof practiceSignature>;

export const practiceEntryView = z.object({
  id: z.uuid(),
  versionId: z.uuid(),
  ...practiceFactsView,
  supervisor: z.nullable(z.object({ name: z.string(), email: z.string() })),
  isWithdrawn: z.boolean(),
  recordedAt: z.iso.datetime(),
  changedAt: z.nullable(z.iso.datetime()),
  /** The signature on these very facts; null after a change, too. */
  signature: z.nullable(practiceSignature),
  /** A request for a signature that is under way for these facts. */
  requestId: z.nullable(z.uuid()),
});
export type PracticeEntryView = z.infer<typeof practiceEntryView>;

/** Hours in hundredths as text, by the rules of the first certification. */
const practiceTotal = z.object({
  id: z.string(),
  name: z.string(),
  /** What the rules count. */
  counted: z.string(),
  /** Of what is recorded, how much a supervisor has signed. */
  signed: z.string(),
  needed: z.string(),
  missing: z.string(),
  clause: z.string(),
});

export const practiceLog = z.object({
  entries: z.array(practiceEntryView),
  /** Empty while there are no rules for the first certification here. */
  totals: z.array(practiceTotal),
  ruleSet: z.nullable(z.object({ name: z.string(), version: z.string(), verifiedOn: z.iso.date() })),
});
export type PracticeLog = z.infer<typeof practiceLog>;

/** The details of `looks-like-a-client`: words of the note, and what each looks like. */
export const looksLikeAClient = z.object({
  found: z.array(z.object({ words: z.string(), kind: z.string(), sentence: z.string() })),
});
export type LooksLikeAClient = z.infer<typeof looksLikeAClient>;

/** `entryIds` are `versionId`s: the supervisor signs what they say now. */
export const askForSignature = z.strictObject({
  id: deviceId,
  entryIds: z
    .array(deviceId)
    .check(z.minLength(1, 'Choose at least one entry'), z.maxLength(100, 'Choose at most 100 entries')),
});
export type AskForSignature = z.infer<typeof askForSignature>;

/** Sends the link once more. `id` is made on the device, so sending again is harmless. */
export const resendSignatureLink = z.strictObject({ id: deviceId });
export type ResendSignatureLink = z.infer<typeof resendSignatureLink>;

/** Nothing but the wish. */
export const withdrawSignatureRequest = z.strictObject({});
export type WithdrawSignatureRequest = z.infer<typeof withdrawSignatureRequest>;

/** `changed`: an entry was changed after asking, so this can no longer be signed. */
export const signatureRequestStatus = z.enum(['waiting', 'expired', 'changed', 'withdrawn', 'signed']);
export type SignatureRequestStatus = z.infer<typeof signatureRequestStatus>;

export const signatureRequestView = z.object({
  id: z.uuid(),
  status: signatureRequestStatus,
  supervisor: z.object({ name: z.string(), email: z.string() }),
  entryIds: z.array(z.uuid()),
  minutes: z.int(),
  askedAt: z.iso.datetime(),
  sentAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  signature: z.nullable(practiceSignature),
});
export type SignatureRequestView = z.infer<typeof signatureRequestView>;

export const signatureRequestList = z.object({ requests: z.array(signatureRequestView) });
export type SignatureRequestList = z.infer<typeof signatureRequestList>;

const secret = z
  .string('This link is not complete. Open it again from the message')
  .check(z.regex(/^[\w-]{20,100}$/, 'This link is not complete. Open it again from the message'));

/** The secret of the mailed link. It is sent in the body, so that no log of addresses keeps it. */
export const openSignatureLink = z.strictObject({ token: secret });
export type OpenSignatureLink = z.infer<typeof openSignatureLink>;

/** What the supervisor signs, and nothing else. */
export const signaturePage = z.object({
  status: z.enum(['waiting', 'signed']),
  society: z.string(),
  /** Who asks. */
  person: z.string(),
  /** Whom she asked. */
  supervisor: z.string(),
  entries: z.array(z.object(practiceFactsView)),
  leadingMinutes: z.int(),
  supervisionMinutes: z.int(),
  /** What the supervisor says by signing, in words; stored with the signature. */
  attestation: z.string(),
  /** Sent back with the signature: it holds for exactly this content. */
  contentSha256: z.string(),
  expiresAt: z.iso.datetime(),
  signature: z.nullable(practiceSignature),
});
export type SignaturePage = z.infer<typeof signaturePage>;

export const signPractice = z.strictObject({
  token: secret,
  contentSha256: z.string().check(z.regex(/^[0-9a-f]{64}$/, 'This page is out of date. Open the link again')),
  name: personName,
  credentials: line(120).check(z.minLength(1, 'Enter your credentials, for example LCSW, CGP')),
  attested: z.literal(true, 'Tick the box to confirm these hours'),
});
export type SignPractice = z.infer<typeof signPractice>;
