import { spawn } from 'node:child_process';
import process from 'node:process';
import { endGroup, known } from './processes.mjs';

/** How long a program may take to end after it was asked to, in milliseconds. */
const patience = 3_500;

/** @typedef {import('./processes.mjs').Known} Known */
/** @typedef {{ code: number, output: string }} Outcome exit code (128 and the signal's number when killed) and all it printed */

/**
 * Runs a program to its end in a process group of its own, so that aborting `signal` ends it with all its children.
 * Rejects with the signal's reason when aborted, and when the program cannot be started.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {object} [options]
 * @param {string} [options.cwd]
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {AbortSignal} [options.signal]
 * @param {boolean} [options.show] also print what it prints, as it comes
 * @param {string} [options.input] written to its standard input
 * @param {number} [options.uid]
 * @param {number} [options.gid]
 * @param {(child: Known) => void} [options.started]
 * @returns {Promise<Outcome>}
 */
export function run(command, args, options = {}) {
  const { signal, show = false, input, started, ...rest } = options;
  signal?.throwIfAborted();

  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args], { ...rest, detached: true, stdio: 'pipe', windowsHide: true });
    const itself = known(child.pid ?? 0);
    if (child.pid) started?.(itself);
    /** @type {Buffer[]} */
    const printed = [];
    const abort = () => void endGroup(itself, patience);
    signal?.addEventListener('abort', abort, { once: true });

    for (const [stream, screen] of /** @type {const} */ ([
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ])) {
      stream.on('data', (chunk) => {
        printed.push(chunk);
        if (show) screen.write(chunk);
      });
    }
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    child.once('error', reject);
    child.once('close', (code, killed) => {
      signal?.removeEventListener('abort', abort);
      if (signal?.aborted) reject(signal.reason);
      else resolve({ code: code ?? (killed ? 137 : 1), output: Buffer.concat(printed).toString('utf8') });
    });
  });
}
