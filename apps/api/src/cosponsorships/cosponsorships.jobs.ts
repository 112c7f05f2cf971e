import { z } from 'zod';
import { defineJob } from '../platform/job.js';

/** `societyId` is who is written to; `number` is the turn, 0 the question. */
export const tellOfCosponsorship = defineJob(
  'cosponsorships.tell',
  z.object({ cosponsorshipId: z.uuid(), societyId: z.uuid(), number: z.int().min(0) }),
);
