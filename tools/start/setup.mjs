import { spawn } from 'node:child_process';
import process from 'node:process';
import { endGroup, known } from '../support/processes.mjs';
import { Refusal, knownCause } from '../support/refusal.mjs';
import { followOutput, lastLines } from './log.mjs';

/** @typedef {import('./banner.mjs').Demo} Demo */

const migratedLine = JSON.stringify({ migrated: true });

/**
 * Runs the api's one-shot setup (migrations, content, the sample society) to its end.
 *
 * @param {object} wanted
 * @param {string} wanted.name
 * @param {string} wanted.script
 * @param {string} wanted.cwd
 * @param {NodeJS.ProcessEnv} wanted.env
 * @param {import('./log.mjs').Log} wanted.log
 * @param {(line: string) => void} wanted.say
 * @param {AbortSignal} wanted.signal
 * @param {(child: import('../support/processes.mjs').Known) => void} wanted.started
 * @param {() => void} wanted.migrated called once the tables are up to date
 * @returns {Promise<Demo>} the sample accounts, from the last line it prints
 */
export function runSetup({ name, script, cwd, env, log, say, signal, started, migrated }) {
  signal.throwIfAborted();

  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--enable-source-maps', script], {
      cwd,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const itself = known(child.pid ?? 0);
    if (child.pid) started(itself);
    const abort = () => void endGroup(itself, 3_000);
    signal.addEventListener('abort', abort, { once: true });

    let last = '';
    const to = { name, log, say };
    // Its last line holds passwords: for the table on the screen, and for no log.
    followOutput(child.stdout, {
      ...to,
      log: withoutAccounts(log),
      showAll: false,
      each: (line) => {
        if (line.trim() === migratedLine) migrated();
        last = line.trim() ? line : last;
      },
    });
    // A mistake in a course is for its author, who is looking at this screen.
    followOutput(child.stderr, { ...to, showAll: true });
    child.once('error', reject);
    child.once('close', (code) => {
      signal.removeEventListener('abort', abort);
      if (signal.aborted) return reject(signal.reason);
      if (code !== 0) return reject(failure(log.file, `exit code ${code}`));
      const demo = demoIn(last);

      return demo ? resolve(demo) : reject(failure(log.file, 'its last line names no accounts'));
    });
  });
}

/**
 * @param {import('./log.mjs').Log} log
 * @returns {import('./log.mjs').Log}
 */
const withoutAccounts = (log) => ({ ...log, write: (line) => (demoIn(line) ? undefined : log.write(line)) });

/**
 * @param {string} line
 * @returns {Demo | undefined}
 */
function demoIn(line) {
  if (!line.includes('"accounts"')) return undefined;
  try {
    const demo = JSON.parse(line);

    return Array.isArray(demo.accounts) ? demo : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} file
 * @param {string} how
 */
function failure(file, how) {
  const lines = lastLines(file);
  const cause = /ENOSPC|No space left/.test(lines) ? knownCause(lines) : undefined;

  return new Refusal(cause ?? `Preparing the database failed (${how}); ${file} ends with:\n${lines}`);
}
