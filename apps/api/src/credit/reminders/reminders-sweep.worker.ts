import { Injectable } from '@nestjs/common';
import { systemOf } from '../../platform/actor.js';
import { Database } from '../../platform/database.js';
import { JobWorker } from '../../platform/job.js';
import { SocietiesService } from '../../societies/societies.service.js';
import { remind, sweepReminders } from './reminders.jobs.js';

/** People looked up at once; the sweep goes on until there are no more. */
const page = 500;

/** Once a day: asks for a look at everyone who holds a license, one job each, so that one failure stops no other. */
@Injectable()
export class RemindersSweep extends JobWorker<typeof sweepReminders.payload> {
  readonly job = sweepReminders;
  override readonly every = 24 * 60 * 60_000;

  constructor(
    private readonly database: Database,
    private readonly societies: SocietiesService,
  ) {
    super();
  }

  async run(): Promise<void> {
    for (const societyId of await this.societies.ids()) {
      for (let after: string | null = null, more = true; more;) {
        const people: readonly string[] = await this.enqueue(societyId, after);
        after = people.at(-1) ?? null;
        more = people.length === page;
      }
    }
  }

  private enqueue(societyId: string, after: string | null): Promise<string[]> {
    return this.database.as(systemOf(societyId), async (tx) => {
      const people = await tx.query<{ personId: string }>(
        'select person_id as "personId" from license_holders($1, $2, $3)',
        [societyId, after, page],
      );
      for (const { personId } of people) await tx.enqueue(remind, { personId, societyId });

      return people.map(({ personId }) => personId);
    });
  }
}
