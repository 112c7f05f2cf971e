import { spawn } from 'node:child_process';
import process from 'node:process';
import { endGroup, known } from '../support/processes.mjs';
import { Refusal } from '../support/refusal.mjs';
import { followOutput, lastLines } from './log.mjs';

/** A process that lives shorter than this, in milliseconds, crashed quickly. */
const quick = 10_000;

/** So many quick crashes in a row mean that starting it again is no help. */
const tolerated = 3;

/** @typedef {import('../support/processes.mjs').Known} Known */
/** @typedef {{ stop: (patience: number) => Promise<void> }} Supervised */

/**
 * Keeps one Node process running: started again, ever later, when it dies by itself.
 *
 * @param {object} wanted
 * @param {string} wanted.name
 * @param {string} wanted.script
 * @param {readonly string[]} wanted.flags for Node
 * @param {string} wanted.cwd
 * @param {NodeJS.ProcessEnv} wanted.env
 * @param {import('./log.mjs').Log} wanted.log
 * @param {boolean} wanted.showLogs
 * @param {(line: string) => void} wanted.say
 * @param {(child: Known | undefined) => void} wanted.changed called with its process whenever that is another one
 * @param {(reason: Refusal) => void} wanted.givenUp called once, when it crashed too often
 * @returns {Supervised}
 */
export function supervise({ name, script, flags, cwd, env, log, showLogs, say, changed, givenUp }) {
  /** @type {Known | undefined} */
  let current;
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  let stopping = false;
  let crashes = 0;

  function start() {
    const child = spawn(process.execPath, ['--enable-source-maps', ...flags, script], {
      cwd,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const begun = Date.now();
    current = child.pid ? known(child.pid) : undefined;
    changed(current);
    for (const stream of [child.stdout, child.stderr])
      followOutput(stream, { name, log, showAll: showLogs, say });
    child.once('error', (error) => log.write(String(error)));
    child.once('close', (code, signal) => ended(signal ?? `exit code ${code}`, Date.now() - begun));
  }

  /**
   * @param {string} how
   * @param {number} lived
   */
  function ended(how, lived) {
    current = undefined;
    if (stopping) return;
    crashes = lived < quick ? crashes + 1 : 0;
    if (crashes >= tolerated) {
      givenUp(
        new Refusal(
          `${name} stopped ${crashes} times in a row (${how}); ${log.file} ends with:\n${lastLines(log.file)}`,
        ),
      );

      return;
    }
    const pause = 500 * 2 ** crashes;
    say(`${name} stopped by itself (${how}); starting it again in ${pause / 1_000} s.`);
    timer = setTimeout(start, pause);
  }

  start();

  return {
    async stop(patience) {
      stopping = true;
      clearTimeout(timer);
      if (current) await endGroup(current, patience);
    },
  };
}
