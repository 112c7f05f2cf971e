import { Injectable } from '@nestjs/common';
import { systemOf } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { JobWorker } from '../platform/job.js';
import { SocietiesService } from '../societies/societies.service.js';
import { emptyBox } from './evaluations.jobs.js';
import { monthOf } from './month.js';

const hour = 60 * 60_000;
/** So many of one course version leave the box together, in one transaction and in no order. */
const together = 5;

/**
 * Writes what evaluations say apart from who gave them. One at a time, the transaction a response was written in and its
 * place in the table would say whose it is; so it waits for others, or for its month to end. Taking out and writing is one
 * statement: whatever stops it, an evaluation is in one place, and in one only.
 */
@Injectable()
export class EvaluationBox extends JobWorker<typeof emptyBox.payload> {
  readonly job = emptyBox;
  override readonly every = hour;

  constructor(
    private readonly database: Database,
    private readonly societies: SocietiesService,
    private readonly clock: Clock,
  ) {
    super();
  }

  async run(): Promise<void> {
    const thisMonth = monthOf(this.clock.now());
    for (const societyId of await this.societies.ids()) {
      await this.database.as(systemOf(societyId), (tx) =>
        tx.query(
          `with enough as (
             select course_version_id from boxed_evaluations where society_id = $1
             group by course_version_id having count(*) >= ${together}
           ), taken as (
             delete from boxed_evaluations where society_id = $1
               and (month < $2 or course_version_id in (select course_version_id from enough))
             returning society_id, course_version_id, answers, month
           )
           insert into evaluation_responses (society_id, course_version_id, answers, month)
           select society_id, course_version_id, answers, month from taken order by gen_random_uuid()`,
          [societyId, thisMonth],
        ),
      );
    }
  }
}
