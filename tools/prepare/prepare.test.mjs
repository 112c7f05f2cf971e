import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { cleanUp, temporaryFolder } from '../testing/processes.mjs';
import { prepare } from './prepare.mjs';

/** Stands in for npm: installs an nx that "builds" by copying, and notes that it was run. */
const fakeNpm = `
const fs = require('node:fs');
fs.appendFileSync('npm.log', process.argv.slice(2).join(' ') + '\\n');
if (fs.existsSync('npm-fails')) { console.error(fs.readFileSync('npm-fails', 'utf8')); process.exit(1); }
fs.rmSync('node_modules', { recursive: true, force: true });
fs.mkdirSync('node_modules/nx', { recursive: true });
fs.mkdirSync('node_modules/.bin', { recursive: true });
fs.writeFileSync('node_modules/nx/package.json', '{}');
fs.symlinkSync(process.execPath, 'node_modules/.bin/node');
fs.copyFileSync('nx.cjs', 'node_modules/.bin/nx');
`;
const fakeNx = `
const fs = require('node:fs');
fs.appendFileSync('nx.log', 'build\\n');
if (fs.readFileSync('apps/api/main.ts', 'utf8').includes('mistake')) { console.error('main.ts(1,1): error'); process.exit(1); }
fs.mkdirSync('apps/api/dist', { recursive: true });
fs.copyFileSync('apps/api/main.ts', 'apps/api/dist/main.js');
`;

function aCheckout() {
  const root = temporaryFolder();
  mkdirSync(path.join(root, 'apps/api'), { recursive: true });
  const files = {
    'npm.cjs': fakeNpm,
    'nx.cjs': fakeNx,
    'package-lock.json': '{"packages":{"":{},"node_modules/nx":{"version":"1.0.0"}}}',
    'apps/api/main.ts': 'first',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(root, name), text);
  process.env.npm_execpath = path.join(root, 'npm.cjs');
  process.env.npm_node_execpath = process.execPath;
  /** @param {string} name */
  const times = (name) =>
    existsSync(path.join(root, name))
      ? readFileSync(path.join(root, name), 'utf8').split('\n').length - 1
      : 0;

  return { root, work: () => ({ installs: times('npm.log'), builds: times('nx.log') }) };
}

/** @param {string} root */
async function prepared(root) {
  /** @type {string[]} */
  const lines = [];
  await prepare({ root, say: (line) => lines.push(line) });

  return lines;
}

const environment = { ...process.env };
afterEach(async () => {
  process.env = { ...environment };
  await cleanUp();
});

describe('prepare', () => {
  it('installs and builds a fresh clone, says so, and does nothing the second time', async () => {
    const { root, work } = aCheckout();

    expect(await prepared(root)).toEqual(['Installing dependencies (about a minute, 1 GB) …', 'Building …']);
    expect(await prepared(root)).toEqual([]);
    expect(work()).toEqual({ installs: 1, builds: 1 });
    expect(readFileSync(path.join(root, 'npm.log'), 'utf8')).toContain(
      'ci --loglevel=error --no-audit --no-fund',
    );
  });

  it('starts over when an earlier install was cut off', async () => {
    const { root, work } = aCheckout();
    mkdirSync(path.join(root, 'node_modules/nx'), { recursive: true });
    writeFileSync(path.join(root, 'node_modules/nx/package.json'), '{}');

    expect((await prepared(root))[0]).toMatch(/^Installing dependencies afresh: node_modules is unfinished/);
    expect(work()).toEqual({ installs: 1, builds: 1 });
  });

  it('installs again when the lock file has changed', async () => {
    const { root, work } = aCheckout();
    await prepared(root);
    writeFileSync(
      path.join(root, 'package-lock.json'),
      '{"packages":{"":{},"node_modules/nx":{"version":"2.0.0"}}}',
    );
    await prepared(root);

    expect(work().installs).toBe(2);
  });

  it('accepts an install that a developer made by hand', async () => {
    const { root, work } = aCheckout();
    await prepared(root);
    rmSync(path.join(root, 'node_modules/.cohesion-install.json'));
    const list = '{"packages":{"node_modules/nx":{"version":"1.0.0"}}}';
    writeFileSync(path.join(root, 'node_modules/.package-lock.json'), list);

    expect(await prepared(root)).toEqual([]);
    expect(work().installs).toBe(1);
  });

  it.each([
    [
      'a source file changed',
      (/** @type {string} */ root) => writeFileSync(path.join(root, 'apps/api/main.ts'), 'second'),
    ],
    [
      'what was built is gone',
      (/** @type {string} */ root) => rmSync(path.join(root, 'apps/api/dist'), { recursive: true }),
    ],
  ])('builds again when %s', async (_, change) => {
    const { root, work } = aCheckout();
    await prepared(root);
    change(root);

    expect(await prepared(root)).toEqual(['Building …']);
    expect(await prepared(root)).toEqual([]);
    expect(work()).toEqual({ installs: 1, builds: 2 });
  });

  it('shows what the compiler said, and builds again once it is put right', async () => {
    const { root } = aCheckout();
    const shown = jest.spyOn(console, 'error').mockImplementation(() => {});
    writeFileSync(path.join(root, 'apps/api/main.ts'), 'mistake');

    await expect(prepared(root)).rejects.toThrow('The build failed; what it said is above.');
    expect(shown).toHaveBeenCalledWith(expect.stringContaining('main.ts(1,1): error'));
    shown.mockRestore();
    writeFileSync(path.join(root, 'apps/api/main.ts'), 'right');
    expect(await prepared(root)).toEqual(['Building …']);
  });

  it.each([
    ['npm error code ENOSPC', 'The disk is full; free some space and run the same command again.'],
    [
      'npm error code ENOTFOUND',
      'The package registry could not be reached; check the network and run the same command again.',
    ],
    ['npm error code EUSAGE', 'npm ci failed:\nnpm error code EUSAGE\n'],
  ])('says what is wrong when npm says %s', async (said, sentence) => {
    const { root } = aCheckout();
    writeFileSync(path.join(root, 'npm-fails'), said);

    await expect(prepared(root)).rejects.toThrow(sentence);
  });

  it('does the work once when two begin together', async () => {
    const { root, work } = aCheckout();
    const nx = path.join(root, 'nx.cjs');
    writeFileSync(nx, `${fakeNx}\nAtomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);`);

    const first = prepared(root);
    await sleep(100);
    const [, second] = await Promise.all([first, prepared(root)]);

    expect(second[0]).toMatch(
      /^Another command \(pid \d+\) is installing or building here; waiting for it …$/,
    );
    expect(work()).toEqual({ installs: 1, builds: 1 });
  });

  it('leaves nothing running, and no lock, when it is interrupted', async () => {
    const { root, work } = aCheckout();
    writeFileSync(path.join(root, 'nx.cjs'), 'setInterval(() => {}, 1000);');
    const controller = new AbortController();
    const run = prepare({
      root,
      say: (line) => line === 'Building …' && setTimeout(() => controller.abort(new Error('stopped')), 200),
      signal: controller.signal,
    });

    await expect(run).rejects.toThrow('stopped');
    expect(existsSync(path.join(root, '.cache/prepare.lock'))).toBe(false);
    expect(work().builds).toBe(0);
  });
});
