import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { CONFIG } from '../platform/config.token.js';
import type { Config } from '../platform/config.js';
import type { Mail } from './mail.entity.js';

/** How long a mail server may take to answer, in milliseconds. */
const patience = 15_000;

/** The mail server, when there is one. */
@Injectable()
export class MailTransport implements OnApplicationShutdown {
  private readonly transporter: Transporter | undefined;
  private readonly from: string;

  constructor(@Inject(CONFIG) { mode, mail: { smtpUrl, from } }: Config) {
    if (mode === 'production' && !smtpUrl) {
      throw new Error(
        'SMTP_URL is not set: in production mails have to reach people, so Cohesion does not start without it.',
      );
    }
    this.from = from;
    if (!smtpUrl) return;
    this.transporter = createTransport({
      url: smtpUrl,
      connectionTimeout: patience,
      greetingTimeout: patience,
      socketTimeout: patience,
    });
  }

  /** False when there is no mail server: the mail stays readable in the database. */
  async deliver({ id, recipient, subject, body }: Mail): Promise<boolean> {
    if (!this.transporter) return false;
    await this.transporter.sendMail({
      from: this.from,
      // As an object, so that an address is never read as a list of addresses.
      to: { name: '', address: recipient },
      subject,
      text: body,
      // The same at every try, so that a mail server can tell a repeat.
      messageId: `<${id}@cohesion>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
      disableFileAccess: true,
      disableUrlAccess: true,
    });

    return true;
  }

  onApplicationShutdown(): void {
    this.transporter?.close();
  }
}
