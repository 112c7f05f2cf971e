import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { freePort } from '../support/ports.mjs';

/** Longest wait for a start, in milliseconds; a fresh clone installs first. */
const patience = 900_000;

/**
 * Starts the system on a data folder and waits until it answers.
 *
 * @param {string} root
 * @param {string} dataDir
 * @param {readonly string[]} command
 */
export async function startAndTime(root, dataDir, command = [process.execPath, 'tools/start.mjs']) {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const [program = '', ...words] = command;
  const child = spawn(program, words, {
    cwd: root,
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      DATA_DIR: dataDir,
      PORT: String(port),
      RATE_LIMITS: 'false',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (printed += String(text)));
  await untilReady(
    address,
    () => child.exitCode !== null,
    () => printed,
  );
  const seconds = (performance.now() - began) / 1000;

  return {
    address,
    seconds,
    pid: child.pid ?? 0,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', resolve);
        child.kill('SIGTERM');
      }),
  };
}

/**
 * `npm start` as a newcomer types it: nothing installed, nothing built.
 *
 * @param {string} root
 * @param {string} folder
 * @returns {Promise<number>} seconds to ready
 */
export async function freshClone(root, folder) {
  execFileSync('git', ['clone', '--quiet', root, folder]);
  const system = await startAndTime(folder, path.join(folder, '.data'), ['npm', 'start']);
  await system.stop();

  return system.seconds;
}

/**
 * How long the last start took to import the whole library, in seconds, as its log says.
 *
 * @param {string} dataDir
 */
export function importTime(dataDir) {
  const log = readFileSync(path.join(dataDir, 'logs/setup.log'), 'utf8');
  const said = log.split('\n').findLast((line) => line.startsWith('{"imported"'));
  if (!said) throw new Error('The log of the last start does not say how long the import took.');

  return Number(JSON.parse(said).seconds);
}

/**
 * @param {string} address
 * @param {() => boolean} ended
 * @param {() => string} printed
 */
async function untilReady(address, ended, printed) {
  for (const began = performance.now(); performance.now() - began < patience;) {
    if (ended()) throw new Error(`It ended before it was ready:\n${printed()}`);
    // The launcher says so once everything is there, the content as well.
    if (printed().includes(`is ready at ${address}`)) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`Not ready in ${patience / 1000} s:\n${printed()}`);
}
