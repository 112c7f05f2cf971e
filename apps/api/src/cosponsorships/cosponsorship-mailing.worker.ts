import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { AccountsService } from '../accounts/accounts.service.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import { systemOf } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { JobWorker } from '../platform/job.js';
import type { Tx } from '../platform/tx.js';
import { SocietiesService } from '../societies/societies.service.js';
import { askedToCosponsor, cosponsorshipTurned } from './cosponsorship-mails.js';
import { Cosponsorship, CosponsorshipNotice, CosponsorshipTurn } from './cosponsorship.entity.js';
import { tellOfCosponsorship } from './cosponsorships.jobs.js';

type Told = z.output<typeof tellOfCosponsorship.payload>;

/**
 * Writes to the administrators of one society what the other one did: a society's own request must not read who they
 * are. Safe to run twice: what was sent is in the records.
 */
@Injectable()
export class CosponsorshipMailing extends JobWorker<typeof tellOfCosponsorship.payload> {
  readonly job = tellOfCosponsorship;

  constructor(
    private readonly database: Database,
    private readonly societies: SocietiesService,
    private readonly accounts: AccountsService,
    private readonly notifications: NotificationsService,
    private readonly clock: Clock,
  ) {
    super();
  }

  run(told: Told): Promise<void> {
    return this.database.as(systemOf(told.societyId), (tx) => this.tell(tx, told));
  }

  private async tell(tx: Tx, { cosponsorshipId, societyId, number }: Told): Promise<void> {
    const cosponsorship = await tx.need(Cosponsorship, { where: { id: cosponsorshipId } });
    const turn = await tx.findOne(CosponsorshipTurn, { where: { cosponsorshipId, number } });
    const isHost = cosponsorship.societyId === societyId;
    const society = await this.societies.byId(societyId);
    const other = await this.societies.byId(isHost ? cosponsorship.cosponsorId : cosponsorship.societyId);
    const work = `${await this.societies.addressOf(societyId)}/s/${society.slug}`;
    const address = isHost ? `${work}/programs/${cosponsorship.course}` : `${work}/co-sponsored`;
    const createdAt = this.clock.now();
    for (const { id: personId, name, email: to } of await this.accounts.holdersOf(tx, 'ce-administrator')) {
      const notice = { societyId, cosponsorshipId, number, personId, createdAt };
      if ((await tx.insertMissing(CosponsorshipNotice, [notice])) === 0) continue;
      const letter = { to, name, society: society.name, other: other.name, cosponsorship, address };
      await this.notifications.send(
        tx,
        turn ? cosponsorshipTurned(letter, turn, number > 1) : askedToCosponsor(letter),
      );
    }
  }
}
