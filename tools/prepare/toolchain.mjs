import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { Refusal } from '../support/refusal.mjs';

/** Platforms for which npm brings Node 24 along; elsewhere the machine's own has to do. */
const brought = new Set(['linux-x64', 'linux-arm64', 'win32-x64']);

export const platform = `${process.platform}-${process.arch}`;

/** Whether a version such as `v24.21.0` is one that everything here runs on. @param {string} version */
export function isRecentEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);

  return major > 24 || (major === 24 && minor >= 11);
}

/** Refuses a machine on which an install would end without a usable Node, before that takes a minute. */
export function assertNodeObtainable() {
  if (!brought.has(platform) && !isRecentEnough(process.version)) throw tooOld();
}

/**
 * The Node to build and run with: the one npm brought, or this one when it is new enough.
 *
 * @param {string} root
 * @returns {string}
 */
export function findNode(root) {
  const own = path.join(root, 'node_modules/.bin/node');
  if (existsSync(own) && spawnSync(own, ['--version']).status === 0) return own;
  if (isRecentEnough(process.version)) return process.execPath;

  throw tooOld();
}

const tooOld = () =>
  new Refusal(
    `On ${platform} Cohesion needs Node 24.11 or later, and this is ${process.version}; see https://nodejs.org.`,
  );
