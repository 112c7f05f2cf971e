import { runMigrations } from 'bullmq';
import pg from 'pg';
import { dataSource } from './database.js';

/** Brings our tables up to date, as their owner. Safe to run again, and by several processes at once. */
export async function migrate(ownerUrl: string): Promise<void> {
  const source = await dataSource(ownerUrl, 2).initialize();
  const lock = new pg.Client({ connectionString: ownerUrl });
  try {
    await lock.connect();
    await lock.query("select pg_advisory_lock(hashtext('cohesion-migrate'))");
    await source.runMigrations({ transaction: 'each' });
  } finally {
    await lock.end();
    await source.destroy();
  }
}

/** Brings the queue's own tables up to date, as the role that owns them and nothing else. */
export async function migrateQueue(queueUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: queueUrl });
  try {
    await client.connect();
    await runMigrations(client);
  } finally {
    await client.end();
  }
}
