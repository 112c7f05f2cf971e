import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { writePrivately } from '../support/private-file.mjs';

/**
 * A secret of 32 random bytes: made once and kept, so that a restart signs nobody out and leaves nothing sealed that
 * cannot be opened. A file that was only half written is made anew.
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
