import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { run } from '../support/run.mjs';
import { cleanUp, temporaryFolder } from '../testing/processes.mjs';
import { jsonFromWeb } from './web.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const home = path.join(here, '../..');

/** What the society publishes, by address. @type {Record<string, unknown>} */
let published = {};
const server = createServer((request, response) => {
  const page = published[`http://${request.headers.host}${request.url}`];
  response.statusCode = page === undefined ? 404 : 200;
  response.end(typeof page === 'string' ? page : JSON.stringify(page ?? null));
});
let host = '';
/** @type {Buffer} */
let certificate;

beforeAll(async () => {
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  host = `http://localhost:${typeof address === 'object' ? address?.port : 0}`;
  const folder = temporaryFolder();
  await run(process.execPath, [path.join(here, 'testing/sample.mjs'), folder, host], {
    cwd: home,
  });
  certificate = readFileSync(path.join(folder, 'certificate.pdf'));
  published = JSON.parse(readFileSync(path.join(folder, 'published.json'), 'utf8'));
});
afterEach(cleanUp);
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** @param {Uint8Array} bytes */
function saved(bytes) {
  const file = path.join(temporaryFolder(), 'certificate.pdf');
  writeFileSync(file, bytes);

  return file;
}

/** @param {readonly string[]} args */
function cohesion(...args) {
  return run(process.execPath, [path.join(here, 'cohesion.mjs'), ...args], { cwd: home });
}

describe('cohesion verify', () => {
  it('says that a certificate is valid, what it says and what was found, and ends with 0', async () => {
    const { code, output } = await cohesion('verify', saved(certificate));
    expect(output).toContain('Sample Learner: Sample course, completed 2026-11-14');
    expect(output).toContain('ok           It has been neither revoked nor superseded.');
    expect(output).toContain('This certificate is valid.');
    expect(code).toBe(0);
  });

  it('is what `npx cohesion` runs', async () => {
    const command = path.join(home, 'node_modules/.bin/cohesion');
    const { code } = await run(process.execPath, [command, 'verify', saved(certificate)], { cwd: home });
    expect(code).toBe(0);
  });

  it('ends with 1 when a byte of one file was changed', async () => {
    const changed = Uint8Array.from(certificate);
    changed[3000] = (changed[3000] ?? 0) ^ 1;
    const { code, output } = await cohesion('verify', saved(changed), saved(certificate));
    expect(output).toMatch(/NOT OK +The file was changed after it was signed/);
    expect(output).toContain('This certificate is NOT valid.');
    expect(code).toBe(1);
  });

  it('ends with 2 and says why when nothing may be asked of the web', async () => {
    const { code, output } = await cohesion('verify', '--offline', saved(certificate));
    expect(output).toMatch(/not checked +Whether it was revoked or superseded since could not be checked/);
    expect(output).not.toContain('NOT OK');
    expect(code).toBe(2);
  });

  it('saves what it read and verifies with it later, offline', async () => {
    const file = saved(certificate);
    const collection = path.join(temporaryFolder(), 'saved.json');
    expect((await cohesion('verify', file, '--save', collection)).code).toBe(0);
    const { savedAt, ...pages } = JSON.parse(readFileSync(collection, 'utf8'));
    expect(pages).toEqual(published);
    expect(Math.abs(Date.now() - Date.parse(savedAt))).toBeLessThan(60_000);
    const { code, output } = await cohesion('verify', file, '--saved', collection);
    expect(output).toContain(`Its status is as of ${savedAt}, less than a day ago.`);
    expect(code).toBe(0);
  });

  it.each([
    [
      new Date(Date.now() - 9.5 * 86_400_000).toISOString(),
      /Its status is as of \S+Z, 9 days ago\. What was/,
    ],
    [new Date(Date.now() - 1.5 * 86_400_000).toISOString(), /, 1 day ago\./],
    [undefined, /as old as the saved file, which does not say when that was/],
    ['once', /as old as the saved file, which does not say when that was/],
  ])('says how old the status is in a file saved at %s', async (savedAt, words) => {
    const collection = path.join(temporaryFolder(), 'saved.json');
    writeFileSync(collection, JSON.stringify({ savedAt, ...published }));

    expect((await cohesion('verify', saved(certificate), '--saved', collection)).output).toMatch(words);
  });

  it('says plainly that sample data is no credit', async () => {
    expect((await cohesion('verify', saved(certificate))).output).toContain(
      'Sample data: not valid for credit.',
    );
  });

  it('prints findings for programs', async () => {
    const { output } = await cohesion('verify', '--json', saved(certificate));
    expect(JSON.parse(output)).toMatchObject({
      outcome: 'ok',
      certificate: { recipient: 'Sample Learner', sample: true },
    });
  });

  it.each([[[]], [['verify']], [['issue', 'x.pdf']], [['verify', 'x.pdf', '--unknown']]])(
    'explains itself and ends with 2 for %j',
    async (args) => {
      const { code, output } = await cohesion(...args);
      expect(output).toContain('Usage: cohesion verify FILE.pdf');
      expect(code).toBe(2);
    },
  );

  it('ends with 2 for files that are not there and collections that it did not save', async () => {
    const missing = await cohesion('verify', '/nowhere.pdf');
    expect([missing.code, missing.output.trim()]).toEqual([2, '/nowhere.pdf could not be read.']);
    const file = saved(certificate);
    const copy = path.join(temporaryFolder(), 'copy.json');
    copyFileSync(file, copy);
    expect((await cohesion('verify', file, '--saved', copy)).output).toContain(
      'is not a file that --save wrote',
    );
  });
});

describe('the web', () => {
  it.each([
    ['JSON', { a: 1 }, { a: 1 }],
    ['other text', 'no json', null],
    ['more than 8 MB', 'a'.repeat(9 * 1024 * 1024), null],
    ['nothing', undefined, null],
  ])('that answers with %s is read accordingly', async (_, page, expected) => {
    published[`${host}/page`] = page;
    expect(await jsonFromWeb(`${host}/page`)).toEqual(expected);
    delete published[`${host}/page`];
  });

  it('that is not there answers null', async () => {
    expect(await jsonFromWeb('http://127.0.0.1:9/')).toBeNull();
  });
});
