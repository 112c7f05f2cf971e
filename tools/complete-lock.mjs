// Run after every `npm install` that changes package-lock.json: `node tools/complete-lock.mjs`.
//
// A package such as @swc/core lists one optional package per operating system. Where the registry does not (yet) carry
// one of them, npm leaves it out of the lock without a word, and from then on every `npm ci` stops with
// "Missing: @swc/core-darwin-arm64@… from lock file". An entry that names version, system and processor is enough for
// npm to see that the package is meant for another machine. Nothing that is already in the lock is changed.

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** @typedef {{ version?: string, dev?: boolean, optional?: boolean, optionalDependencies?: Record<string, string>,
 *   os?: string[], cpu?: string[], libc?: string[] }} LockEntry */

/** What npm's `os` field says, by the word that package names use for it. @type {Record<string, string>} */
const systems = {
  darwin: 'darwin',
  win32: 'win32',
  windows: 'win32',
  win: 'win32',
  linux: 'linux',
  android: 'android',
  freebsd: 'freebsd',
  netbsd: 'netbsd',
  openbsd: 'openbsd',
  sunos: 'sunos',
  aix: 'aix',
  openharmony: 'openharmony',
};

/** The same for `cpu`. @type {Record<string, string>} */
const processors = {
  x64: 'x64',
  arm64: 'arm64',
  ia32: 'ia32',
  arm: 'arm',
  armv7: 'arm',
  ppc64: 'ppc64',
  s390x: 's390x',
  riscv64: 'riscv64',
  loong64: 'loong64',
  mips64el: 'mips64el',
  wasm32: 'wasm32',
};

/** @type {Record<string, string>} */
const libraries = { musl: 'musl', musleabihf: 'musl', gnu: 'glibc', gnueabihf: 'glibc' };

/**
 * Adds an entry for every platform package that the lock names and does not hold.
 *
 * @param {Record<string, LockEntry>} packages the `packages` object of a package-lock.json
 * @returns {{ packages: Record<string, LockEntry>, added: string[], unknown: string[] }} `unknown` are optional
 *   packages that are missing although their name tells no platform; those are left for a person to look at
 */
export function completePackages(packages) {
  /** @type {Record<string, LockEntry>} */
  const additions = {};
  /** @type {string[]} */
  const unknown = [];

  for (const [location, entry] of Object.entries(packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      if (isHeld(packages, location, name)) continue;

      const stub = stubFor(name, range, entry.dev === true);
      if (stub) additions[`node_modules/${name}`] = stub;
      else unknown.push(`${name}@${range}`);
    }
  }
  const sorted = Object.entries({ ...packages, ...additions }).sort(([a], [b]) => a.localeCompare(b, 'en'));

  return { packages: Object.fromEntries(sorted), added: Object.keys(additions), unknown };
}

/**
 * Looks where Node would: next to the package that asks, then in every folder above it.
 *
 * @param {Record<string, LockEntry>} packages
 * @param {string} location
 * @param {string} name
 */
function isHeld(packages, location, name) {
  for (let folder = location; ; folder = path.posix.dirname(folder)) {
    if (folder === '.') folder = '';
    if (packages[path.posix.join(folder, 'node_modules', name)]) return true;
    if (folder === '') return false;
  }
}

/**
 * @param {string} name
 * @param {string} range
 * @param {boolean} dev
 * @returns {LockEntry | undefined}
 */
function stubFor(name, range, dev) {
  const words = (name.split('/').pop() ?? '').split(/[-_.]/);
  const os = words.map((word) => systems[word]).find(Boolean);
  const cpu = words.map((word) => processors[word]).find(Boolean);
  const libc = words.map((word) => libraries[word]).find(Boolean);
  const version = /\d+\.\d+\.\d+\S*/.exec(range.replace(/^npm:.*@/, ''))?.[0];
  if (!version || !(os || cpu)) return undefined;

  return {
    version,
    ...(dev ? { dev } : {}),
    optional: true,
    ...(os ? { os: [os] } : {}),
    ...(cpu ? { cpu: [cpu] } : {}),
    ...(libc ? { libc: [libc] } : {}),
  };
}

/** @param {string} file */
function completeFile(file) {
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const { packages, added, unknown } = completePackages(lock.packages);
  if (added.length > 0) writeFileSync(file, `${JSON.stringify({ ...lock, packages }, null, 2)}\n`);

  console.log(`${path.basename(file)}: ${added.length} platform packages added.`);
  for (const name of unknown) console.log(`  left alone: ${name} is missing and its name tells no platform`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  completeFile(process.argv[2] ?? fileURLToPath(new URL('../package-lock.json', import.meta.url)));
}
