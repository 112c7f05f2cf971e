import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { systemOf } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { JobWorker } from '../platform/job.js';
import { MailTransport } from './mail-transport.js';
import { Mail } from './mail.entity.js';
import { MailCancellation } from './mail-cancellation.entity.js';
import { deliverMail } from './notifications.jobs.js';

/** Hands a mail to the mail server once; a second run finds it sent. One that was taken back stays where it is. */
@Injectable()
export class MailDelivery extends JobWorker<typeof deliverMail.payload> {
  readonly job = deliverMail;

  constructor(
    private readonly database: Database,
    private readonly transport: MailTransport,
    private readonly clock: Clock,
  ) {
    super();
  }

  async run({ mailId, societyId }: z.output<typeof deliverMail.payload>): Promise<void> {
    await this.database.as(systemOf(societyId), async (tx) => {
      await tx.lock(`mail:${mailId}`);
      const mail = await tx.need(Mail, { where: { id: mailId } });
      const takenBack = await tx.findOne(MailCancellation, { where: { mailId }, select: { id: true } });
      if (mail.sentAt || takenBack || !(await this.transport.deliver(mail))) return;
      await tx.query('update mails set sent_at = $2 where id = $1', [mailId, this.clock.now()]);
    });
  }
}
