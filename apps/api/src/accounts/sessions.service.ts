import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Role } from '@cohesion/contracts';
import type { Person } from '../platform/actor.js';
import { CONFIG } from '../platform/config.token.js';
import type { Config } from '../platform/config.js';
import { IdentityPool } from './identity-pool.js';

type Row = Readonly<{ sessionId: string; personId: string; roles: Role[] }>;

@Injectable()
export class SessionsService {
  /** better-auth names cookies that only travel over https so that browsers hold them to it. */
  readonly cookieName: string;

  constructor(
    private readonly identity: IdentityPool,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.cookieName = `${config.http.publicUrl.startsWith('https:') ? '__Secure-' : ''}cohesion.session_token`;
  }

  /**
   * Who holds this cookie (its decoded value), or undefined when it is forged, ended, or its holder may not come in. Read
   * each time, so that a session that was ended is over at once. The database's clock decides on expiry, because
   * better-auth wrote the expiry by the real time.
   */
  async personOf(cookie: string | undefined, societyId: string): Promise<Person | undefined> {
    const token = this.tokenIn(cookie ?? '');
    if (!token) return undefined;
    const [row] = await this.identity.query<Row>(
      'select session_id as "sessionId", person_id as "personId", roles from sender($1, $2)',
      [token, societyId],
    );

    return row && { kind: 'person', societyId, ...row };
  }

  /** The decoded session cookie among those that an answer sets. */
  cookieAmong(setCookies: readonly string[]): string | undefined {
    const start = `${this.cookieName}=`;
    const cookie = setCookies.find((candidate) => candidate.startsWith(start));

    return cookie && decodeURIComponent(cookie.slice(start.length).split(';', 1)[0] ?? '');
  }

  /** better-auth writes `token.signature`, an HMAC with our secret: a made-up token never reaches the database. */
  private tokenIn(cookie: string): string | undefined {
    const end = cookie.lastIndexOf('.');
    if (end < 1) return undefined;
    const token = cookie.slice(0, end);
    const wanted = createHmac('sha256', this.config.auth.secret).update(token).digest();
    const given = Buffer.from(cookie.slice(end + 1), 'base64');

    return given.length === wanted.length && timingSafeEqual(given, wanted) ? token : undefined;
  }
}
