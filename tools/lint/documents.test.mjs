import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** @param {string} file */
const read = (file) => readFileSync(path.join(root, file), 'utf8');

/** Every file of ours, the new ones too. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
}).split('\n');
const documents = files.filter((file) => file.endsWith('.md') && existsSync(path.join(root, file)));
const ofPeople = documents.filter(
  (file) => file === 'README.md' || file.startsWith('docs/') || file.endsWith('/README.md'),
);

/** What stands in a document between backticks, without the blocks that stand apart. @param {string} file */
const named = (file) =>
  [
    ...read(file)
      .replace(/^```[^]*?^```/gm, '')
      .matchAll(/`([^`\n]+)`/g),
  ].map(([, word = '']) => word);

/** A path of ours and not a package's, an address or a folder made while running. @param {string} word */
const isPath = (word) =>
  /^[\w.-]+(?:\/[\w.<>*-]+)+\/?$|^[\w-]+(?:\.[\w-]+)*\.(?:ts|tsx|mjs|cjs|md|ya?ml)$/.test(word) &&
  !/^\.data\b|^application\/|^log-proof/.test(word);

/** Whether a file ends like this; what stands between angle brackets, or for a star, is any one name. @param {string} word */
function exists(word) {
  const parts = word
    .replace(/\/$/, '')
    .split(/<[^>]*>|\*/)
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`(?:^|/)${parts.join('[^/]+')}(?:/|$)`);

  return files.some((file) => pattern.test(file));
}

describe('the documents', () => {
  it('name files and folders that are there', () => {
    const missing = ofPeople.flatMap((file) =>
      named(file)
        .filter((word) => isPath(word) && !exists(word))
        .map((word) => `${file}: ${word}`),
    );

    expect(ofPeople.length).toBeGreaterThan(20);
    expect(missing).toEqual([]);
  });

  it('name commands that npm knows', () => {
    const { scripts } = JSON.parse(read('package.json'));
    const commands = ofPeople.flatMap((file) =>
      [...read(file).matchAll(/\bnpm run (?:-s )?([\w:-]+)|^npm (?!run)([\w:-]+)/gm)].map(
        ([, script, own]) => ({ file, name: script ?? own ?? '' }),
      ),
    );
    const known = Object.keys(scripts);

    expect(commands.filter(({ file }) => file === 'README.md').length).toBeGreaterThan(3);
    expect(commands.filter(({ name }) => !known.includes(name))).toEqual([]);
  });

  it('name settings that something reads', () => {
    const code = files
      .filter((file) => /^(?:apps\/api\/src|tools)\/.*\.(?:ts|mjs)$|^compose\.yaml$/.test(file))
      .filter((file) => !/\.test\./.test(file) && existsSync(path.join(root, file)))
      .map(read)
      .join('\n');
    const settings = ofPeople.flatMap((file) =>
      named(file)
        .map((word) => /^([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|PORT|LOG)(?:=.*)?$/.exec(word)?.[1])
        .filter((name) => name !== undefined)
        .map((name) => ({ file, name })),
    );

    expect(settings.length).toBeGreaterThan(3);
    expect(settings.filter(({ name }) => !new RegExp(`\\b${name}\\b`).test(code))).toEqual([]);
  });

  it('draw the tree as it is', () => {
    const tree = /^## The tree\n+```\n([^]*?)^```/m.exec(read('README.md'))?.[1] ?? '';
    const folders = [...tree.matchAll(/(?<![\w/])([a-z][a-z-]*)\/(?= |$)/gm)].map(([, name = '']) => name);

    expect(folders.length).toBeGreaterThan(12);
    expect(folders.filter((name) => !files.some((file) => `/${file}`.includes(`/${name}/`)))).toEqual([]);
  });

  it('give every decision a number of its own, in its name and its title', () => {
    const decisions = documents.filter((file) => file.startsWith('docs/decisions/'));
    const numbers = decisions.map((file) => path.basename(file).slice(0, 3));

    expect(new Set(numbers).size).toBe(numbers.length);
    expect(
      decisions.filter((file) => !read(file).startsWith(`# ${path.basename(file).slice(0, 3)} `)),
    ).toEqual([]);
  });
});
