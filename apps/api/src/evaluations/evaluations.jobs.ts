import { z } from 'zod';
import { defineJob } from '../platform/job.js';

/** Says nothing of any evaluation: what is kept of jobs would otherwise tell when it was given. */
export const emptyBox = defineJob('evaluations.empty-box', z.strictObject({}));
