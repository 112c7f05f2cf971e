import { z } from 'zod/mini';
import { personName } from './accounts.js';
import { certificateLine, certificateStatus, revocationCategory, verification } from './certificates.js';
import { maxCertificateNote } from './name-changes.js';
import { plainProse } from './prose.js';

/** Certificates on one page of the list. */
export const certificatesPerPage = 50;

export const certificateSearch = z.object({
  /** The beginning of a name, of a last name or of a course's title, or a code. */
  q: z.optional(z.string().check(z.maxLength(120, 'Use at most 120 characters'))),
  /** Where the page before this one ended. */
  after: z.optional(z.string().check(z.maxLength(400, 'This is not a place in the list'))),
});
export type CertificateSearch = z.infer<typeof certificateSearch>;

export const societyCertificateRow = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  activityTitle: z.string(),
  bodyName: z.string(),
  amount: z.string(),
  unit: z.string(),
  completedOn: z.iso.date(),
  issuedAt: z.iso.datetime(),
  version: z.int(),
  status: certificateStatus,
});
export type SocietyCertificateRow = z.infer<typeof societyCertificateRow>;

export const societyCertificateList = z.object({
  certificates: z.array(societyCertificateRow),
  /** Where the next page begins; null at the end. */
  next: z.nullable(z.string()),
});
export type SocietyCertificateList = z.infer<typeof societyCertificateList>;

/** A message that has not gone out yet. */
export const waitingMail = z.object({
  id: z.uuid(),
  kind: z.enum(['revoked', 'reinstated', 'corrected', 'not-yours', 'name-refused', 'signed-anew']),
  to: z.string(),
  goesAt: z.iso.datetime(),
});
export type WaitingMail = z.infer<typeof waitingMail>;

const historyEntry = z.object({
  kind: z.enum(['issued', 'corrected', 'revoked', 'reinstated', 'name-asked', 'name-refused', 'signed-anew']),
  at: z.iso.datetime(),
  /** Who did it; null for the learner herself. */
  by: z.nullable(z.string()),
  version: z.nullable(z.int()),
  what: z.nullable(z.enum(['name', 'hours', 'person', 'licenses'])),
  category: z.nullable(revocationCategory),
  effectiveOn: z.nullable(z.iso.date()),
  reason: z.nullable(z.string()),
  /** The name of the key whose theft it was signed anew for. */
  stolenKey: z.nullable(z.string()),
});
export type CertificateHistoryEntry = z.infer<typeof historyEntry>;

export const societyCertificatePage = z.object({
  certificate: societyCertificateRow,
  lines: z.array(certificateLine),
  ready: z.boolean(),
  /** The page that could not be made the last time, and whether it is being tried again; null where it could. */
  failedPage: z.nullable(z.object({ number: z.int(), problem: z.string(), retrying: z.boolean() })),
  /** The newest first. */
  history: z.array(historyEntry),
  waitingMails: z.array(waitingMail),
  /** The request the learner is waiting for, if any. */
  nameChange: z.nullable(z.object({ id: z.uuid(), name: z.string(), why: z.nullable(z.string()) })),
  /** What anyone reads at the address of the code. */
  publicly: verification,
  verifyUrl: z.string(),
  /** Today in the society's zone: the last day a revocation can begin. */
  today: z.iso.date(),
  issuedOn: z.iso.date(),
  /** How much the activity gives at most. */
  most: z.string(),
  /** The server's clock, so that a countdown is right on a device whose clock is not. */
  now: z.iso.datetime(),
});
export type SocietyCertificatePage = z.infer<typeof societyCertificatePage>;

/** Made by the page, so that sending it twice does it once. */
const id = z.uuid();
/** The version the page showed: somebody else may have been faster. */
const version = z.int().check(z.minimum(1));

export const revokeCertificate = z.strictObject({
  id,
  version,
  category: revocationCategory,
  effectiveOn: z.iso.date('Enter a day like 2026-11-22'),
  note: z.nullable(plainProse(maxCertificateNote, 'Write to the learner, or leave this empty')),
});
export type RevokeCertificate = z.infer<typeof revokeCertificate>;

export const reinstateCertificate = z.strictObject({
  id,
  reason: plainProse(maxCertificateNote, 'Say why it is valid again'),
});
export type ReinstateCertificate = z.infer<typeof reinstateCertificate>;

const corrected = { id, version, reason: plainProse(maxCertificateNote, 'Say why it is corrected') };

export const correctCertificate = z.discriminatedUnion('what', [
  z.strictObject({ ...corrected, what: z.literal('name'), name: personName }),
  z.strictObject({
    ...corrected,
    what: z.literal('hours'),
    amount: z
      .string('Enter an amount like 1.50')
      .check(z.regex(/^\d{1,4}(\.\d{1,2})?$/, 'Enter an amount like 1.50')),
  }),
  z.strictObject({
    ...corrected,
    what: z.literal('person'),
    email: z
      .email('Enter an email address like name@example.com')
      .check(z.maxLength(254, 'Use at most 254 characters')),
  }),
]);
export type CorrectCertificate = z.infer<typeof correctCertificate>;

/** The number of the page that the console showed: where another one was made meanwhile, nothing happens. */
export const retryPage = z.strictObject({ number: z.int().check(z.minimum(1)) });
export type RetryPage = z.infer<typeof retryPage>;
