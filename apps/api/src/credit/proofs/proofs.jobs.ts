import { z } from 'zod';
import { defineJob } from '../../platform/job.js';

export const sweepProofs = defineJob('proofs.sweep', z.strictObject({}));
