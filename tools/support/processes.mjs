import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process that can be told from a later one that was given the same number. @typedef {{ pid: number, started: string }} Known */

/**
 * When a process was started, in whatever form this system has; undefined when there is no such process or it has
 * ended and only waits to be collected.
 *
 * @param {number} pid
 * @returns {string | undefined}
 */
export function startOf(pid) {
  if (process.platform === 'linux') {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop()?.split(' ') ?? [];

      return fields[0] === 'Z' ? undefined : fields[19];
    } catch {
      return undefined;
    }
  }
  const { stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });

  return stdout?.trim() || undefined;
}

/**
 * @param {number} pid
 * @returns {Known}
 */
export const known = (pid) => ({ pid, started: startOf(pid) ?? '' });

/** @param {Known} process */
export const isRunning = ({ pid, started }) => {
  const now = startOf(pid);

  return now !== undefined && now === started;
};

/**
 * The words a process was started with, or undefined when it cannot be seen.
 *
 * @param {number} pid
 * @returns {string | undefined}
 */
export function commandOf(pid) {
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() || undefined;
    } catch {
      return undefined;
    }
  }
  const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });

  return stdout?.trim() || undefined;
}

/**
 * Sends a signal to a process group that this program made, or to the single process when it leads none.
 *
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
export function signalGroup(pid, signal) {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, signal);

      return;
    } catch {
      // No such group: try the process alone; no such process: nothing to do.
    }
  }
}

/**
 * Asks a process group to end, and ends it when it has not done so in time.
 *
 * @param {Known} target
 * @param {number} patience milliseconds before SIGKILL
 */
export async function endGroup(target, patience) {
  if (!isRunning(target)) return;
  signalGroup(target.pid, 'SIGTERM');
  if (await ended(target, patience)) return;
  signalGroup(target.pid, 'SIGKILL');
  await ended(target, 1_000);
}

/**
 * @param {Known} target
 * @param {number} patience milliseconds
 * @returns {Promise<boolean>} whether it ended in time
 */
export async function ended(target, patience) {
  const deadline = Date.now() + patience;
  while (isRunning(target)) {
    if (Date.now() > deadline) return false;
    await sleep(20);
  }

  return true;
}
