import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { CONFIG } from '../platform/config.token.js';
import type { Config } from '../platform/config.js';
import { prepared } from '../platform/prepared.js';

/** Every request asks who sent it, in well under a millisecond; everything else here is rare. */
const connections = 6;

/**
 * The named exception to the one door: signing in, and finding out who sent a request, happen before anyone is known who
 * could be asking. better-auth's schema, `identity`, is reached through this pool, as the same role that owns nothing; no
 * other table is within its search path.
 */
@Injectable()
export class IdentityPool implements OnApplicationShutdown {
  readonly pool: pg.Pool;

  constructor(@Inject(CONFIG) { database }: Config) {
    this.pool = new pg.Pool({
      connectionString: database.url,
      options: '-c search_path=identity',
      max: connections,
    });
    // A connection that breaks while idle is replaced; without a listener it would end the process.
    this.pool.on('error', () => undefined);
  }

  async query<Row extends pg.QueryResultRow>(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    return (await this.pool.query<Row>(prepared(sql, parameters))).rows;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
