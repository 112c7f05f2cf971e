import { z } from 'zod';
import { defineJob } from '../../platform/job.js';

export const sweepShares = defineJob('shares.sweep', z.strictObject({}));
