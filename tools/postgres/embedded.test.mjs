import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import pg from 'pg';
import { ended, isRunning, known } from '../support/processes.mjs';
import { cleanUp, eventually, startScript, temporaryFolder, users } from '../testing/processes.mjs';

/** @typedef {import('../testing/processes.mjs').User} User */

afterEach(cleanUp);

/**
 * @param {string} folder
 * @param {User} [user]
 */
async function keepPostgres(folder, user) {
  const script = startScript('testing/keep-postgres.mjs', { args: [path.join(folder, 'data')], user });
  await script.says(/\}\n/);

  return { ...script, database: JSON.parse(script.output().trim().split('\n').pop() ?? '') };
}

/** @param {{ child: import('node:child_process').ChildProcess, ended: Promise<number> }} script */
async function stop({ child, ended: over }) {
  child.kill('SIGTERM');
  await over;
}

/** Kills the launcher the hard way; its PostgreSQL goes on. @param {Awaited<ReturnType<typeof keepPostgres>>} script */
async function abandon({ child, ended: over, database }) {
  child.kill('SIGKILL');
  await over;
  expect(isRunning(database.process)).toBe(true);
}

/**
 * @param {string} url
 * @param {string} sql
 */
async function query(url, sql) {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe.each(users)('embedded PostgreSQL, started by %s', (user) => {
  it('is made once, keeps its data, and is stopped with its launcher', async () => {
    const folder = temporaryFolder(user);
    const first = await keepPostgres(folder, user);
    await query(first.database.ownerUrl, 'create table kept as select 7 as number');
    await stop(first);
    expect(isRunning(first.database.process)).toBe(false);

    const second = await keepPostgres(folder, user);

    expect(first.database.how).toBe('created');
    expect(second.database.how).toBe('started');
    expect(await query(second.database.ownerUrl, 'select number from kept')).toEqual([{ number: 7 }]);
  });

  it('is adopted when its launcher was killed', async () => {
    const folder = temporaryFolder(user);
    const first = await keepPostgres(folder, user);
    await abandon(first);

    const second = await keepPostgres(folder, user);

    expect(second.database).toMatchObject({ how: 'adopted', process: first.database.process });
    await stop(second);
    expect(isRunning(first.database.process)).toBe(false);
  });

  it('begins anew when making it was interrupted', async () => {
    const folder = temporaryFolder(user);
    const data = path.join(folder, 'data');
    const first = startScript('testing/keep-postgres.mjs', { args: [data], user });
    const drafts = () =>
      (existsSync(data) ? readdirSync(data) : []).filter((name) => name.startsWith('postgres.init-'));
    await eventually(
      () => drafts().some((name) => name.endsWith('.process')),
      () => 'initdb to begin',
    );
    first.child.kill('SIGKILL');
    await first.ended;
    expect(existsSync(path.join(data, 'postgres'))).toBe(false);

    const second = await keepPostgres(folder, user);

    expect(second.database.how).toBe('created');
    expect(drafts()).toEqual([]);
  });
});

describe('embedded PostgreSQL', () => {
  it('gets new passwords, with its data kept, when their file is damaged', async () => {
    const folder = temporaryFolder();
    const first = await keepPostgres(folder);
    await query(first.database.ownerUrl, 'create table kept as select 7 as number');
    await abandon(first);
    const keys = path.join(folder, 'data/keys/postgres.json');
    writeFileSync(keys, readFileSync(keys, 'utf8').slice(0, 60));

    const second = await keepPostgres(folder);

    expect(await query(second.database.ownerUrl, 'select number from kept')).toEqual([{ number: 7 }]);
    expect(second.database.appUrl).not.toContain(new URL(first.database.appUrl).password);
    await expect(query(second.database.appUrl, 'select 1')).resolves.toHaveLength(1);
    await expect(query(second.database.queueUrl, 'select 1')).resolves.toHaveLength(1);
  });

  it('is not confused by a pid file whose number belongs to another program', async () => {
    const folder = temporaryFolder();
    const first = await keepPostgres(folder);
    await stop(first);
    const stranger = startScript('testing/keep-postgres.mjs', {
      args: [path.join(temporaryFolder(), 'data')],
    });
    await stranger.says(/\}\n/);
    const cluster = path.join(folder, 'data/postgres');
    writeFileSync(
      path.join(cluster, 'postmaster.pid'),
      `${stranger.pid}\n${cluster}\n1\n5999\n\n127.0.0.1\n\nready   \n`,
    );

    const second = await keepPostgres(folder);

    expect(second.database.how).toBe('started');
    expect(isRunning(known(stranger.pid))).toBe(true);
  });

  it('refuses data of another PostgreSQL version in one sentence', async () => {
    const folder = temporaryFolder();
    await stop(await keepPostgres(folder));
    writeFileSync(path.join(folder, 'data/postgres/PG_VERSION'), '16\n');

    const { database } = await keepPostgres(folder);

    expect(database.refusal).toMatch(
      /was written by PostgreSQL 16 and this is 18; move it away, or set DATABASE_URL/,
    );
  });

  it('starts again after the server itself was killed', async () => {
    const folder = temporaryFolder();
    const first = await keepPostgres(folder);
    await query(first.database.ownerUrl, 'create table kept as select 7 as number');
    process.kill(first.database.process.pid, 'SIGKILL');
    first.child.kill('SIGKILL');
    await first.ended;
    await ended(first.database.process, 2_000);

    const second = await keepPostgres(folder);

    expect(second.database.how).toBe('started');
    expect(await query(second.database.ownerUrl, 'select number from kept')).toEqual([{ number: 7 }]);
  });

  it('lets the application own nothing, and keeps every role from being more than it needs', async () => {
    const { database } = await keepPostgres(temporaryFolder());

    const roles = await query(
      database.ownerUrl,
      `select rolname as role from pg_roles
       where rolname like 'cohesion%' and not (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole) order by 1`,
    );

    expect(roles).toEqual([{ role: 'cohesion' }, { role: 'cohesion_app' }, { role: 'cohesion_queue' }]);
    await expect(query(database.appUrl, 'create table mine (id int)')).rejects.toThrow('permission denied');
    await expect(query(database.appUrl, 'create schema mine')).rejects.toThrow('permission denied');
    await expect(query(database.ownerUrl, 'create schema ours')).resolves.toEqual([]);
    await expect(query(database.queueUrl, 'create schema if not exists bullmq')).resolves.toEqual([]);
  });

  it('lets nobody in without the password, which only its owner can read', async () => {
    const folder = temporaryFolder();
    const { database } = await keepPostgres(folder);
    const stranger = new URL(database.appUrl);
    stranger.password = 'guess';

    await expect(query(stranger.href, 'select 1')).rejects.toThrow('password authentication failed');
    expect(statSync(path.join(folder, 'data/keys/postgres.json')).mode & 0o777).toBe(0o600);
  });

  it('works below a folder that only its owner may enter', async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o700);

    const { database } = await keepPostgres(folder);

    expect(database.how).toBe('created');
  });

  it('refuses a folder that holds something else', async () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'data/postgres/photos'), { recursive: true });

    const { database } = await keepPostgres(folder);

    expect(database.refusal).toMatch(
      /data\/postgres holds something else than PostgreSQL's data; move it away/,
    );
  });
});
