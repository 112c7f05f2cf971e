import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { isRunning, known } from './processes.mjs';
import { errorCode } from './refusal.mjs';

/** @typedef {import('./processes.mjs').Known} Known */
/** Who holds a lock, and the processes it started that must not outlive it. @typedef {Known & { children: Known[] }} Holder */
/**
 * @typedef {object} Lock
 * @property {Known[]} leftovers processes of a holder that died without cleaning up, still running
 * @property {(children: Known[]) => void} record remembers the processes of this holder
 * @property {() => void} release
 */

/**
 * Takes a lock that dies with its holder: a file that names a process which is gone, or cannot be read, is replaced.
 *
 * @param {string} file
 * @returns {Lock | { heldBy: Holder }}
 */
export function takeLock(file) {
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  /** @type {Known[]} */
  let leftovers = [];
  /** @param {Known[]} children */
  const write = (children) => writeFileSync(draft, JSON.stringify({ ...known(process.pid), children }));

  for (;;) {
    write([]);
    if (linked(draft, file)) break;
    const holder = holderOf(file);
    if (holder && isRunning(holder)) {
      rmSync(draft, { force: true });

      return { heldBy: holder };
    }
    leftovers = holder?.children.filter(isRunning) ?? [];
    setAside(file, holder);
  }
  rmSync(draft);

  return {
    leftovers,
    record(children) {
      write(children);
      renameSync(draft, file);
    },
    release() {
      if (holderOf(file)?.pid === process.pid) rmSync(file, { force: true });
    },
  };
}

/**
 * A link appears whole or not at all, unlike a file that is created and then written.
 *
 * @param {string} draft
 * @param {string} file
 */
function linked(draft, file) {
  try {
    linkSync(draft, file);

    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/**
 * @param {string} file
 * @returns {Holder | undefined}
 */
function holderOf(file) {
  try {
    const { pid, started, children } = JSON.parse(readFileSync(file, 'utf8'));

    return { pid, started, children: children ?? [] };
  } catch {
    return undefined;
  }
}

/**
 * Removes a dead holder's file, unless another process was quicker and the file is already its own.
 *
 * @param {string} file
 * @param {Holder | undefined} dead
 */
function setAside(file, dead) {
  const aside = `${file}.old.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (holderOf(aside)?.pid !== dead?.pid) linked(aside, file);
  rmSync(aside, { force: true });
}
