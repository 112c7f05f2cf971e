import { z } from 'zod';
import { defineJob } from '../platform/job.js';

export const followApprovals = defineJob('courses.follow-approvals', z.strictObject({}));
