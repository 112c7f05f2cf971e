import { z } from 'zod/mini';

/** An id made on the device, so that sending again is harmless. */
export const deviceId = z.uuid('This is not an id').check(z.toLowerCase());

/** What a proof may be: a document, or the picture of one. */
export const proofMediaType = z.enum([
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/heic',
]);
export type ProofMediaType = z.infer<typeof proofMediaType>;

/**
 * The name of the file as the device calls it, without its folder. Its ending says what it is, and the content is held
 * to that.
 */
export const keepProof = z.strictObject({
  name: z.string('Choose a file').check(
    z.overwrite((name) => name.normalize('NFC').replace(/\s+/gu, ' ').trim()),
    z.minLength(1, 'Choose a file'),
    z.maxLength(200, 'Use a file name of at most 200 characters'),
    z.regex(/^[^\p{Cc}\p{Cf}/\\]*$/u, 'This file name has a character that cannot be kept'),
  ),
});
export type KeepProof = z.infer<typeof keepProof>;

/** A file as it was given: nothing is added to it and nothing taken away. */
export const proofView = z.object({
  id: z.uuid(),
  name: z.string(),
  mediaType: proofMediaType,
  bytes: z.int(),
  /** Of the content, in hexadecimal. */
  sha256: z.string(),
  keptAt: z.iso.datetime(),
});
export type ProofView = z.infer<typeof proofView>;
