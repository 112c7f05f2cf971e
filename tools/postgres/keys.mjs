import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { writePrivately } from '../support/private-file.mjs';
import { errorCode } from '../support/refusal.mjs';

/** Passwords of the roles that the launcher makes. @typedef {{ postgres: string, cohesion: string, cohesion_app: string, cohesion_queue: string }} Keys */

const roles = /** @type {const} */ (['postgres', 'cohesion', 'cohesion_app', 'cohesion_queue']);

/**
 * Reads the passwords, or makes new ones when the file is missing or was only half written.
 *
 * @param {string} file readable for this user alone
 * @returns {{ keys: Keys, fresh: boolean }} `fresh` passwords are not yet known to a cluster that already exists
 */
export function loadKeys(file) {
  const kept = readKeys(file);
  if (kept) return { keys: kept, fresh: false };
  const keys = generateKeys();
  writePrivately(file, `${JSON.stringify(keys, null, 2)}\n`);

  return { keys, fresh: true };
}

/** @returns {Keys} */
export function generateKeys() {
  const [postgres, cohesion, cohesion_app, cohesion_queue] = [
    newPassword(),
    newPassword(),
    newPassword(),
    newPassword(),
  ];

  return { postgres, cohesion, cohesion_app, cohesion_queue };
}

/** Letters, digits, `-` and `_` only: fit for a URL and for SQL without quoting. */
const newPassword = () => randomBytes(24).toString('base64url');

/**
 * @param {string} file
 * @returns {Keys | undefined}
 */
function readKeys(file) {
  try {
    const keys = JSON.parse(readFileSync(file, 'utf8'));
    const usable = roles.every((role) => /^[\w-]{32}$/.test(keys?.[role]));

    return usable ? keys : undefined;
  } catch (error) {
    const unreadable = errorCode(error) !== undefined && errorCode(error) !== 'ENOENT';
    if (unreadable) throw error;

    return undefined;
  }
}
