import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { MailSent, RequestMail, ResetPassword, Session, SignUp, VerifyEmail } from '@cohesion/contracts';
import type { Actor } from '../platform/actor.js';
import { AppError } from '../platform/problem.js';
import { AccountsService } from './accounts.service.js';
import { type Asked, IdentityService } from './identity.service.js';
import { RateLimits } from './rate-limits.service.js';
import { IdentityFault } from './refusals.js';
import { SessionsService } from './sessions.service.js';
import type { Visit, WithCookies } from './visit.js';

/** Mails that one address can be sent by strangers, per hour. */
const mailsPerAddress = { window: 3600, max: 5 };
/** Answers that must not tell whether an address is known all take at least this long, in milliseconds. */
const sameTime = 300;

const mailSent: MailSent = { sent: true };

/** Accounts and the mails that prove who owns an address. */
@Injectable()
export class SignUpService {
  constructor(
    private readonly identity: IdentityService,
    private readonly sessions: SessionsService,
    private readonly accounts: AccountsService,
    private readonly limits: RateLimits,
  ) {}

  /** Someone whose address is known gets the same answer, and a mail that says so. */
  signUp(actor: Actor, visit: Visit, { name, email, password }: SignUp): Promise<MailSent> {
    const request = { path: '/sign-up/email', body: { name, email, password } };

    return this.mail(email, () =>
      this.ask(actor, visit, request).catch((error: unknown) => {
        // Somebody took the address at the same moment: now it is known.
        if (error instanceof IdentityFault && error.code === 'FAILED_TO_CREATE_USER')
          return this.ask(actor, visit, request);
        throw error;
      }),
    );
  }

  sendVerification(actor: Actor, visit: Visit, { email }: RequestMail): Promise<MailSent> {
    return this.mail(email, () =>
      this.ask(actor, visit, { path: '/send-verification-email', body: { email } }),
    );
  }

  sendPasswordReset(actor: Actor, visit: Visit, { email }: RequestMail): Promise<MailSent> {
    return this.mail(email, () =>
      this.ask(actor, visit, { path: '/request-password-reset', body: { email } }),
    );
  }

  /** Confirms the address and signs in. A link works once. */
  async verify(actor: Actor, visit: Visit, { token }: VerifyEmail): Promise<WithCookies<Session>> {
    const cookies = await this.ask(actor, visit, { path: '/verify-email', query: { token } });
    const person = await this.sessions.personOf(this.sessions.cookieAmong(cookies), actor.societyId);
    // The address was confirmed before: better-auth says so without signing in.
    if (!person) throw new AppError('link-expired');

    return { answer: await this.accounts.sessionView(person), cookies };
  }

  /** Signs out on every device; the person then signs in with the new password. */
  async resetPassword(actor: Actor, visit: Visit, { token, password }: ResetPassword): Promise<void> {
    await this.ask(actor, visit, { path: '/reset-password', body: { token, newPassword: password } });
  }

  /** Whoever is signed in on this browser has no part in it, so the cookie stays here. */
  private ask({ societyId }: Actor, visit: Visit, request: Omit<Asked, 'societyId'>): Promise<string[]> {
    return this.identity.ask({ societyId, ...request }, { ...visit, cookie: undefined });
  }

  private async mail(email: string, work: () => Promise<unknown>): Promise<MailSent> {
    await this.limits.refuseBeyond(`mail ${email.toLowerCase()}`, mailsPerAddress);
    const [outcome] = await Promise.allSettled([work(), pause(sameTime)]);
    if (outcome.status === 'rejected') throw outcome.reason;

    return mailSent;
  }
}
