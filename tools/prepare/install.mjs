import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { Refusal, knownCause } from '../support/refusal.mjs';
import { run } from '../support/run.mjs';
import { assertNodeObtainable, platform } from './toolchain.mjs';

/** What an install needs while it unpacks, in bytes. */
const spaceNeeded = 2.5e9;

/** @typedef {{ version?: string, integrity?: string, optional?: boolean }} Package */

/**
 * Whether node_modules holds what package-lock.json says. Our stamp is written after a whole install; npm's own list
 * vouches for one that a developer ran by hand. An install that was cut off leaves neither.
 *
 * @param {string} root
 * @returns {boolean}
 */
export function isInstalled(root) {
  const stamp = stampOf(root);
  if (stamp === undefined || !existsSync(path.join(root, 'node_modules/nx/package.json'))) return false;
  if (readText(stampFile(root)) === stamp) return true;
  if (!agreesWithNpm(root)) return false;
  writeFileSync(stampFile(root), stamp);

  return true;
}

/**
 * Installs exactly what the lock file says, from scratch.
 *
 * @param {object} wanted
 * @param {string} wanted.root
 * @param {(line: string) => void} wanted.say
 * @param {AbortSignal} [wanted.signal]
 * @param {(child: import('../support/processes.mjs').Known) => void} wanted.started
 */
export async function installDependencies({ root, say, signal, started }) {
  const stamp = stampOf(root);
  if (!stamp) throw new Refusal(`${path.join(root, 'package-lock.json')} is missing; restore it with git.`);
  assertNodeObtainable();
  assertSpace(root);
  const again = existsSync(path.join(root, 'node_modules'));
  say(
    again
      ? 'Installing dependencies afresh: node_modules is unfinished or older than package-lock.json (about a minute) …'
      : 'Installing dependencies (about a minute, 1 GB) …',
  );

  mkdirSync(path.join(root, 'node_modules'), { recursive: true });
  const [command, args] = npm([
    'ci',
    '--loglevel=error',
    '--no-audit',
    '--no-fund',
    '--include=dev',
    '--include=optional',
  ]);
  const { code, output } = await run(command, args, { cwd: root, signal, started });
  if (code !== 0) throw new Refusal(knownCause(output) ?? `npm ci failed:\n${output}`);
  writeFileSync(stampFile(root), stamp);
}

/** @param {string} root */
function assertSpace(root) {
  const { bavail, bsize } = statfsSync(root);
  const free = bavail * bsize;
  if (free >= spaceNeeded) return;
  const [has, needs] = [free, spaceNeeded].map((bytes) => (bytes / 1e9).toFixed(1));
  throw new Refusal(
    `The disk of ${root} has ${has} GB free and an install needs ${needs} GB; free some space and run the same command again.`,
  );
}

/**
 * The npm that runs this, under the Node it runs on: that Node stays while node_modules, with another one, is replaced.
 *
 * @param {string[]} args
 * @returns {[command: string, args: string[]]}
 */
function npm(args) {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;

  return script && node ? [node, [script, ...args]] : ['npm', args];
}

/** @param {string} root */
const stampFile = (root) => path.join(root, 'node_modules/.cohesion-install.json');

/** @param {string} root */
function stampOf(root) {
  const lock = readText(path.join(root, 'package-lock.json'));

  return lock && JSON.stringify({ lock: createHash('sha256').update(lock).digest('hex'), platform });
}

/** @param {string} root */
function agreesWithNpm(root) {
  const wanted = readPackages(path.join(root, 'package-lock.json'));
  const present = readPackages(path.join(root, 'node_modules/.package-lock.json'));
  if (!wanted || !present) return false;

  return Object.entries(wanted).every(([location, { version, integrity, optional }]) => {
    const installed = present[location];
    if (!installed) return location === '' || optional === true;

    return installed.version === version && installed.integrity === integrity;
  });
}

/**
 * @param {string} file
 * @returns {Record<string, Package> | undefined}
 */
function readPackages(file) {
  const text = readText(file);

  return text && JSON.parse(text).packages;
}

/** @param {string} file */
function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
