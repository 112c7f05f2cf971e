import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import pg from 'pg';
import { cleanUp, eventually, startScript } from '../testing/processes.mjs';
import { startThrowaway } from './index.mjs';

afterEach(cleanUp);

const folders = () =>
  readdirSync(realpathSync(tmpdir())).filter((name) => name.startsWith('cohesion-throwaway-'));

/** @param {string} url */
async function dataDirectory(url) {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  const { rows } = await client.query('show data_directory');
  await client.end();

  return rows[0].data_directory;
}

describe('a throwaway PostgreSQL', () => {
  it('has the roles of the real one and leaves nothing behind', async () => {
    const before = folders();
    const database = await startThrowaway();
    const folder = await dataDirectory(database.adminUrl);
    const client = new pg.Client({ connectionString: database.appUrl });
    await client.connect();
    const { rows } = await client.query(
      'select current_user::text as role, current_database()::text as database',
    );
    await client.end();

    await database.stop();

    expect(rows).toEqual([{ role: 'cohesion_app', database: 'cohesion' }]);
    expect(existsSync(folder)).toBe(false);
    expect(folders().filter((name) => !before.includes(name) && folder.includes(name))).toEqual([]);
  });

  it('is gone soon after the process that made it is killed', async () => {
    const script = startScript('testing/keep-postgres.mjs', {});
    await script.says(/\}\n/);
    const { adminUrl } = JSON.parse(script.output());
    const folder = await dataDirectory(adminUrl);

    script.child.kill('SIGKILL');
    await script.ended;

    await eventually(
      () => !existsSync(folder),
      () => `${folder} to be removed`,
      5_000,
    );
    await expect(dataDirectory(adminUrl)).rejects.toThrow('ECONNREFUSED');
  });
});
