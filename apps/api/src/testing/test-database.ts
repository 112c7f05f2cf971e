import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { z } from 'zod';
import { migrate, migrateQueue } from '../migrate.js';

export type TestDatabase = Readonly<{
  ownerUrl: string;
  appUrl: string;
  queueUrl: string;
  drop: () => Promise<void>;
}>;

const given = z.object({
  adminUrl: z.string(),
  ownerUrl: z.string(),
  appUrl: z.string(),
  queueUrl: z.string(),
});

const template = 'cohesion_template';

/** A database of its own, with every table and no rows, copied from one that was migrated once. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const urls = given.parse(JSON.parse(process.env['TEST_POSTGRES'] ?? 'null'));
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await withAdmin(urls.adminUrl, async (admin) => {
    await admin.query("select pg_advisory_lock(hashtext('template'))");
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [template]);
    if (!rowCount) await createTemplate(admin, urls);
    // Copying files takes a quarter of the time that writing them through the log takes, where nothing is synced to disk.
    await admin.query(`create database ${name} template ${template} strategy file_copy owner cohesion`);
  });

  return {
    ownerUrl: inDatabase(urls.ownerUrl, name),
    appUrl: inDatabase(urls.appUrl, name),
    queueUrl: inDatabase(urls.queueUrl, name),
    drop: () =>
      withAdmin(
        urls.adminUrl,
        async (admin) => void (await admin.query(`drop database if exists ${name} with (force)`)),
      ),
  };
}

async function createTemplate(admin: pg.Client, urls: z.output<typeof given>): Promise<void> {
  const unfinished = `${template}_unfinished`;
  await admin.query(`drop database if exists ${unfinished}`);
  await admin.query(`create database ${unfinished} owner cohesion`);
  await admin.query(`grant connect, create on database ${unfinished} to cohesion_queue`);
  await migrate(inDatabase(urls.ownerUrl, unfinished));
  await migrateQueue(inDatabase(urls.queueUrl, unfinished));
  await admin.query(`alter database ${unfinished} rename to ${template}`);
}

async function withAdmin<T>(url: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

function inDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;

  return address.href;
}
