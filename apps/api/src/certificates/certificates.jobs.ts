import { z } from 'zod';
import { defineJob } from '../platform/job.js';

export const renderCertificate = defineJob(
  'certificates.render',
  z.strictObject({
    certificateId: z.uuid(),
    societyId: z.uuid(),
    /** The number of the newest file that there was when this was asked for: where there is a newer one, this is done. */
    after: z.optional(z.int().min(0)),
    /** What the next file is signed anew for. */
    reissueId: z.optional(z.nullable(z.uuid())),
  }),
);

/** The next certificates of a reissue, after one of them. */
export const reissueSome = defineJob(
  'certificates.reissue',
  z.strictObject({
    reissueId: z.uuid(),
    societyId: z.uuid(),
    after: z.nullable(z.uuid()),
  }),
);

/** Other societies whose files a stolen key signed as well: their co-sponsor's. */
export const findCosigned = defineJob(
  'certificates.find-cosigned',
  z.strictObject({ keyId: z.uuid(), keySocietyId: z.uuid(), keyName: z.string() }),
);

export const sweepReissues = defineJob('certificates.sweep-reissues', z.strictObject({}));

export const sweepCertificates = defineJob('certificates.sweep', z.strictObject({}));
