import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { takeLock } from '../support/lock-file.mjs';
import { endGroup } from '../support/processes.mjs';
import { Refusal, explain } from '../support/refusal.mjs';
import { stoppedBySignal } from '../support/signals.mjs';
import { buildWorkspace } from './build.mjs';
import { installDependencies, isInstalled } from './install.mjs';
import { isBuilt } from './fingerprint.mjs';
import { findNode } from './toolchain.mjs';

/** @typedef {import('../support/lock-file.mjs').Lock} Lock */

/** How long to wait for another install in the same folder, in milliseconds. */
const waitLimit = 20 * 60_000;

/** Prepares the checkout this file lies in; sets the exit code and prints one sentence when it cannot. */
export async function prepareFromCommandLine() {
  const signal = stoppedBySignal();
  try {
    await prepare({ root: fileURLToPath(new URL('../..', import.meta.url)), signal, say: console.log });
  } catch (error) {
    if (!signal.aborted) console.error(explain(error));
    process.exitCode = signal.aborted ? 130 : 1;
  }
}

/**
 * Brings a checkout to the point where it can be started: dependencies as the lock file says, everything built.
 * Changes nothing, and takes a fraction of a second, when that is already so.
 *
 * @param {object} wanted
 * @param {string} wanted.root
 * @param {AbortSignal} [wanted.signal]
 * @param {(line: string) => void} wanted.say
 */
export async function prepare({ root, signal, say }) {
  if (isInstalled(root) && isBuilt(root)) return;
  const lock = await waitForLock(path.join(root, '.cache/prepare.lock'), say, signal);
  try {
    for (const leftover of lock.leftovers) await endGroup(leftover, 3_500);
    /** @param {import('../support/processes.mjs').Known} child */
    const started = (child) => lock.record([child]);

    if (!isInstalled(root)) await installDependencies({ root, signal, say, started });
    const node = findNode(root);
    if (!isBuilt(root)) await buildWorkspace({ root, node, signal, say, started });
  } finally {
    lock.release();
  }
}

/**
 * @param {string} file
 * @param {(line: string) => void} say
 * @param {AbortSignal} [signal]
 * @returns {Promise<Lock>}
 */
async function waitForLock(file, say, signal) {
  let announced = false;
  for (
    const deadline = Date.now() + waitLimit;
    Date.now() < deadline;
    await sleep(300, undefined, { signal })
  ) {
    const lock = takeLock(file);
    if (!('heldBy' in lock)) return lock;
    if (!announced)
      say(`Another command (pid ${lock.heldBy.pid}) is installing or building here; waiting for it …`);
    announced = true;
  }
  throw new Refusal(
    'Another command has been installing or building here for 20 minutes; stop it and try again.',
  );
}
