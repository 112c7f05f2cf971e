import { z } from 'zod';
import { defineJob } from '../platform/job.js';

export const deliverMail = defineJob(
  'notifications.deliver',
  z.object({ mailId: z.uuid(), societyId: z.uuid() }),
);
