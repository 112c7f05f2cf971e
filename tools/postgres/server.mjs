import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, readdirSync, readlinkSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../support/ports.mjs';
import { commandOf, ended, isRunning, known } from '../support/processes.mjs';
import { Refusal, knownCause } from '../support/refusal.mjs';
import { environment } from './cluster.mjs';

/** @typedef {import('./run-as.mjs').RunAs} RunAs */
/** @typedef {import('../support/processes.mjs').Known} Known */
/** A running server and where it listens on 127.0.0.1. @typedef {{ process: Known, port: number }} Server */

/** Longest start of a server, recovery after a crash included, in milliseconds. */
const startLimit = 60_000;

/**
 * The server that an earlier launcher left running on this data directory, or undefined. PostgreSQL takes whatever
 * process has the number in a stale pid file for a server, be it another program by now or a dead process that nobody
 * has collected; that file is removed.
 *
 * @param {string} cluster
 * @returns {Promise<Server | undefined>}
 */
export async function runningServer(cluster) {
  for (const deadline = Date.now() + startLimit; Date.now() < deadline; await sleep(20)) {
    const file = readPidFile(cluster);
    if (!file) return undefined;
    const postmaster = known(file.pid);
    if (isRunning(postmaster) && isPostmasterOf(file.pid, cluster)) {
      if (file.status === 'ready') return { process: postmaster, port: file.port };
    } else if (!hasWorkers(cluster)) {
      rmSync(path.join(cluster, 'postmaster.pid'), { force: true });

      return undefined;
    }
  }
  throw new Refusal(
    `The PostgreSQL that already runs on ${cluster} does not answer; stop it and start again.`,
  );
}

/**
 * Whether processes of a killed server are still at work on its files: they end by themselves in a moment, and until
 * then no other server may start. Where that cannot be seen, PostgreSQL's own check has to do.
 *
 * @param {string} cluster
 */
function hasWorkers(cluster) {
  if (process.platform !== 'linux') return false;

  return readdirSync('/proc').some((entry) => {
    if (!/^\d+$/.test(entry)) return false;
    try {
      return readlinkSync(`/proc/${entry}/cwd`) === cluster;
    } catch {
      return false;
    }
  });
}

/**
 * Starts PostgreSQL on a free port of 127.0.0.1, in a process group of its own: Ctrl-C in the terminal is the
 * launcher's business, which stops the server last.
 *
 * @param {object} wanted
 * @param {string} wanted.cluster
 * @param {RunAs} wanted.as
 * @param {string} wanted.logFile
 * @param {Record<string, string>} wanted.settings
 * @param {AbortSignal} [wanted.signal]
 * @returns {Promise<Server>}
 */
export async function startServer({ cluster, as, logFile, settings, signal }) {
  const deadline = Date.now() + startLimit;
  for (;;) {
    signal?.throwIfAborted();
    const port = await freePort();
    const from = sizeOf(logFile);
    const child = launch({ cluster, as, logFile, settings, port });
    const failure = await readiness(child, cluster, deadline, signal);
    if (!failure) return { process: known(child.pid ?? 0), port };

    const output = readFileSync(logFile).subarray(from).toString('utf8');
    const passing = /Address already in use|pre-existing shared memory block/.test(output);
    if (!passing || Date.now() > deadline) throw startFailure(output, logFile, failure);
    await sleep(100);
  }
}

/**
 * Fast shutdown: sessions are closed, everything is written. When that takes too long the server is cut off, which
 * loses nothing that was committed; the next start then recovers.
 *
 * @param {Server} server
 * @param {number} [patience] milliseconds
 */
export async function stopServer(server, patience = 10_000) {
  const { pid } = server.process;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGQUIT', 'SIGKILL'])) {
    if (!isRunning(server.process)) return;
    process.kill(pid, signal);
    if (await ended(server.process, signal === 'SIGINT' ? patience : 1_000)) return;
  }
}

/**
 * @param {object} wanted
 * @param {string} wanted.cluster
 * @param {RunAs} wanted.as
 * @param {string} wanted.logFile
 * @param {Record<string, string>} wanted.settings
 * @param {number} wanted.port
 */
function launch({ cluster, as, logFile, settings, port }) {
  const all = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...settings,
  };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [command, args] = as.command('postgres', ['-D', cluster, '-p', String(port), ...flags]);
  const log = openSync(logFile, 'a', 0o600);
  try {
    const options = { ...as.identity, cwd: '/', env: environment, detached: true };
    const child = spawn(command, args, { ...options, stdio: ['ignore', log, log] });
    child.on('error', () => {});
    child.unref();

    return child;
  } finally {
    closeSync(log);
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} cluster
 * @param {number} deadline
 * @param {AbortSignal} [signal]
 * @returns {Promise<string | undefined>} why it did not become ready, or undefined when it did
 */
async function readiness(child, cluster, deadline, signal) {
  while (child.exitCode === null && child.signalCode === null && child.pid) {
    const file = readPidFile(cluster);
    if (file?.pid === child.pid && file.status === 'ready') return undefined;
    if (signal?.aborted || Date.now() > deadline) {
      await stopServer({ process: known(child.pid), port: 0 }, 1_000);
      signal?.throwIfAborted();

      return `it was not ready after ${startLimit / 1_000} s`;
    }
    await sleep(10);
  }

  return `it ended with ${child.signalCode ?? `code ${child.exitCode ?? 'unknown'}`}`;
}

/**
 * @param {string} output
 * @param {string} logFile
 * @param {string} reason
 */
function startFailure(output, logFile, reason) {
  const cause = knownCause(output);
  const last = output.trim().split('\n').slice(-8).join('\n');

  return new Refusal(cause ?? `PostgreSQL did not start: ${reason}; ${logFile} ends with:\n${last}`);
}

/**
 * @param {string} cluster
 * @returns {{ pid: number, port: number, status: string } | undefined}
 */
function readPidFile(cluster) {
  try {
    const lines = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n');

    return { pid: Number(lines[0]), port: Number(lines[3]), status: (lines[7] ?? '').trim() };
  } catch {
    return undefined;
  }
}

/**
 * @param {number} pid
 * @param {string} cluster
 */
function isPostmasterOf(pid, cluster) {
  const command = commandOf(pid) ?? '';

  return command.includes('postgres') && `${command} `.includes(` -D ${cluster} `);
}

/** @param {string} file */
function sizeOf(file) {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
