import pg from 'pg';
import type { TestDatabase } from './test-database.js';

/** Asks the database as the owner of its tables, whom row-level security does not bind. */
export async function stored<Row extends pg.QueryResultRow>(
  { database }: Readonly<{ database: TestDatabase }>,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  try {
    return (await owner.query<Row>(sql, [...parameters])).rows;
  } finally {
    await owner.end();
  }
}
