import { z } from 'zod/mini';

/** Longest heading and own line of a certificate, in characters. */
export const maxHeading = 40;
export const maxOwnLine = 160;

/** Headings to choose from; a society may write its own. */
export const usualHeadings = [
  'Certificate of completion',
  'Certificate of attendance',
  'Certificate of continuing education',
] as const;

/** A line as it is printed: composed, with single spaces. */
const printedLine = (max: number, empty: string) =>
  z.string(empty).check(
    z.overwrite((text) => text.normalize('NFC').replace(/\s+/gu, ' ').trim()),
    z.minLength(1, empty),
    z.maxLength(max, `Use at most ${max} characters`),
    z.regex(/^[^\p{Cc}\p{Cf}]*$/u, 'This has a character that cannot be seen'),
  );

/** SHA-256 of a file, in hexadecimal: the name of a picture. */
export const pictureHash = z.string().check(z.regex(/^[0-9a-f]{64}$/, 'This is not the name of a picture'));

/** What a society may put in another order: the body's statement, what was met, its own line. */
export const templatePart = z.enum(['statement', 'results', 'line']);
export type TemplatePart = z.infer<typeof templatePart>;

/** What a society decides about its certificates. Data with limits: what a body demands stays whatever is set here. */
export const certificateTemplateData = z.strictObject({
  /** Frame, society and credit are drawn in it; too light a color is refused. */
  brandColor: z.string().check(z.regex(/^#[0-9a-f]{6}$/i, 'Choose a color, such as #1f5a52')),
  logo: z.nullable(
    z.strictObject({
      sha256: pictureHash,
      alt: printedLine(120, 'Say in words what the logo shows'),
      /** At the right in place of the circle of chairs, or above the society’s name. */
      place: z.enum(['corner', 'above-name']),
    }),
  ),
  heading: printedLine(maxHeading, 'Enter a heading'),
  /** What the person did, as the certificate says it. */
  verb: z.enum(['completed', 'attended']),
  line: z.nullable(printedLine(maxOwnLine, 'Write a line, or leave it out')),
  signers: z
    .array(
      z.strictObject({
        name: printedLine(120, 'Enter the name of who signs'),
        role: printedLine(80, 'Enter the role'),
        signature: z.nullable(pictureHash),
      }),
    )
    .check(z.minLength(1, 'Somebody has to sign'), z.maxLength(3, 'At most three sign')),
  order: z
    .array(templatePart)
    .check(
      z.refine((parts) => new Set(parts).size === 3 && parts.length === 3, 'Each part has its place once'),
    ),
});
export type CertificateTemplateData = z.infer<typeof certificateTemplateData>;

/** The version that the changes started from; refused as `record-changed` when there is a newer one. */
const startedFrom = z.int().check(z.nonnegative());

export const saveCertificateTemplate = z.strictObject({
  number: startedFrom,
  template: certificateTemplateData,
});
export type SaveCertificateTemplate = z.infer<typeof saveCertificateTemplate>;

/** Makes an earlier version the newest one, as a version of its own. */
export const restoreCertificateTemplate = z.strictObject({
  number: startedFrom,
  version: z.int().check(z.positive()),
});
export type RestoreCertificateTemplate = z.infer<typeof restoreCertificateTemplate>;

/** Draws what is not saved yet, with sample facts that say so. */
export const previewCertificateTemplate = z.strictObject({
  template: certificateTemplateData,
  paper: z.enum(['letter', 'a4']),
  longName: z.boolean(),
  /** Adds a second signer where the template has one. */
  twoSigners: z.boolean(),
});
export type PreviewCertificateTemplate = z.infer<typeof previewCertificateTemplate>;

export const certificateTemplateVersion = z.object({
  number: z.int(),
  by: z.nullable(z.string()),
  at: z.iso.datetime(),
  /** The version it went back to. */
  restoredFrom: z.nullable(z.int()),
  /** The parts in which it differs from the version before. */
  changed: z.array(z.string()),
});
export type CertificateTemplateVersion = z.infer<typeof certificateTemplateVersion>;

export const certificateTemplatePage = z.object({
  /** 0 as long as certificates look as the society’s file has them. */
  number: z.int(),
  template: certificateTemplateData,
  /** The newest first. */
  history: z.array(certificateTemplateVersion),
  societyName: z.string(),
});
export type CertificateTemplatePage = z.infer<typeof certificateTemplatePage>;

/** A picture as it was given. Sides in pixels. */
export const pictureView = z.object({
  sha256: z.string(),
  mediaType: z.enum(['image/png', 'image/jpeg']),
  width: z.int(),
  height: z.int(),
  bytes: z.int(),
});
export type PictureView = z.infer<typeof pictureView>;
