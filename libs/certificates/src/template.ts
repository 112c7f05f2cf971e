import { z } from 'zod';
import { factPicture, logoPlaces, orderedParts, type CertificateFacts } from './facts.js';
import { readsOnWhite } from './look.js';
import { printed } from './printed.js';

/**
 * What a society decides about the look of its certificates: data with limits, never code. What a body demands (its
 * statement, the numbers, the credit, the name, the way to check) cannot be taken away here, only moved.
 */
export const certificateTemplate = z.object({
  /**
   * The color of frame, society and credit, #rrggbb. Refused when text in it would not read well on white: a contrast
   * below 4.5 to 1 (WCAG 1.4.3).
   */
  brandColor: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, { error: 'must be a color such as #1f5a52', abort: true })
    .refine(readsOnWhite, 'must be darker: text in this color does not read well on white'),
  logo: factPicture.extend({ alt: printed(120), place: z.enum(logoPlaces) }).nullable(),
  heading: printed(40),
  verb: z.enum(['completed', 'attended']),
  line: printed(160).nullable(),
  signers: z
    .array(z.object({ name: printed(120), role: printed(80), signature: factPicture.nullable() }))
    .min(1)
    .max(3),
  order: z
    .array(z.enum(orderedParts))
    .length(orderedParts.length)
    .refine((parts) => new Set(parts).size === parts.length, 'must have each part once'),
});
export type CertificateTemplate = z.infer<typeof certificateTemplate>;

/** The template of a society that has none of its own: what a certificate looks like without one. */
export function plainTemplate({
  brandColor,
  signers,
}: {
  brandColor: string;
  signers: readonly { name: string; role: string }[];
}): CertificateTemplate {
  return {
    brandColor,
    logo: null,
    heading: 'Certificate of completion',
    verb: 'completed',
    line: null,
    signers: signers.map(({ name, role }) => ({ name, role, signature: null })),
    order: [...orderedParts],
  };
}

type Templated = Pick<CertificateFacts, 'society' | 'signers' | 'heading' | 'verb' | 'line' | 'order'>;

/** The same facts as the template wants them: a snapshot, so that a later template changes no certificate. */
export function withTemplate<F extends Templated>(facts: F, template: CertificateTemplate): F & Templated {
  const { brandColor, logo, heading, verb, line, signers, order } = template;
  return {
    ...facts,
    society: { ...facts.society, brandColor, logo: logo ?? undefined },
    heading,
    verb,
    line: line ?? undefined,
    signers: signers.map(({ signature, ...signer }) => ({ ...signer, signature: signature ?? undefined })),
    order,
  };
}

/** The pictures that facts or a template name, each once. */
export function picturesNamed({
  logo,
  signers,
}: {
  logo?: { sha256: string } | null | undefined;
  signers: readonly { signature?: { sha256: string } | null | undefined }[];
}): string[] {
  const named = [logo, ...signers.map(({ signature }) => signature)];
  return [...new Set(named.flatMap((picture) => picture?.sha256 ?? []))];
}
