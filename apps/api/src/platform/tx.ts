import type pg from 'pg';
import type { EntityManager, EntityTarget, FindManyOptions, FindOneOptions, ObjectLiteral } from 'typeorm';
import type { z } from 'zod';
import type { Job } from './job.js';
import { prepared } from './prepared.js';
import { AppError } from './problem.js';

/** Others asking for the same name wait until this transaction ends. `name` is SQL. */
export const takeLock = (name: string): string =>
  `select pg_advisory_xact_lock(hashtextextended(${name}, 0))`;

/** What a use case can do inside its transaction. Rows are added, never edited, except where an entity allows it. */
export class Tx {
  constructor(
    private readonly manager: EntityManager,
    private readonly client: pg.PoolClient,
    private readonly societyId: string | null,
  ) {}

  find<E extends ObjectLiteral>(entity: EntityTarget<E>, options: FindManyOptions<E>): Promise<E[]> {
    return this.manager.find(entity, options);
  }

  findOne<E extends ObjectLiteral>(entity: EntityTarget<E>, options: FindOneOptions<E>): Promise<E | null> {
    return this.manager.findOne(entity, options);
  }

  /** The row, or the refusal `not-found`: also when it belongs to someone whose rows this actor may not see. */
  async need<E extends ObjectLiteral>(entity: EntityTarget<E>, options: FindOneOptions<E>): Promise<E> {
    const row = await this.manager.findOne(entity, options);
    if (!row) throw new AppError('not-found');

    return row;
  }

  /** Inserts and answers the row as the database completed it. */
  async insert<E extends ObjectLiteral>(entity: new () => E, values: Partial<E>): Promise<E> {
    const row = this.manager.create(entity);
    Object.assign(row, values);
    await this.manager.insert(entity, row);

    return row;
  }

  /** Inserts what is not there yet; the unique key decides, so a repeat or a race is harmless. Answers what was new. */
  async insertMissing<E extends ObjectLiteral>(
    entity: new () => E,
    rows: readonly Partial<E>[],
  ): Promise<number> {
    if (rows.length === 0) return 0;
    const result = await this.manager
      .createQueryBuilder()
      .insert()
      .into(entity)
      .values(rows.map((row) => Object.assign(this.manager.create(entity), row)))
      .orIgnore()
      .returning('*')
      .execute();

    return Array.isArray(result.raw) ? result.raw.length : 0;
  }

  /**
   * SQL for what the entity manager cannot say. Row-level security holds here as well. Each connection prepares a text
   * once, so it must be one of a few: what varies is a parameter.
   */
  async query<Row extends pg.QueryResultRow>(
    sql: string,
    parameters: readonly unknown[] = [],
  ): Promise<Row[]> {
    return (await this.client.query<Row>(prepared(sql, parameters))).rows;
  }

  /** Others asking for the same name wait until this transaction ends. */
  async lock(name: string): Promise<void> {
    await this.query(takeLock('$1'), [name]);
  }

  /** Written with the rows it is about: the job exists if and only if they do. With `notBefore` it waits until then. */
  async enqueue<S extends z.ZodType>(
    job: Job<S>,
    payload: z.input<S>,
    notBefore: Date | null = null,
  ): Promise<void> {
    // Not through the entity: what is in the outbox may be added by anyone and read by the relay alone.
    await this.query('insert into outbox (society_id, job, payload, not_before) values ($1, $2, $3, $4)', [
      this.societyId,
      job.name,
      JSON.stringify(job.payload.parse(payload)),
      notBefore,
    ]);
  }
}
