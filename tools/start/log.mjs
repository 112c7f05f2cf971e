import { existsSync, openSync, readFileSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { freshLog } from '../support/fresh-log.mjs';

/** The level from which pino's lines are for the person at the terminal. */
const warning = 40;

/** @typedef {{ file: string, write: (line: string) => void }} Log */

/**
 * Opens a fresh log for a process; those of the last runs stay beside it.
 *
 * @param {string} folder
 * @param {string} name
 * @returns {Log}
 */
export function openLog(folder, name) {
  const file = freshLog(folder, name);
  const handle = openSync(file, 'a', 0o600);

  return {
    file,
    write(line) {
      try {
        writeSync(handle, `${line}\n`);
      } catch {
        // A full disk must not take the processes down with the log.
      }
    },
  };
}

/**
 * Writes what a process prints to its log, and what a person should see to the screen.
 *
 * @param {import('node:stream').Readable} stream
 * @param {object} to
 * @param {string} to.name
 * @param {Log} to.log
 * @param {boolean} to.showAll
 * @param {(line: string) => void} to.say
 * @param {(line: string) => void} [to.each]
 */
export function followOutput(stream, { name, log, showAll, say, each }) {
  createInterface({ input: stream, crlfDelay: Infinity }).on('line', (line) => {
    log.write(line);
    each?.(line);
    const shown = showAll ? line : warningIn(line);
    if (shown !== undefined) say(`${name}: ${shown}`);
  });
}

/** @param {string} line */
function warningIn(line) {
  const entry = parsed(line);
  if (entry === undefined || Number(entry.level) < warning) return undefined;

  return String(entry.msg ?? line);
}

/**
 * @param {string} line
 * @returns {{ level?: number, msg?: string } | undefined}
 */
function parsed(line) {
  if (!line.startsWith('{"level":')) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/**
 * The last lines of a log, shortened to what fits a terminal.
 *
 * @param {string} file
 * @param {number} [count]
 */
export function lastLines(file, count = 12) {
  if (!existsSync(file)) return '';
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count);

  return lines.map((line) => `  ${line.length > 400 ? `${line.slice(0, 400)} …` : line}`).join('\n');
}
