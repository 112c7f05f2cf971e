import { Inject, Injectable, Logger } from '@nestjs/common';
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { CONFIG } from '../platform/config.token.js';
import type { Config } from '../platform/config.js';
import { AccountMailer } from './account-mailer.service.js';
import { AccountsService } from './accounts.service.js';
import { clientHeader, identityOptions, identityPath } from './identity-options.js';
import { IdentityPool } from './identity-pool.js';
import { accountKey, RateLimits, tooManyRequests } from './rate-limits.service.js';
import { refusalOf } from './refusals.js';
import type { Visit } from './visit.js';

const societyHeader = 'x-cohesion-society';

export type Asked = Readonly<{
  societyId: string;
  path: string;
  query?: Record<string, string>;
  body?: unknown;
}>;

/** better-auth behind our own words: nothing else in the code knows it. */
@Injectable()
export class IdentityService {
  readonly auth: ReturnType<IdentityService['build']>;
  private readonly logger = new Logger('Identity');

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly pool: IdentityPool,
    private readonly limits: RateLimits,
    private readonly mailer: AccountMailer,
    private readonly accounts: AccountsService,
  ) {
    this.auth = this.build();
  }

  /**
   * Has better-auth answer one of its endpoints, rate limits included, and gives back the cookies it sets. Its refusals
   * become ours; anything unforeseen is a fault.
   */
  async ask({ societyId, path, query, body }: Asked, visit: Visit): Promise<string[]> {
    const { publicUrl } = this.config.http;
    const url = new URL(`${publicUrl}${identityPath}${path}`);
    for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
    const headers = headersOf(visit);
    headers.set(societyHeader, societyId);
    // Where the request really came from was checked before anything else; see SameOriginGuard.
    headers.set('origin', new URL(publicUrl).origin);
    const response = await this.auth.handler(
      body === undefined
        ? new Request(url, { headers })
        : new Request(url, { method: 'POST', headers: withJson(headers), body: JSON.stringify(body) }),
    );
    if (response.status === 429) throw tooManyRequests(Number(response.headers.get('x-retry-after') ?? 60));
    if (response.status >= 400) throw refusalOf(path, response.status, await response.text());

    return response.headers.getSetCookie();
  }

  /** Prolongs a session that is used, once a day, and gives back the cookie that says so. */
  async prolong(visit: Visit): Promise<string[]> {
    const { headers } = await this.auth.api.getSession({ headers: headersOf(visit), returnHeaders: true });

    return headers.getSetCookie();
  }

  private build() {
    const options = identityOptions(this.config, this.pool.pool);

    return betterAuth({
      ...options,
      emailAndPassword: {
        ...options.emailAndPassword,
        sendResetPassword: ({ user, token }, request) =>
          this.mailer.sendChoosePassword(societyOf(request), user.email, token),
        onExistingUserSignUp: ({ user }, request) =>
          this.mailer.sendAddressKnown(societyOf(request), user.email),
        onPasswordReset: async ({ user }, request) => {
          // Whoever opened the link reads this address, and is not to wait because of what strangers tried.
          await this.limits.forget(accountKey(user.email));
          await this.pool.query('update "user" set "emailVerified" = true where id = $1', [user.id]);
          await this.mailer.sendPasswordChanged(societyOf(request), user.email);
        },
      },
      emailVerification: {
        ...options.emailVerification,
        sendVerificationEmail: ({ user, token }, request) =>
          this.mailer.sendConfirmAddress(societyOf(request), user.email, token),
        beforeEmailVerification: ({ id }) => this.claimVerification(id),
      },
      databaseHooks: {
        user: {
          create: {
            before: async ({ email }, context) => {
              if (!context?.request) return undefined;

              return { data: { id: await this.accounts.personToBe(societyOf(context.request), email) } };
            },
            after: async ({ id, name }, context) => {
              if (context?.request) await this.accounts.addPerson(societyOf(context.request), id, name);
            },
          },
        },
        session: {
          create: {
            before: async ({ userId }) => {
              await this.refuseBanned(userId);

              // Where someone was is not ours to keep.
              return { data: { ipAddress: '' } };
            },
          },
        },
      },
      rateLimit: {
        ...options.rateLimit,
        customStorage: { consume: (key, rule) => this.limits.consume(key, rule) },
      },
      logger: {
        level: 'error',
        // Its words may hold addresses; of what went wrong the name is enough.
        log: (_level, _message, ...rest) => {
          const error = rest.find((part) => part instanceof Error);
          this.logger.error({ reason: error?.message }, 'Identity reported an error');
        },
      },
    });
  }

  /** Of several uses of a link, at the same moment too, one wins. */
  private async claimVerification(userId: string): Promise<void> {
    const claimed = await this.pool.query(
      'update "user" set "emailVerified" = true where id = $1 and not "emailVerified" returning id',
      [userId],
    );
    if (claimed.length === 0) throw new APIError('UNAUTHORIZED', { code: 'INVALID_TOKEN' });
  }

  private async refuseBanned(userId: string): Promise<void> {
    const banned = await this.pool.query('select 1 from "user" where id = $1 and "bannedAt" is not null', [
      userId,
    ]);
    if (banned.length > 0) throw new APIError('UNAUTHORIZED', { code: 'INVALID_EMAIL_OR_PASSWORD' });
  }
}

function headersOf({ ip, userAgent, cookie }: Visit): Headers {
  const headers = new Headers({ [clientHeader]: ip, 'user-agent': userAgent });
  if (cookie !== undefined) headers.set('cookie', cookie);

  return headers;
}

function withJson(headers: Headers): Headers {
  headers.set('content-type', 'application/json');

  return headers;
}

function societyOf(request: Request | undefined): string {
  const societyId = request?.headers.get(societyHeader);
  if (!societyId) throw new Error('A request to identity names its society');

  return societyId;
}
