import { z } from 'zod/mini';

/** A certificate code as somebody typed it; the api says what is wrong with it. */
export const typedCode = z.string().check(z.minLength(1), z.maxLength(60));

export const certificateStatus = z.enum(['valid', 'superseded', 'revoked']);

/** The certificate in words, in reading order: the page and the PDF say the same. */
export const certificateLine = z.object({ label: z.nullable(z.string()), text: z.string() });

export const certificateView = z.object({
  id: z.uuid(),
  code: z.string(),
  verifyUrl: z.string(),
  ready: z.boolean(),
  /** Why the PDF cannot be made, in words, when it cannot. */
  problem: z.nullable(z.string()),
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
  enrollmentId: z.uuid(),
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

/** What anyone may know of a certificate by its code, and nothing else. */
export const verification = z.object({
  status: certificateStatus,
  code: z.string(),
  name: z.string(),
  activityTitle: z.string(),
  amount: z.string(),
  unit: z.string(),
  bodyName: z.string(),
  categories: z.array(z.string()),
  format: z.string(),
  completedOn: z.iso.date(),
  society: z.string(),
  sample: z.boolean(),
  statement: z.string(),
  approvalNumber: z.nullable(z.string()),
  version: z.int(),
  issuedAt: z.iso.datetime(),
  checkedAt: z.iso.datetime(),
  timeZone: z.string(),
});
export type Verification = z.infer<typeof verification>;
