import { z } from 'zod';
import { defineJob } from '../platform/job.js';

export const renderCertificate = defineJob(
  'certificates.render',
  z.strictObject({ certificateId: z.uuid(), societyId: z.uuid() }),
);

export const sweepCertificates = defineJob('certificates.sweep', z.strictObject({}));
