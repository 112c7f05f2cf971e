import { Injectable } from '@nestjs/common';
import type { Session, SignedInDevices, SignIn } from '@cohesion/contracts';
import type { Actor, Person } from '../platform/actor.js';
import { AppError } from '../platform/problem.js';
import { AccountsService } from './accounts.service.js';
import { presentDevices } from './device.presenter.js';
import { IdentityService } from './identity.service.js';
import { accountKey, RateLimits } from './rate-limits.service.js';
import { SessionsService } from './sessions.service.js';
import type { Visit, WithCookies } from './visit.js';

/** Tries at one account from anywhere. A right password clears the count. */
const triesPerAccount = { window: 15 * 60, max: 10 };

/** Sessions: begun, looked at, ended. */
@Injectable()
export class SignInService {
  constructor(
    private readonly identity: IdentityService,
    private readonly sessions: SessionsService,
    private readonly accounts: AccountsService,
    private readonly limits: RateLimits,
  ) {}

  async signIn(
    { societyId }: Actor,
    visit: Visit,
    { email, password }: SignIn,
  ): Promise<WithCookies<Session>> {
    const account = accountKey(email);
    await this.limits.refuseBeyond(account, triesPerAccount);
    const body = { email, password };
    const cookies = await this.identity.ask(
      { societyId, path: '/sign-in/email', body },
      { ...visit, cookie: undefined },
    );
    const person = await this.sessions.personOf(this.sessions.cookieAmong(cookies), societyId);
    if (!person) throw new AppError('wrong-credentials');
    await this.limits.forget(account);

    return { answer: await this.accounts.sessionView(person), cookies };
  }

  /** Also for someone who is not signed in: afterwards nobody is. */
  async signOut({ societyId }: Actor, visit: Visit): Promise<WithCookies<undefined>> {
    return {
      answer: undefined,
      cookies: await this.identity.ask({ societyId, path: '/sign-out', body: {} }, visit),
    };
  }

  /** Who is asking. A session that is in use is prolonged on the way. */
  async current(actor: Actor, visit: Visit): Promise<WithCookies<Session>> {
    if (actor.kind !== 'person')
      return { answer: await this.accounts.visitorView(actor.societyId), cookies: [] };

    return { answer: await this.accounts.sessionView(actor), cookies: await this.identity.prolong(visit) };
  }

  async devices({ personId, sessionId }: Person): Promise<SignedInDevices> {
    return presentDevices(await this.sessionsOf(personId), sessionId);
  }

  /** Signs out on that device, from the next request it makes. */
  async signOutDevice({ personId }: Person, id: string): Promise<void> {
    const session = (await this.sessionsOf(personId)).find((candidate) => candidate.id === id);
    if (!session) throw new AppError('not-found');
    const { internalAdapter } = await this.identity.auth.$context;
    await internalAdapter.deleteSession(session.token);
  }

  private async sessionsOf(personId: string) {
    const { internalAdapter } = await this.identity.auth.$context;

    return internalAdapter.listSessions(personId, { onlyActiveSessions: true });
  }
}
