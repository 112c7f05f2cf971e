import { z } from 'zod';
import { defineJob } from '../platform/job.js';

export const sealLog = defineJob('certificates.seal-log', z.strictObject({ societyId: z.uuid() }));

export const sweepLogs = defineJob('certificates.sweep-logs', z.strictObject({}));
