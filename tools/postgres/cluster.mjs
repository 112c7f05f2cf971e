import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { writePrivately } from '../support/private-file.mjs';
import { endGroup } from '../support/processes.mjs';
import { Refusal, knownCause } from '../support/refusal.mjs';
import { run } from '../support/run.mjs';
import { majorVersion } from './binaries.mjs';

/** @typedef {import('./run-as.mjs').RunAs} RunAs */

/** What PostgreSQL's programs get to see of the environment: nothing that could change what they do. */
export const environment = { PATH: process.env.PATH, TZ: 'UTC', LC_ALL: 'C' };

/**
 * Makes the data directory when there is none, and refuses one that this PostgreSQL cannot open. It is made beside its
 * place and then moved there, so an end in the middle never leaves half a cluster; what such an end left is removed.
 *
 * @param {object} wanted
 * @param {string} wanted.cluster
 * @param {RunAs} wanted.as
 * @param {string} wanted.password of the superuser `postgres`
 * @param {boolean} wanted.durable wait until the files are on the disk
 * @param {AbortSignal} [wanted.signal]
 * @returns {Promise<boolean>} whether it was made now
 */
export async function ensureCluster({ cluster, as, password, durable, signal }) {
  await removeUnfinished(cluster);
  if (holdsCluster(cluster)) return false;

  const draft = `${cluster}.init-${process.pid}`;
  const passwordFile = `${draft}.key`;
  const processFile = `${draft}.process`;
  try {
    mkdirSync(draft, { mode: 0o700 });
    as.own(draft);
    writeFileSync(passwordFile, password, { mode: 0o600 });
    as.own(passwordFile);
    const [command, args] = as.command('initdb', [
      `--pgdata=${draft}`,
      '--username=postgres',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale=C.UTF-8',
      '--no-instructions',
      ...(durable ? [] : ['--no-sync']),
    ]);
    const { code, output } = await run(command, args, {
      ...as.identity,
      cwd: '/',
      env: environment,
      signal,
      started: (initdb) => writePrivately(processFile, JSON.stringify(initdb)),
    });
    if (code !== 0) throw initdbFailure(output);
    renameSync(draft, cluster);
  } finally {
    remove(draft);
    remove(passwordFile);
    remove(processFile);
  }

  return true;
}

/** @param {string} output */
function initdbFailure(output) {
  const cause = knownCause(output);

  return cause ? new Refusal(cause) : new Error(`initdb failed:\n${output}`);
}

/**
 * Ends an initdb that outlived its killed launcher, which would go on writing, and removes what it made.
 *
 * @param {string} cluster
 */
async function removeUnfinished(cluster) {
  const parent = path.dirname(cluster);
  const names = readdirSync(parent).filter((name) => name.startsWith(`${path.basename(cluster)}.init-`));
  for (const name of names.filter((entry) => entry.endsWith('.process'))) {
    await endGroup(JSON.parse(readFileSync(path.join(parent, name), 'utf8')), 500);
  }
  for (const name of names) remove(path.join(parent, name));
}

/** @param {string} target */
const remove = (target) => rmSync(target, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });

/** @param {string} cluster */
function holdsCluster(cluster) {
  if (!existsSync(cluster)) return false;
  if (readdirSync(cluster).length === 0) {
    rmdirSync(cluster);

    return false;
  }
  const versionFile = path.join(cluster, 'PG_VERSION');
  if (!existsSync(versionFile)) {
    throw new Refusal(
      `${cluster} holds something else than PostgreSQL's data; move it away and start again.`,
    );
  }
  const version = readFileSync(versionFile, 'utf8').trim();
  if (version !== majorVersion) {
    throw new Refusal(
      `${cluster} was written by PostgreSQL ${version} and this is ${majorVersion}; move it away, or set DATABASE_URL to a server of that version.`,
    );
  }

  return true;
}
