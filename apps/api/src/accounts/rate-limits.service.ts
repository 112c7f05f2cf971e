import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '../platform/config.token.js';
import type { Config } from '../platform/config.js';
import { AppError } from '../platform/problem.js';
import { IdentityPool } from './identity-pool.js';

/** At most `max` tries in `window` seconds, counted from the first. */
export type RateRule = Readonly<{ window: number; max: number }>;

/** Every so many counts, those whose window is over are removed. */
const pruneEvery = 200;

/** Counts tries in the database, in one atomic statement, so that any number of http processes share a limit. */
@Injectable()
export class RateLimits {
  private counted = 0;

  constructor(
    private readonly pool: IdentityPool,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Counts one try. In the form better-auth wants; `retryAfter` is in seconds. */
  async consume(
    key: string,
    { window, max }: RateRule,
  ): Promise<{ allowed: boolean; retryAfter: number | null }> {
    const [tries] = await this.pool.query<{ count: number; wait: number }>(
      `insert into tries as t (key, count, ends_at) values ($1, 1, now() + make_interval(secs => $2))
       on conflict (key) do update set
         count = case when t.ends_at <= now() then 1 else least(t.count, $3) + 1 end,
         ends_at = case when t.ends_at <= now() then excluded.ends_at else t.ends_at end
       returning count, greatest(1, ceil(extract(epoch from ends_at - now())))::int as wait`,
      [digest(key), window, max],
    );
    this.counted += 1;
    if (this.counted % pruneEvery === 0) await this.pool.query('delete from tries where ends_at < now()', []);
    if (!tries || tries.count <= max) return { allowed: true, retryAfter: null };

    return { allowed: false, retryAfter: tries.wait };
  }

  /** Counts one try and refuses it, saying how long to wait, when there were too many. */
  async refuseBeyond(key: string, rule: RateRule): Promise<void> {
    if (!this.config.auth.rateLimits) return;
    const { allowed, retryAfter } = await this.consume(key, rule);
    if (!allowed) throw tooManyRequests(retryAfter ?? rule.window);
  }

  /** Tries that came to a good end are not held against anyone. */
  async forget(key: string): Promise<void> {
    await this.pool.query('delete from tries where key = $1', [digest(key)]);
  }
}

/** What tries at one account are counted under. */
export const accountKey = (email: string): string => `sign-in ${email.toLowerCase()}`;

export const tooManyRequests = (retryAfterSeconds: number): AppError =>
  new AppError('too-many-requests', { retryAfterSeconds });

/** Keys name addresses; what is stored does not. */
const digest = (key: string): string => createHash('sha256').update(key).digest('base64url');
