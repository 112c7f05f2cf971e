import { Injectable } from '@nestjs/common';
import { systemOf } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { JobWorker } from '../../platform/job.js';
import { SocietiesService } from '../../societies/societies.service.js';
import { sweepShares } from './shares.jobs.js';

const hour = 60 * 60_000;
const atOnce = 500;

/** Removes what links past their time showed. Bounded per run; what is left waits for the next. */
@Injectable()
export class SharesSweep extends JobWorker<typeof sweepShares.payload> {
  readonly job = sweepShares;
  override readonly every = hour;

  constructor(
    private readonly database: Database,
    private readonly societies: SocietiesService,
    private readonly clock: Clock,
  ) {
    super();
  }

  async run(): Promise<void> {
    for (const societyId of await this.societies.ids())
      await this.database.as(systemOf(societyId), (tx) =>
        tx.query(
          `delete from transcript_share_contents where share_id in (
             select share_id from transcript_share_contents where society_id = $1 and expires_at <= $2
             order by expires_at limit ${atOnce})`,
          [societyId, this.clock.now()],
        ),
      );
  }
}
