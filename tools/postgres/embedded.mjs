import { mkdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { freshLog } from '../support/fresh-log.mjs';
import { Refusal } from '../support/refusal.mjs';
import { nativeFolder } from './binaries.mjs';
import { ensureCluster } from './cluster.mjs';
import { loadKeys } from './keys.mjs';
import { ensureRoles, replacePasswords, urls } from './roles.mjs';
import { runAs } from './run-as.mjs';
import { runningServer, startServer, stopServer } from './server.mjs';

/**
 * @typedef {object} Embedded
 * @property {string} ownerUrl role `cohesion`: owns the database, runs migrations, is no superuser
 * @property {string} appUrl role `cohesion_app`: owns nothing, cannot bypass row-level security
 * @property {string} queueUrl role `cohesion_queue`: owns the queue's schema
 * @property {'created' | 'started' | 'adopted'} how `adopted`: it was still running after an earlier launcher died
 * @property {import('../support/processes.mjs').Known} process
 * @property {(patience?: number) => Promise<void>} stop waits `patience` milliseconds before it cuts the server off
 */

/**
 * Starts the PostgreSQL that npm brought on `<dataDir>/postgres`, with passwords kept in `<dataDir>/keys/postgres.json`.
 * The caller makes sure that nobody else does so at the same time. Expected failures are one sentence.
 *
 * @param {object} wanted
 * @param {string} wanted.dataDir
 * @param {AbortSignal} [wanted.signal]
 * @returns {Promise<Embedded>}
 */
export async function startEmbedded({ dataDir, signal }) {
  mkdirSync(dataDir, { recursive: true });
  const folder = realpathSync(dataDir);
  const cluster = path.join(folder, 'postgres');

  const as = runAs(nativeFolder(), cluster);
  const { keys, fresh } = loadKeys(path.join(folder, 'keys/postgres.json'));
  const created = await ensureCluster({ cluster, as, password: keys.postgres, durable: true, signal });
  const left = await runningServer(cluster);
  const logFile = left
    ? path.join(folder, 'logs/postgres.log')
    : freshLog(path.join(folder, 'logs'), 'postgres');
  const start = () => startServer({ cluster, as, logFile, settings: { max_connections: '100' }, signal });

  let server = left ?? (await start());
  try {
    const known = created || !fresh ? await ensureRoles(keys, server.port) : 'wrong-password';
    if (known === 'wrong-password') {
      await stopServer(server);
      await replacePasswords(keys, as, cluster);
      server = await start();
      await insistOnRoles(keys, server.port, cluster);
    }
    signal?.throwIfAborted();
  } catch (error) {
    await stopServer(server);
    throw error;
  }
  const { ownerUrl, appUrl, queueUrl } = urls(keys, server.port);

  return {
    ownerUrl,
    appUrl,
    queueUrl,
    how: created ? 'created' : left ? 'adopted' : 'started',
    process: server.process,
    stop: (patience) => stopServer(server, patience),
  };
}

/**
 * @param {import('./keys.mjs').Keys} keys
 * @param {number} port
 * @param {string} cluster
 */
async function insistOnRoles(keys, port, cluster) {
  if ((await ensureRoles(keys, port)) === 'ready') return;
  throw new Refusal(
    `The passwords of ${cluster} could not be replaced; move it away to begin with an empty database.`,
  );
}
