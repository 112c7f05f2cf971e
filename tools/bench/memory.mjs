import { readdirSync, readFileSync } from 'node:fs';

/**
 * Resident memory of every process the launcher started, in MiB, by what it is.
 *
 * @param {number} launcher
 * @returns {Record<string, number>}
 */
export function memoryOf(launcher) {
  /** @type {Record<string, number>} */
  const sizes = { launcher: residentOf(launcher) };
  for (const pid of descendants(launcher)) {
    const name = nameOf(pid);
    sizes[name] = (sizes[name] ?? 0) + residentOf(pid);
  }

  return sizes;
}

/**
 * The most memory that http and worker ever took, in MiB.
 *
 * @param {number} launcher
 * @returns {Record<string, number>}
 */
export function mostMemoryOf(launcher) {
  const sizes = descendants(launcher).map((pid) => [
    nameOf(pid),
    Math.round(Number(/^VmHWM:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024),
  ]);

  return Object.fromEntries(sizes.filter(([name]) => name === 'http' || name === 'worker'));
}

/**
 * How long the cores worked for the worker so far, in seconds, whatever else they did.
 *
 * @param {number} launcher
 */
export function workerSeconds(launcher) {
  const worker = descendants(launcher).find((pid) => nameOf(pid) === 'worker') ?? 0;
  // After the name in brackets: user and system time are the 12th and 13th, in hundredths of a second.
  const times = read(`/proc/${worker}/stat`).split(') ')[1]?.split(' ').slice(11, 13) ?? [];

  return times.reduce((sum, ticks) => sum + Number(ticks), 0) / 100;
}

/** @param {number} pid @returns {number[]} */
function descendants(pid) {
  const children = readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((candidate) => parentOf(candidate) === pid);

  return children.flatMap((child) => [child, ...descendants(child)]);
}

/** @param {number} pid */
function parentOf(pid) {
  return Number(/^PPid:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);
}

/** Shared pages are counted once for PostgreSQL's many processes: their own memory only. @param {number} pid */
function residentOf(pid) {
  const own = /^RssAnon:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1];
  const all = /^VmRSS:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1];
  const kilobytes = nameOf(pid) === 'PostgreSQL' ? own : all;

  return Number(kilobytes ?? 0) / 1024;
}

/** @param {number} pid */
function nameOf(pid) {
  const command = read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
  if (command.includes('main.js')) return 'http';
  if (command.includes('worker.js')) return 'worker';

  return command.includes('postgres') ? 'PostgreSQL' : 'other';
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
