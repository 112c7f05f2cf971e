import { z } from 'zod';
import { readCode } from './code.js';
import { maxPictureSide } from './picture/reading.js';
import { printed, timeZone } from './printed.js';

const amount = z.string().regex(/^\d{1,4}(\.\d{1,2})?$/, 'must be a number such as 1.00');

/** A picture by the SHA-256 of its file, in hexadecimal; its bytes come beside the facts. Sides in pixels, for their proportion. */
export const factPicture = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hexadecimal'),
  width: z.int().min(1).max(maxPictureSide),
  height: z.int().min(1).max(maxPictureSide),
});

/** What a society may put in another order: the body's statement with its numbers, the society's own line, what was met. */
export const orderedParts = ['statement', 'results', 'line'] as const;

/** Where the logo stands: at the right edge in place of the circle of chairs, or above the society's name. */
export const logoPlaces = ['corner', 'above-name'] as const;

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
    timeZone,
    /** The frame's color, #rrggbb. */
    brandColor: z.string().regex(/^#[0-9a-f]{6}$/i, 'must be a color such as #1f5a52'),
    /** True for demonstration data: the page then says that it is not valid for credit. */
    sample: z.boolean(),
    /** What the logo shows, in words, for those who do not see it. */
    logo: factPicture.extend({ alt: printed(120), place: z.enum(logoPlaces) }).optional(),
  }),
  /** In place of "Certificate of completion". */
  heading: printed(40).optional(),
  /** In place of "completed". */
  verb: z.enum(['completed', 'attended']).optional(),
  /** A line of the society's own. */
  line: printed(160).optional(),
  /** In place of the order of `orderedParts`. */
  order: z
    .array(z.enum(orderedParts))
    .length(orderedParts.length)
    .refine((parts) => new Set(parts).size === parts.length, 'must have each part once')
    .optional(),
  learner: z.object({
    /** The name as its owner confirmed it. */
    name: printed(200),
    /** Such as "Georgia LCSW, number CSW007731"; only those the learner chose to print. */
    licenses: z.array(printed(80)).max(6),
  }),
  activity: z.object({
    /** Exactly as approved. */
    title: printed(250),
    /** Such as "Self-paced text course with quiz". */
    format: printed(60),
    /** Names with credentials. */
    presenters: z.array(printed(120)).max(6),
    /** The other society that offers the activity, whose signature follows the first. */
    cosponsor: printed(120).optional(),
    /** When and where a live activity was held, such as "9:00 AM to 12:15 PM EST, Decatur, Georgia". */
    held: printed(160).optional(),
  }),
  /** Of a combined certificate for an event: the sessions the learner attended, each with its credit. */
  sessions: z
    .array(z.object({ title: printed(250), when: printed(80), amount }))
    .max(200)
    .optional(),
  completedOn: z.iso.date(),
  credit: z.object({
    amount,
    /** Such as "clock hours" or "CE credits": the approving body's own word. */
    unit: printed(80),
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
    /** The body's own words for the two numbers, such as "ACEP No."; without them, plain ones. */
    approvalNumberLabel: printed(60).optional(),
    providerNumberLabel: printed(60).optional(),
  }),
  /** The attendance rule that was met, such as "Attended the entire program". */
  attendance: printed(200).optional(),
  /** Such as "Passed the post-test: 9 of 10 (90%)". */
  score: printed(120).nullable(),
  signers: z
    .array(z.object({ name: printed(120), role: printed(80), signature: factPicture.optional() }))
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
export type FactPicture = z.infer<typeof factPicture>;
