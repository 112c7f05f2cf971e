import { z } from 'zod';
import { defineJob } from '../platform/job.js';

export const remindOfApprovals = defineJob('approvals.remind', z.strictObject({}));
