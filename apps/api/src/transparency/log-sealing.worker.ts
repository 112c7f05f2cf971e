import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { JobWorker } from '../platform/job.js';
import { SocietiesService } from '../societies/societies.service.js';
import { LogSealing } from './log-sealing.service.js';
import { sealLog, sweepLogs } from './transparency.jobs.js';

/** Seals what waits. Of many jobs at once, the first does it and the others find nothing to do. */
@Injectable()
export class LogSealer extends JobWorker<typeof sealLog.payload> {
  readonly job = sealLog;

  constructor(private readonly sealing: LogSealing) {
    super();
  }

  async run({ societyId }: z.output<typeof sealLog.payload>): Promise<void> {
    await this.sealing.sealAll(societyId);
  }
}

const minute = 60_000;

/** Seals what nobody asked for: an award whose certificate could not be rendered, an entry whose job got lost. */
@Injectable()
export class LogSweep extends JobWorker<typeof sweepLogs.payload> {
  readonly job = sweepLogs;
  override readonly every = 5 * minute;

  constructor(
    private readonly sealing: LogSealing,
    private readonly societies: SocietiesService,
  ) {
    super();
  }

  /** What one society cannot seal, its key being lost perhaps, keeps no other one waiting. */
  async run(): Promise<void> {
    const failures: unknown[] = [];
    for (const societyId of await this.societies.ids()) {
      await this.sealing.sealAll(societyId).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0)
      throw new AggregateError(failures, `${failures.length} logs could not be sealed`);
  }
}
