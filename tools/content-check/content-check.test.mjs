import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { run } from '../support/run.mjs';
import { cleanUp, temporaryFolder } from '../testing/processes.mjs';

const home = fileURLToPath(new URL('../..', import.meta.url));
const lesson = 'working-life/lessons/01-first-years.md';

/** A folder with one finished course in it. */
function aLibrary() {
  const folder = temporaryFolder();
  cpSync(path.join(home, 'content/courses/working-life'), path.join(folder, 'working-life'), {
    recursive: true,
  });

  return folder;
}

/**
 * @param {string} folder
 * @param {readonly string[]} args
 */
function check(folder, ...args) {
  const script = path.join(home, 'tools/content-check.mjs');

  return run(process.execPath, [script, `--courses=${folder}`, ...args], { cwd: home });
}

/**
 * @param {string} file
 * @param {string} passage
 * @param {string} more is put before the passage
 */
function insert(file, passage, more) {
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(passage);
  writeFileSync(
    file,
    text.replace(passage, () => `${more}${passage}`),
  );

  return text.split(passage)[0]?.split('\n').length;
}

afterEach(cleanUp);

describe('content:check', () => {
  it('prints a table with the credit of each body and passes a finished course', async () => {
    const { code, output } = await check(aLibrary(), 'working-life');

    expect({ code, output }).toEqual({
      code: 0,
      output: expect.stringMatching(
        /NBCC +[\d.]+ minutes by a count of 6,000 words an hour: 1.0 clock hour\n/,
      ),
    });
    expect(output).toMatch(/content +fine\n$/);
  });

  it('fails at what a review finds, and names file, line and remedy', async () => {
    const folder = aLibrary();
    const line = insert(
      path.join(folder, lesson),
      ':anchor{#',
      'See "this" [page](http://example.org/a).\n\n',
    );

    const { code, output } = await check(folder, '--brief', 'working-life');

    expect(code).toBe(1);
    expect(output).toContain(`${lesson}:${line} paragraph straight quotes near See "this"`);
    expect(output).toContain(`${lesson}:${line} link "http://example.org/a" is not encrypted: use https://`);
  });

  it('fails at a course that cannot be imported, in the words of the importer', async () => {
    const folder = aLibrary();
    const line = insert(path.join(folder, lesson), ':anchor{#', ':::box\n\n');

    const { code, output } = await check(folder, 'working-life');

    expect(code).toBe(1);
    expect(output).toContain(`${lesson}:${line} :::box ":::box" is not a block of the format`);
  });

  it('holds a whole library to its hours and its subjects', async () => {
    const { code, output } = await check(aLibrary());

    expect(code).toBe(1);
    expect(output).toContain('earns 0 credit hours together; at least 12 are wanted');
    expect(output).toContain('Tag an objective "online"');
  });

  it('says in one sentence that there is no such course', async () => {
    const folder = aLibrary();

    expect(await check(folder, 'flying')).toEqual({
      code: 1,
      output: `There is no course flying in ${folder}.\n`,
    });
  });
});
