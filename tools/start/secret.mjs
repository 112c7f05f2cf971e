import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { writePrivately } from '../support/private-file.mjs';

/**
 * The secret that signs session cookies: made once and kept, so that a restart signs nobody out. A file that was only
 * half written is made anew.
 *
 * @param {string} file
 * @returns {string}
 */
export function keptSecret(file) {
  const kept = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  if (kept.length >= 32) return kept;
  const secret = randomBytes(32).toString('base64url');
  writePrivately(file, `${secret}\n`);

  return secret;
}
