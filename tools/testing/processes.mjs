import { spawn } from 'node:child_process';
import { chownSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { signalGroup } from '../support/processes.mjs';

/** @typedef {'root' | 'an ordinary user'} User */

const isRoot = process.getuid?.() === 0;
const nobody = 65_534;

/** Who the launcher can be run as from here. @type {readonly User[]} */
export const users = isRoot ? ['root', 'an ordinary user'] : ['an ordinary user'];

/** Someone else's user id without any right of root's, but for walking to a checkout that may lie below /root. */
const becomeNobody = [
  'setpriv',
  `--reuid=${nobody}`,
  `--regid=${nobody}`,
  '--clear-groups',
  '--securebits=+no_setuid_fixup',
  '--inh-caps=+dac_read_search',
  '--ambient-caps=+dac_read_search',
];

/** @type {import('node:child_process').ChildProcess[]} */
const started = [];
/** @type {string[]} */
const folders = [];

/** An empty folder that belongs to the user, gone after the test. @param {User} [user] */
export function temporaryFolder(user) {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'cohesion-tools-'));
  if (isRoot && user === 'an ordinary user') chownSync(folder, nobody, nobody);
  folders.push(folder);

  return folder;
}

/**
 * Starts one of our scripts as the user, in a process group of its own.
 *
 * @param {string} script relative to tools/
 * @param {object} options
 * @param {readonly string[]} [options.args]
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {User} [options.user]
 */
export function startScript(script, { args = [], env = {}, user }) {
  const file = fileURLToPath(new URL(`../${script}`, import.meta.url));
  const words = [process.execPath, file, ...args];
  const [command = '', ...rest] = isRoot && user === 'an ordinary user' ? [...becomeNobody, ...words] : words;
  const { npm_lifecycle_event: _, ...own } = process.env;
  const child = spawn(command, rest, { cwd: '/', env: { ...own, HOME: '/', ...env }, detached: true });
  started.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  /** @type {Promise<number>} */
  const ended = new Promise((resolve) => child.once('close', (code) => resolve(code ?? -1)));

  return {
    child,
    ended,
    pid: child.pid ?? 0,
    output: () => output,
    /** @param {RegExp} pattern */
    says: (pattern) =>
      eventually(
        () => pattern.test(output),
        () => `${pattern} in:\n${output}`,
      ),
  };
}

/**
 * @param {() => boolean | Promise<boolean>} holds
 * @param {() => string} what
 * @param {number} [limit] milliseconds
 */
export async function eventually(holds, what, limit = 30_000) {
  for (const deadline = Date.now() + limit; !(await holds()); await sleep(20)) {
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what()}`);
  }
}

/** Ends what the test has started and removes its folders. */
export async function cleanUp() {
  for (const child of started.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null || !child.pid) continue;
    signalGroup(child.pid, 'SIGTERM');
    const over = new AbortController();
    child.once('close', () => over.abort());
    await sleep(6_000, undefined, { signal: over.signal }).catch(() => {});
    signalGroup(child.pid, 'SIGKILL');
  }
  for (const folder of folders.splice(0))
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
