import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { JobWorker } from '../../platform/job.js';
import { remind } from './reminders.jobs.js';
import { RemindersService } from './reminders.service.js';

/** Safe to run twice and at once: each step of a cycle has one row. */
@Injectable()
export class Reminding extends JobWorker<typeof remind.payload> {
  readonly job = remind;

  constructor(private readonly reminders: RemindersService) {
    super();
  }

  run({ societyId, personId }: z.output<typeof remind.payload>): Promise<void> {
    return this.reminders.remind(societyId, personId);
  }
}
