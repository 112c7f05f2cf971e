import { z } from 'zod/mini';
import { cycleStart } from './cycles.js';
import { deviceId } from './proofs.js';
import { transcript } from './transcript.js';

/** The longest a shared transcript can be read, in days. */
export const maxShareDays = 30;

/** `id` is made on the device, so sending again makes no second link. */
export const shareTranscript = z.strictObject({
  id: deviceId,
  licenseId: z.uuid('Choose a license'),
  cycle: cycleStart,
  days: z
    .int('Choose how long it can be read')
    .check(z.gte(1, 'Choose at least one day'), z.lte(maxShareDays, `Choose at most ${maxShareDays} days`)),
  /** Show the last three characters of the license number. */
  showNumber: z.boolean(),
});
export type ShareTranscript = z.infer<typeof shareTranscript>;

export const shareView = z.object({
  id: z.uuid(),
  licenseId: z.uuid(),
  licenseName: z.string(),
  cycle: z.string(),
  start: z.nullable(z.iso.date()),
  end: z.nullable(z.iso.date()),
  showsNumber: z.boolean(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  revokedAt: z.nullable(z.iso.datetime()),
  status: z.enum(['open', 'expired', 'revoked']),
});
export type ShareView = z.infer<typeof shareView>;

/** The newest first. */
export const shareList = z.object({ shares: z.array(shareView) });
export type ShareList = z.infer<typeof shareList>;

/** `address` is told once, to whoever makes the link: only its digest is kept, so a repeat answers null. */
export const sharedNow = z.object({ share: shareView, address: z.nullable(z.string()) });
export type SharedNow = z.infer<typeof sharedNow>;

/** The secret of a link. */
export const shareToken = z.string().check(z.minLength(1), z.maxLength(100));

/** What whoever holds the link sees: the transcript as it stood when the link was made, and nothing else. */
export const sharedTranscript = z.object({ transcript, expiresAt: z.iso.datetime() });
export type SharedTranscript = z.infer<typeof sharedTranscript>;

/** The details of `share-ended`. */
export const shareEnded = z.object({ reason: z.enum(['expired', 'revoked']), at: z.iso.datetime() });
export type ShareEnded = z.infer<typeof shareEnded>;
