import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { type Actor, widestRole } from './actor.js';
import { takeLock, Tx } from './tx.js';

/**
 * The one door to the tables. Every transaction says who is asking, and PostgreSQL's row-level security holds it to
 * that: another society's row does not exist here. The exceptions are the methods below `as`, one purpose each.
 */
@Injectable()
export class Database implements OnApplicationShutdown {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  /**
   * One transaction in the name of `actor`; rolled back whole when `work` throws. With a `lockName` it begins when no
   * other one of that name is open, which saves a message to the database against `tx.lock`.
   */
  as<T>(actor: Actor, work: (tx: Tx) => Promise<T>, lockName?: string): Promise<T> {
    return this.transaction(
      {
        'app.society_id': actor.societyId,
        'app.user_id': actor.kind === 'person' ? actor.personId : '',
        'app.role': widestRole(actor),
      },
      actor.societyId,
      work,
      lockName,
    );
  }

  /** Exception for public verification: sees the one certificate whose code is given, and nothing else. */
  asVerifierOf<T>(code: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.transaction({ 'app.purpose': 'verification', 'app.code': code }, null, work);
  }

  /**
   * Exception for whoever holds a mailed link, by the digest of its secret: sees what that link is about, in its own
   * society, and nothing else.
   */
  asHolderOf<T>(digest: string, societyId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.transaction(
      { 'app.purpose': 'link', 'app.code': digest, 'app.society_id': societyId },
      societyId,
      work,
    );
  }

  /** Exception for what a society publishes: sees its public log, its status lists and the public halves of its keys, and nothing else. */
  asReaderOf<T>(societyId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.transaction({ 'app.purpose': 'publication', 'app.code': societyId }, null, work);
  }

  /** Exception for the relay: sees the outbox of every society, and nothing else. */
  asRelay<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.transaction({ 'app.purpose': 'relay' }, null, work);
  }

  /** Exception for finding out which society and roles a request is about, before there is an actor. */
  asDoorkeeper<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.transaction({ 'app.purpose': 'doorkeeper' }, null, work);
  }

  async isReachable(): Promise<boolean> {
    return this.source.query('select 1').then(
      () => true,
      () => false,
    );
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }

  /** Begins and says who is asking in one message: every transaction of every request pays for each one. */
  private async transaction<T>(
    settings: Record<string, string>,
    societyId: string | null,
    work: (tx: Tx) => Promise<T>,
    lockName?: string,
  ): Promise<T> {
    const assignments = Object.entries(settings).map(
      ([name, value]) => `set_config('${name}', ${pg.escapeLiteral(value)}, true)`,
    );
    const lock = lockName === undefined ? [] : [takeLock(pg.escapeLiteral(lockName))];
    const runner = this.source.createQueryRunner();
    const client: pg.PoolClient = await runner.connect();
    try {
      await client.query(['begin', `select ${assignments.join(', ')}`, ...lock].join('; '));
      const answer = await work(new Tx(runner.manager, client, societyId));
      await client.query('commit');

      return answer;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }
}
