import { Injectable, Logger } from '@nestjs/common';
import type { z } from 'zod';
import { JobWorker } from '../../platform/job.js';
import { RunIssuing, type Batch } from './run-issuing.service.js';
import { issueBatch } from './runs.jobs.js';

/**
 * Does a batch of lines together. Where that fails, each line is done by itself, so that one which cannot be done keeps no
 * other from being done; what cannot be done by itself either is written down as failed.
 */
@Injectable()
export class RunBatches extends JobWorker<typeof issueBatch.payload> {
  readonly job = issueBatch;
  private readonly logger = new Logger(RunBatches.name);

  constructor(private readonly issuing: RunIssuing) {
    super();
  }

  async run(batch: z.output<typeof issueBatch.payload>): Promise<void> {
    try {
      await this.issuing.issue(batch);
    } catch (error) {
      this.logger.warn({ runId: batch.runId, from: batch.from, err: error }, 'A batch is done line by line');
      for (const line of await this.issuing.waiting(batch))
        await this.one({ ...batch, from: line, to: line });
    }
  }

  private async one(line: Batch): Promise<void> {
    try {
      await this.issuing.issue(line);
    } catch (error) {
      this.logger.error({ runId: line.runId, line: line.from, err: error }, 'A certificate was not written');
      await this.issuing.fail(line, error);
    }
  }
}
