import { z } from 'zod';
import { defineJob } from '../../platform/job.js';

/** Some lines of a run, from one number to another, for the nth time: lines that had n tries already are left alone. */
export const issueBatch = defineJob(
  'runs.issue',
  z.strictObject({
    runId: z.uuid(),
    societyId: z.uuid(),
    from: z.int().min(1),
    to: z.int().min(1),
    attempt: z.int().min(1),
  }),
);

export const sweepRuns = defineJob('runs.sweep', z.strictObject({}));

/** Writes to people on rosters whose certificates are ready. */
export const tellRuns = defineJob('runs.tell', z.strictObject({}));
