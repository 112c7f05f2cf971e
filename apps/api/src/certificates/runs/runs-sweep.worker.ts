import { Injectable } from '@nestjs/common';
import { systemOf } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { JobWorker } from '../../platform/job.js';
import { SocietiesService } from '../../societies/societies.service.js';
import { enqueueWaiting } from './run-batches.js';
import { sweepRuns } from './runs.jobs.js';

const minute = 60_000;
/** A run that moved in this time is on its ordinary way. */
const leaveAlone = 10 * minute;
/** Older ones need a person, not another try. */
const giveUp = 7 * 24 * 60 * minute;

/** Finds runs whose jobs got lost and asks for what is left of them. */
@Injectable()
export class RunsSweep extends JobWorker<typeof sweepRuns.payload> {
  readonly job = sweepRuns;
  override readonly every = 5 * minute;

  constructor(
    private readonly database: Database,
    private readonly societies: SocietiesService,
    private readonly clock: Clock,
  ) {
    super();
  }

  async run(): Promise<void> {
    const now = this.clock.now().getTime();
    for (const societyId of await this.societies.ids())
      await this.database.as(systemOf(societyId), async (tx) => {
        const still = await tx.query<{ id: string }>(
          `select run.id from certificate_runs run
           where run.society_id = $1 and run.created_at between $2 and $3
             and coalesce((select turn.change = 'continued' and turn.created_at < $3 from certificate_run_turns turn
               where turn.run_id = run.id order by turn.number desc limit 1), true)
             and not exists (select from certificate_run_outcomes outcome
               where outcome.run_id = run.id and outcome.created_at >= $3)
             and (select count(distinct outcome.line_id) from certificate_run_outcomes outcome
               where outcome.run_id = run.id) < run.lines`,
          [societyId, new Date(now - giveUp), new Date(now - leaveAlone)],
        );
        for (const { id } of still) await enqueueWaiting(tx, { id, societyId });
      });
  }
}
