import { Injectable } from '@nestjs/common';
import type { MailedCertificate } from '@cohesion/contracts';
import { AccountsService } from '../accounts/accounts.service.js';
import { RateLimits } from '../accounts/rate-limits.service.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import type { Person } from '../platform/actor.js';
import { Database } from '../platform/database.js';
import { AppError } from '../platform/problem.js';
import { SocietiesService } from '../societies/societies.service.js';
import { Certificate } from './certificate.entity.js';
import { askedFor } from './certificate-letters.js';

/** For one person in an hour. */
const mails = { window: 3600, max: 5 };

/** "Email it to me": a link for its owner, to her own address; the file stays behind her password. */
@Injectable()
export class CertificateMailing {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsService,
    private readonly societies: SocietiesService,
    private readonly notifications: NotificationsService,
    private readonly limits: RateLimits,
  ) {}

  /** Answers where the mail goes. Each call sends one; more than five in an hour are refused as `too-many-requests`. */
  async mail(actor: Person, id: string): Promise<MailedCertificate> {
    const { personId, societyId } = actor;

    return this.database.as(actor, async (tx) => {
      const { facts } = await tx.need(Certificate, { where: { id, personId } });
      await this.limits.refuseBeyond(`certificate-mail ${personId}`, mails);
      const reader = await this.accounts.member(tx, { id: personId });
      if (!reader) throw new AppError('not-found');
      const society = await this.societies.byId(societyId);
      const address = await this.societies.addressOf(societyId);
      await this.notifications.send(
        tx,
        askedFor({
          to: reader.email,
          name: reader.name,
          society,
          address,
          facts,
          certificateId: id,
          hasAccount: true,
        }),
      );

      return { to: reader.email };
    });
  }
}
