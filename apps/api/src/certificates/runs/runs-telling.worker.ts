import { Injectable } from '@nestjs/common';
import { systemOf } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { JobWorker } from '../../platform/job.js';
import { SocietiesService } from '../../societies/societies.service.js';
import { RunMailing } from './run-mailing.service.js';
import { untoldRuns } from './run-told.js';
import { tellRuns } from './runs.jobs.js';

const minute = 60_000;
/** Nobody hears of certificates that were made later than this after their run was started. */
const giveUp = 30 * 24 * 60 * minute;

/** Looks for people of runs whose certificates are ready, and has them written to. */
@Injectable()
export class RunsTelling extends JobWorker<typeof tellRuns.payload> {
  readonly job = tellRuns;
  override readonly every = minute;

  constructor(
    private readonly database: Database,
    private readonly societies: SocietiesService,
    private readonly mailing: RunMailing,
    private readonly clock: Clock,
  ) {
    super();
  }

  async run(): Promise<void> {
    const since = new Date(this.clock.now().getTime() - giveUp);
    for (const societyId of await this.societies.ids()) {
      const runs = await this.database.as(systemOf(societyId), (tx) => untoldRuns(tx, societyId, since));
      for (const { id } of runs) while ((await this.mailing.tellNext(societyId, id)) > 0);
    }
  }
}
