import { z } from 'zod/mini';

/** A certificate code as somebody typed it; the api says what is wrong with it. */
export const typedCode = z.string().check(z.minLength(1), z.maxLength(60));

export const certificateStatus = z.enum(['valid', 'superseded', 'revoked']);
export type CertificateStatus = z.infer<typeof certificateStatus>;

/** Why a certificate was revoked, as anyone may read it. */
export const revocationCategory = z.enum(
  ['issued-in-error', 'requirements-not-met', 'withdrawn-by-learner', 'approval-withdrawn', 'other'],
  'Choose a reason',
);
export type RevocationCategory = z.infer<typeof revocationCategory>;

/** As the public page, the console and the mail to the learner say it. */
export const revocationWords: Readonly<Record<RevocationCategory, string>> = {
  'issued-in-error': 'Issued in error',
  'requirements-not-met': 'Requirements not met',
  'withdrawn-by-learner': 'Withdrawn by the learner',
  'approval-withdrawn': 'Approval withdrawn',
  other: 'Another reason',
};

/** One version in the chain of a certificate; the newest is not replaced. */
export const certificateVersion = z.object({
  version: z.int(),
  issuedAt: z.iso.datetime(),
  replacedAt: z.nullable(z.iso.datetime()),
});
export type CertificateVersion = z.infer<typeof certificateVersion>;

const ownRevocation = z.object({
  on: z.iso.date(),
  category: revocationCategory,
  /** What the society wrote to the learner; nobody else reads it. */
  note: z.nullable(z.string()),
  contact: z.object({ name: z.string(), email: z.string() }),
});

const ownNameChange = z.object({
  name: z.string(),
  askedAt: z.iso.datetime(),
  state: z.enum(['waiting', 'approved', 'refused']),
  /** Why it was refused, or what was said with the approval. */
  reason: z.nullable(z.string()),
});

/** The certificate in words, in reading order: the page and the PDF say the same. */
export const certificateLine = z.object({ label: z.nullable(z.string()), text: z.string() });

export const certificateView = z.object({
  id: z.uuid(),
  code: z.string(),
  verifyUrl: z.string(),
  ready: z.boolean(),
  /** Why the PDF cannot be made, in words, when it cannot. */
  problem: z.nullable(z.string()),
  /** A page that could not be made is being tried again. */
  retrying: z.boolean(),
  /** When its file was signed anew, because a key that had signed it was stolen. */
  signedAnewAt: z.nullable(z.iso.datetime()),
  bytes: z.nullable(z.int()),
  name: z.string(),
  activityTitle: z.string(),
  bodyName: z.string(),
  amount: z.string(),
  unit: z.string(),
  issuedAt: z.iso.datetime(),
  version: z.int(),
  status: certificateStatus,
  sample: z.boolean(),
  lines: z.array(certificateLine),
  /** null: it was issued from a roster, or the enrollment is another person's. */
  enrollmentId: z.nullable(z.uuid()),
  /** The newest first, as far as they are this person's. */
  versions: z.array(certificateVersion),
  /** The version that took this one's place, when it is this person's as well. */
  newestId: z.nullable(z.uuid()),
  /** Whether it was replaced because it names the wrong person. */
  isForSomebodyElse: z.boolean(),
  revocation: z.nullable(ownRevocation),
  nameChange: z.nullable(ownNameChange),
  /** Opens LinkedIn's form with everything filled in; null where there is nothing to add. */
  linkedIn: z.nullable(z.string()),
});
export type CertificateView = z.infer<typeof certificateView>;

export const certificateList = z.object({
  certificates: z.array(
    z.pick(certificateView, {
      id: true,
      code: true,
      ready: true,
      activityTitle: true,
      bodyName: true,
      amount: true,
      unit: true,
      issuedAt: true,
      status: true,
    }),
  ),
});
export type CertificateList = z.infer<typeof certificateList>;

/** On which paper: US Letter when nothing is said. */
export const askedPaper = z.object({ paper: z.optional(z.enum(['letter', 'a4'], 'Paper is letter or a4')) });
export type AskedPaper = z.infer<typeof askedPaper>;

/** Where a link to it was mailed: the address of its owner. */
export const mailedCertificate = z.object({ to: z.string() });
export type MailedCertificate = z.infer<typeof mailedCertificate>;

/** Which version somebody holds in their hand. */
export const askedVersion = z.object({
  version: z.optional(z.string().check(z.regex(/^[1-9]\d{0,3}$/, 'A version is a number'))),
});
export type AskedVersion = z.infer<typeof askedVersion>;

/** What anyone may know of a certificate by its code, and nothing else. */
export const verification = z.object({
  /** Of the version that was asked about; without one, of the newest. */
  status: certificateStatus,
  code: z.string(),
  name: z.string(),
  /** As the newest version prints them: those the learner chose, and no others. */
  licenses: z.array(z.string()),
  activityTitle: z.string(),
  amount: z.string(),
  unit: z.string(),
  bodyName: z.string(),
  categories: z.array(z.object({ name: z.string(), amount: z.string() })),
  format: z.string(),
  /** Of what was held in sessions: each with its time in words, and its part of the amount. */
  sessions: z.array(z.object({ title: z.string(), when: z.string(), amount: z.string() })),
  completedOn: z.iso.date(),
  society: z.string(),
  /** The other society whose signature the file carries. */
  cosponsor: z.nullable(z.string()),
  sample: z.boolean(),
  statement: z.string(),
  approvalNumber: z.nullable(z.string()),
  providerNumber: z.nullable(z.string()),
  /** The newest version, which all of the above is taken from. */
  version: z.int(),
  issuedAt: z.iso.datetime(),
  askedVersion: z.nullable(z.int()),
  /** The newest first. */
  versions: z.array(certificateVersion),
  revocation: z.nullable(z.object({ on: z.iso.date(), category: revocationCategory })),
  /** When the file of the newest version was signed anew, because a key that had signed it was stolen. */
  signedAnewAt: z.nullable(z.iso.datetime()),
  checkedAt: z.iso.datetime(),
  timeZone: z.string(),
});
export type Verification = z.infer<typeof verification>;
