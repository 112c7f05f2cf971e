import { z } from 'zod';
import { readCode } from './code.js';

/** One printed line of text: composed (NFC), no control characters, single spaces. */
function printed(maxLength: number) {
  return z
    .string()
    .normalize('NFC')
    .trim()
    .min(1)
    .max(maxLength)
    .regex(/^[^\p{Cc}]*$/u, 'must not contain line breaks or control characters');
}

const amount = z.string().regex(/^\d{1,4}(\.\d{1,2})?$/, 'must be a number such as 1.00');

/**
 * Everything a certificate prints, as plain data. Lengths are in characters. Dates are plain ISO dates, instants
 * ISO instants; how they look is decided here, by `certificateText`.
 */
export const certificateFacts = z.object({
  /** The language of the page and of its dates. */
  language: z.literal('en-US'),
  society: z.object({
    name: printed(120),
    shortName: printed(20),
    /** City and state, as boards ask for it. */
    place: printed(80),
    /** IANA zone in which the issue time is printed. */
    timeZone: z.string().refine(isTimeZone, 'must be an IANA time zone'),
    /** The frame's color, #rrggbb. */
    brandColor: z.string().regex(/^#[0-9a-f]{6}$/i, 'must be a color such as #1f5a52'),
    /** True for demonstration data: the page then says that it is not valid for credit. */
    sample: z.boolean(),
  }),
  learner: z.object({
    /** The name as its owner confirmed it. */
    name: printed(200),
    /** Such as "LCSW GA CSW007731"; only those the learner chose to print. */
    licenses: z.array(printed(80)).max(6),
  }),
  activity: z.object({
    /** Exactly as approved. */
    title: printed(250),
    /** Such as "Self-paced text course with quiz". */
    format: printed(60),
    /** Names with credentials. */
    presenters: z.array(printed(120)).max(6),
  }),
  completedOn: z.iso.date(),
  credit: z.object({
    amount,
    /** Such as "clock hours" or "CE credits": the approving body's own word. */
    unit: printed(40),
    categories: z.array(z.object({ name: printed(60), amount })).max(6),
  }),
  approval: z.object({
    bodyName: printed(120),
    /** The body's mandated statement, verbatim; line breaks start a paragraph. */
    statement: z
      .string()
      .normalize('NFC')
      .trim()
      .min(1)
      .max(1500)
      .regex(/^(?:[^\p{Cc}]|\n)*$/u, 'must not contain control characters other than line breaks'),
    approvalNumber: printed(60).nullable(),
    providerNumber: printed(60).nullable(),
  }),
  /** Such as "Passed the post-test: 9 of 10 (90%)". */
  score: printed(120).nullable(),
  signers: z
    .array(z.object({ name: printed(120), role: printed(80) }))
    .min(1)
    .max(3),
  code: z.string().refine((code) => readCode(code).ok, 'must be a verification code'),
  /** The public page of this certificate: what the QR code opens. */
  verifyAddress: z.url({ protocol: /^https?$/ }).max(150),
  /** 1 for the first issue; each correction adds one. */
  version: z.int().min(1),
  issuedAt: z.iso.datetime({ offset: true }),
});
export type CertificateFacts = z.infer<typeof certificateFacts>;

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
