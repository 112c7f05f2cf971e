import { existsSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';

/** How many runs can be read back. */
const kept = 5;

/**
 * Makes room for a fresh log: `<name>.log` of the last run becomes `<name>.1.log`, and so on to `<name>.4.log`.
 *
 * @param {string} folder
 * @param {string} name
 * @returns {string} the file to write to, which does not exist yet
 */
export function freshLog(folder, name) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  /** @param {number} age */
  const nth = (age) => path.join(folder, age === 0 ? `${name}.log` : `${name}.${age}.log`);
  for (let age = kept - 2; age >= 0; age--) {
    if (existsSync(nth(age))) renameSync(nth(age), nth(age + 1));
  }

  return nth(0);
}
