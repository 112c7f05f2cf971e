import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Person } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/tx.js';
import { deliverMail } from './notifications.jobs.js';

export type Message = Readonly<{ to: string; subject: string; text: string }>;

const message = z.object({
  to: z.email().max(254),
  // A line break in a subject could start a header of the sender's choosing.
  subject: z.string().transform((subject) =>
    subject
      .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
      .trim()
      .slice(0, 200),
  ),
  text: z.string(),
});

@Injectable()
export class NotificationsService {
  constructor(private readonly clock: Clock) {}

  /**
   * Written and queued with the rows it is about: there is a mail if and only if the transaction commits. With `notBefore`
   * it waits until then, and `takeBack` stops it; answers the mail's id.
   */
  async send(tx: Tx, mail: Message, notBefore: Date | null = null): Promise<string> {
    const { to, subject, text } = message.parse(mail);
    const [actor] = await tx.query<{ societyId: string }>('select app_society() as "societyId"');
    if (!actor?.societyId) throw new Error('A mail is sent in the name of a society');
    const { societyId } = actor;
    const mailId = randomUUID();
    // Not through the entity: anyone may send, and only the system of the society may read what was sent.
    await tx.query(
      'insert into mails (id, society_id, recipient, subject, body, not_before) values ($1, $2, $3, $4, $5, $6)',
      [mailId, societyId, to, subject, text, notBefore],
    );
    await tx.enqueue(deliverMail, { mailId, societyId }, notBefore);

    return mailId;
  }

  /**
   * Stops a mail that was to wait until `notBefore`; whoever wrote it kept that. False when its time has come. Twice does
   * it once: delivering and taking back wait for each other.
   */
  async takeBack(
    tx: Tx,
    { personId }: Person,
    mail: Readonly<{ id: string; notBefore: Date }>,
  ): Promise<boolean> {
    await tx.lock(`mail:${mail.id}`);
    const now = this.clock.now();
    if (now >= mail.notBefore) return false;
    await tx.query(
      `insert into mail_cancellations (society_id, mail_id, cancelled_by, created_at) values (app_society(), $1, $2, $3)
       on conflict (mail_id) do nothing`,
      [mail.id, personId, now],
    );

    return true;
  }

  /** Which of these mails were taken back. */
  async takenBack(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
    if (ids.length === 0) return new Set();
    const rows = await tx.query<{ mailId: string }>(
      'select mail_id as "mailId" from mail_cancellations where mail_id = any($1)',
      [ids],
    );

    return new Set(rows.map(({ mailId }) => mailId));
  }
}
