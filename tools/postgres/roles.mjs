import pg from 'pg';
import { Refusal, errorCode } from '../support/refusal.mjs';
import { run } from '../support/run.mjs';
import { environment } from './cluster.mjs';

/** @typedef {import('./keys.mjs').Keys} Keys */
/** @typedef {import('./run-as.mjs').RunAs} RunAs */

/** The one database. */
const database = 'cohesion';

/**
 * The roles beside the superuser, which only the launcher uses.
 * `cohesion` owns the database and runs migrations; `cohesion_app` owns nothing and is bound by row-level security;
 * `cohesion_queue` owns the queue's schema and sees nothing else.
 */
const roles = /** @type {const} */ (['cohesion', 'cohesion_app', 'cohesion_queue']);

const limits = 'login nosuperuser nocreatedb nocreaterole noreplication nobypassrls';

/**
 * @param {Keys} keys
 * @param {number} port
 */
export function urls(keys, port) {
  /** @param {keyof Keys} role */
  const url = (role, name = database) => `postgres://${role}:${keys[role]}@127.0.0.1:${port}/${name}`;

  return {
    ownerUrl: url('cohesion'),
    appUrl: url('cohesion_app'),
    queueUrl: url('cohesion_queue'),
    adminUrl: url('postgres', 'postgres'),
  };
}

/**
 * Makes the roles and the database where they are missing; safe to repeat, also after an end in the middle.
 *
 * @param {Keys} keys
 * @param {number} port
 * @returns {Promise<'ready' | 'wrong-password'>} `wrong-password` when the superuser's password is not this one
 */
export async function ensureRoles(keys, port) {
  const client = new pg.Client({ connectionString: urls(keys, port).adminUrl });
  client.on('error', () => {});
  try {
    await client.connect();
    await createMissing(client, keys);

    return 'ready';
  } catch (error) {
    if (errorCode(error) === '28P01') return 'wrong-password';
    if (errorCode(error) === '53100') {
      throw new Refusal('The disk is full; free some space and run the same command again.');
    }
    throw error;
  } finally {
    await client.end();
  }
}

/**
 * @param {pg.Client} client
 * @param {Keys} keys
 */
async function createMissing(client, keys) {
  const found = await client.query(
    `select array(select rolname::text from pg_roles where rolname like 'cohesion%') as roles,
            exists(select from pg_database where datname = $1) as database`,
    [database],
  );
  for (const role of roles) {
    if (!found.rows[0].roles.includes(role))
      await client.query(`create role ${role} ${limits} password '${keys[role]}'`);
  }
  if (!found.rows[0].database) await client.query(`create database ${database} owner cohesion`);

  const granted = await client.query(
    `select has_database_privilege('cohesion_queue', $1, 'create') as done`,
    [database],
  );
  if (granted.rows[0].done) return;
  await client.query(
    `revoke all on database ${database} from public;
     grant connect on database ${database} to cohesion_app;
     grant connect, create on database ${database} to cohesion_queue`,
  );
}

/**
 * Gives the roles new passwords while the server is stopped, without ever letting anyone in unasked. The superuser
 * comes last: as long as its old password holds, the next start knows that this has to be done again.
 *
 * @param {Keys} keys
 * @param {RunAs} as
 * @param {string} cluster
 */
export async function replacePasswords(keys, as, cluster) {
  const statements = [...roles, /** @type {const} */ ('postgres')].map(
    (role) => `alter role ${role} password '${keys[role]}';\n`,
  );
  const [command, args] = as.command('postgres', ['--single', '-D', cluster, 'postgres']);
  const { code } = await run(command, args, {
    ...as.identity,
    cwd: '/',
    env: environment,
    input: statements.join(''),
  });
  if (code !== 0)
    throw new Refusal(
      `The passwords of ${cluster} could not be replaced; move it away to begin with an empty database.`,
    );
}
