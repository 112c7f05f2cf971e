import { Injectable } from '@nestjs/common';
import type { WaitingMail } from '@cohesion/contracts';
import { MoreThan } from 'typeorm';
import { AccountsService } from '../../accounts/accounts.service.js';
import { NotificationsService, type Message } from '../../notifications/notifications.service.js';
import type { Person } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { AppError } from '../../platform/problem.js';
import type { Tx } from '../../platform/tx.js';
import { SocietiesService } from '../../societies/societies.service.js';
import type { Certificate } from '../certificate.entity.js';
import type { Letter } from '../certificate-letters.js';
import { CertificateMail } from '../certificate-mail.entity.js';
import { rosterLineOf } from '../runs/roster-line.js';

/** How long a mail waits, so that a slip can be undone before anybody reads of it. In milliseconds. */
export const undoWindow = 10 * 60_000;

/** Mails about certificates: written with what they tell of, and sent ten minutes later unless somebody takes them back. */
@Injectable()
export class CertificateMails {
  constructor(
    private readonly notifications: NotificationsService,
    private readonly accounts: AccountsService,
    private readonly societies: SocietiesService,
    private readonly clock: Clock,
  ) {}

  /**
   * To whom the certificate belongs: a member at her address, and who has no account at the one that a roster names. Somebody
   * who is not a member any more is not written to.
   */
  async write(
    tx: Tx,
    kind: WaitingMail['kind'],
    { id: certificateId, societyId, personId, awardId, code, facts }: Certificate,
    text: (letter: Letter) => Message,
    reissueId: string | null = null,
  ): Promise<void> {
    const member = await this.accounts.member(tx, { id: personId });
    const reader = member ?? (await rosterLineOf(tx, awardId));
    if (!reader) return;
    const society = await this.societies.byId(societyId);
    const address = await this.societies.addressOf(societyId);
    const createdAt = this.clock.now();
    const notBefore = new Date(createdAt.getTime() + undoWindow);
    const hasAccount = member !== null;
    const letter = {
      to: reader.email,
      name: reader.name,
      society,
      address,
      facts,
      certificateId,
      hasAccount,
    };
    const mailId = await this.notifications.send(tx, text(letter), notBefore);
    await tx.insert(CertificateMail, {
      societyId,
      personId,
      code,
      mailId,
      kind,
      reissueId,
      notBefore,
      createdAt,
    });
  }

  /** Those about this code that have not gone out and were not taken back. */
  async waiting(tx: Tx, code: string): Promise<CertificateMail[]> {
    const mails = await tx.find(CertificateMail, {
      where: { code, notBefore: MoreThan(this.clock.now()) },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
    const takenBack = await this.notifications.takenBack(
      tx,
      mails.map(({ mailId }) => mailId),
    );

    return mails.filter(({ mailId }) => !takenBack.has(mailId));
  }

  /** Whether this mail about this code was taken back: a page that sends it twice is answered as the first time. */
  async isTakenBack(tx: Tx, code: string, id: string): Promise<boolean> {
    const mail = await tx.need(CertificateMail, { where: { id, code } });

    return (await this.notifications.takenBack(tx, [mail.mailId])).has(mail.mailId);
  }

  /** Stops a mail; refused as `message-gone` when its ten minutes are over. */
  async takeBack(tx: Tx, actor: Person, { mailId, notBefore }: CertificateMail): Promise<void> {
    if (!(await this.notifications.takeBack(tx, actor, { id: mailId, notBefore })))
      throw new AppError('message-gone');
  }
}
