import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
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
  /** Written and queued with the rows it is about: there is a mail if and only if the transaction commits. */
  async send(tx: Tx, mail: Message): Promise<void> {
    const { to, subject, text } = message.parse(mail);
    const [actor] = await tx.query<{ societyId: string }>('select app_society() as "societyId"');
    if (!actor?.societyId) throw new Error('A mail is sent in the name of a society');
    const { societyId } = actor;
    const mailId = randomUUID();
    // Not through the entity: anyone may send, and only the system of the society may read what was sent.
    await tx.query(
      'insert into mails (id, society_id, recipient, subject, body) values ($1, $2, $3, $4, $5)',
      [mailId, societyId, to, subject, text],
    );
    await tx.enqueue(deliverMail, { mailId, societyId });
  }
}
