import { z } from 'zod/mini';
import { keyPurpose } from './society-keys.js';

/** Failures that are shown. */
export const maxReissueFailures = 20;

/** What a stolen key signed, and how far it is issued anew. */
export const reissue = z.object({
  keyId: z.uuid(),
  /** Such as `document-1`. */
  key: z.string(),
  purpose: keyPurpose,
  /** The name of a co-sponsor whose key it is; null for a key of the society. */
  cosponsor: z.nullable(z.string()),
  /** `none`: it signed nothing that holds. `needed`: nobody asked for it yet. */
  state: z.enum(['none', 'needed', 'working', 'failed', 'done']),
  /** Certificates that are still signed by it. */
  waiting: z.int(),
  done: z.int(),
  /** Certificates whose page could not be made. */
  failed: z.int(),
  startedAt: z.nullable(z.iso.datetime()),
  startedBy: z.nullable(z.string()),
  failures: z.array(
    z.object({ certificateId: z.uuid(), code: z.string(), name: z.string(), problem: z.string() }),
  ),
});
export type Reissue = z.infer<typeof reissue>;

/** One for each stolen key, the latest theft first. */
export const reissueList = z.object({ reissues: z.array(reissue) });
export type ReissueList = z.infer<typeof reissueList>;

export const startReissue = z.strictObject({ keyId: z.uuid() });
export type StartReissue = z.infer<typeof startReissue>;
