import { Injectable } from '@nestjs/common';
import { systemOf } from '../platform/actor.js';
import { Database } from '../platform/database.js';
import { JobWorker } from '../platform/job.js';
import { SocietiesService } from '../societies/societies.service.js';
import { followApprovals } from './courses.jobs.js';
import { OffersService } from './offers.service.js';

const day = 24 * 60 * 60_000;

/** An approval that begins today, and words that change today, change what is offered: nobody has to be there. */
@Injectable()
export class FollowApprovals extends JobWorker<typeof followApprovals.payload> {
  readonly job = followApprovals;
  override readonly every = day;

  constructor(
    private readonly database: Database,
    private readonly societies: SocietiesService,
    private readonly offers: OffersService,
  ) {
    super();
  }

  async run(): Promise<void> {
    for (const societyId of await this.societies.ids())
      await this.database.as(systemOf(societyId), (tx) => this.offers.follow(tx, societyId));
  }
}
