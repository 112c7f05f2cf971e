import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const shared = ['package.json', 'package-lock.json', 'nx.json', 'tsconfig.base.json', '.swcrc'];
const ignored = new Set(['node_modules', 'dist', '.nx', 'coverage', '.cache']);

/**
 * Whether nothing that a build reads or writes has changed since the last one, judged by names, sizes and times:
 * asking nx takes a second, this takes some milliseconds.
 *
 * @param {string} root
 * @returns {boolean}
 */
export function isBuilt(root) {
  const file = stampFile(root);
  if (!existsSync(file)) return false;

  return readFileSync(file, 'utf8') === stamp(sourcesOf(root), outputsOf(root));
}

/**
 * Remembers a finished build.
 *
 * @param {string} root
 * @param {string} sources what `sourcesOf` said before it began, so that an edit during the build is built next time
 */
export function rememberBuild(root, sources) {
  mkdirSync(path.dirname(stampFile(root)), { recursive: true });
  writeFileSync(stampFile(root), stamp(sources, outputsOf(root)));
}

/** @param {string} root */
export function sourcesOf(root) {
  const files = projects(root).flatMap((project) =>
    filesBelow(project, (name) => !ignored.has(name) && !/\.test\.tsx?$/.test(name)),
  );

  return digest([...shared.map((name) => path.join(root, name)), ...files]);
}

/** @param {string} root */
function outputsOf(root) {
  return digest(projects(root).flatMap((project) => filesBelow(path.join(project, 'dist'), () => true)));
}

/** @param {string} root */
const stampFile = (root) => path.join(root, '.cache/build.json');

/**
 * @param {string} sources
 * @param {string} outputs
 */
const stamp = (sources, outputs) => JSON.stringify({ sources, outputs });

/** @param {string} root */
function projects(root) {
  return ['apps', 'libs'].flatMap((group) =>
    list(path.join(root, group)).map((entry) => path.join(root, group, entry.name)),
  );
}

/**
 * @param {string} folder
 * @param {(name: string) => boolean} wanted
 * @returns {string[]}
 */
function filesBelow(folder, wanted) {
  return list(folder)
    .filter((entry) => wanted(entry.name))
    .flatMap((entry) => {
      const full = path.join(folder, entry.name);

      return entry.isDirectory() ? filesBelow(full, wanted) : [full];
    });
}

/** @param {string} folder */
function list(folder) {
  return existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
}

/** @param {readonly string[]} files */
function digest(files) {
  const hash = createHash('sha256');
  for (const file of [...files].sort()) {
    const stat = statSync(file, { throwIfNoEntry: false });
    hash.update(`${file}\0${stat?.size}\0${stat?.mtimeMs}\n`);
  }

  return hash.digest('hex');
}
