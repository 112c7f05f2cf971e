import { spawn } from 'node:child_process';
import {
  chmodSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { isRunning, known } from '../support/processes.mjs';
import { nativeFolder } from './binaries.mjs';
import { ensureCluster } from './cluster.mjs';
import { generateKeys } from './keys.mjs';
import { ensureRoles, urls } from './roles.mjs';
import { runAs } from './run-as.mjs';
import { runningServer, startServer, stopServer } from './server.mjs';

const prefix = 'cohesion-throwaway-';
const watcher = fileURLToPath(new URL('throwaway-watch.mjs', import.meta.url));

/** Fast and forgetful: a machine that stops loses the data, which is what it is for. */
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_connections: '200',
};

/**
 * A PostgreSQL for tests: an empty database `cohesion` with the roles of the real one, in a temporary folder that is
 * gone after `stop`, and also when the process that asked for it is killed.
 *
 * @returns {Promise<{ ownerUrl: string, appUrl: string, queueUrl: string, adminUrl: string, stop: () => Promise<void> }>}
 *   `adminUrl` is the superuser, for tests that make databases of their own
 */
export async function startThrowaway() {
  await removeAbandoned();
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), prefix));
  chmodSync(folder, 0o755);
  writeFileSync(path.join(folder, 'owner.json'), JSON.stringify(known(process.pid)));
  const watch = spawn(process.execPath, [watcher, folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watch.unref();
  if ('unref' in watch.stdin && typeof watch.stdin.unref === 'function') watch.stdin.unref();

  try {
    const cluster = path.join(folder, 'postgres');
    const keys = generateKeys();
    const as = runAs(nativeFolder(), cluster);
    await ensureCluster({ cluster, as, password: keys.postgres, durable: false });
    const server = await startServer({ cluster, as, logFile: path.join(folder, 'postgres.log'), settings });
    await ensureRoles(keys, server.port);

    return {
      ...urls(keys, server.port),
      async stop() {
        await removeThrowaway(folder);
        watch.stdin.destroy();
      },
    };
  } catch (error) {
    await removeThrowaway(folder);
    throw error;
  }
}

/**
 * Stops the server of a throwaway folder, when it runs, and removes the folder.
 *
 * @param {string} folder
 */
export async function removeThrowaway(folder) {
  const server = await runningServer(path.join(folder, 'postgres'));
  if (server) await stopServer(server, 2_000);
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

/** Folders whose maker is gone and whose watcher was killed as well. */
async function removeAbandoned() {
  const parent = realpathSync(tmpdir());
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith(prefix))) {
    const folder = path.join(parent, name);
    if (isAbandoned(folder)) await removeThrowaway(folder).catch(() => {});
  }
}

/** @param {string} folder */
function isAbandoned(folder) {
  try {
    return !isRunning(JSON.parse(readFileSync(path.join(folder, 'owner.json'), 'utf8')));
  } catch {
    // Just being made, or another user's.
    return false;
  }
}
