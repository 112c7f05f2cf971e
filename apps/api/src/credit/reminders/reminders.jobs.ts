import { z } from 'zod';
import { defineJob } from '../../platform/job.js';

export const sweepReminders = defineJob('reminders.sweep', z.strictObject({}));

/** Looks at one person's licenses and writes to her where it is time. */
export const remind = defineJob(
  'reminders.remind',
  z.strictObject({ personId: z.uuid(), societyId: z.uuid() }),
);
