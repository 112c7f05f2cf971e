import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page, Request } from 'playwright-core';
import { problemsOn } from './system/axe.js';
import { showingFailure } from './system/browser.js';
import type { System } from './system/start-system.js';
import { startSystemAndBrowser } from './system/start-system-and-browser.js';

type Published = Record<string, unknown>;

const otherHost = 'https://other.example';

let system: System;
let browser: Browser;
let folder: string;
/** Where the society publishes: the system's own server, under the name that did:web may have without https. */
let host: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'cohesion-file-'));
  [system, browser] = await startSystemAndBrowser();
  host = system.address.replace('127.0.0.1', 'localhost');
  for (const [name, at] of [
    ['here', host],
    ['elsewhere', otherHost],
  ] as const) {
    mkdirSync(fileOf(name));
    execFileSync(process.execPath, ['tools/verify/testing/sample.mjs', fileOf(name), at], {
      cwd: path.resolve(__dirname, '..'),
    });
  }
  const changed = Uint8Array.from(readFileSync(fileOf('here/certificate.pdf')));
  changed[3000] = (changed[3000] ?? 0) ^ 1;
  writeFileSync(fileOf('changed.pdf'), changed);
  writeFileSync(fileOf('photo.jpg'), 'not a PDF');
  writeFileSync(fileOf('letter.pdf'), 'A letter, whatever its name says');
  writeFileSync(
    fileOf('scan.pdf'),
    Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(50 * 1024 * 1024)]),
  );
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const fileOf = (name: string) => path.join(folder, name);
const publishedIn = (name: string): Published => JSON.parse(readFileSync(fileOf(name), 'utf8'));

/** A page of a visitor, and whatever it asked for; what a society publishes is answered before it reaches a server. */
async function visitor(published: Published, how: Parameters<Browser['newContext']>[0] = {}) {
  const context = await browser.newContext({ baseURL: host, ...how });
  const requests: Request[] = [];
  context.on('request', (request) => requests.push(request));
  await context.route(
    (url) => url.href in published,
    (route, request) =>
      route.fulfill({ json: published[request.url()], headers: { 'access-control-allow-origin': '*' } }),
  );
  const page = await context.newPage();

  return { context, page, requests };
}

async function choose(page: Page, ...names: string[]): Promise<void> {
  await page.locator('#certificate-files:enabled').setInputFiles(names.map(fileOf));
  await page.getByText(/^\d+ files?: /).waitFor();
}

/** Name and word of each check, as they are shown. */
async function checksOn(page: Page): Promise<Record<string, string>> {
  const lines = await page.locator('details li p:first-child').allInnerTexts();

  return Object.fromEntries(lines.map((line) => line.split(' · ') as [string, string]));
}

describe('a certificate file', () => {
  it('is found good in the browser, and neither it nor a part of it is sent', async () => {
    const { context, page, requests } = await visitor(publishedIn('here/published.json'));
    await page.goto('/verify/file');
    await showingFailure(page, () => choose(page, 'here/certificate.pdf'));

    const text = await page.locator('main').innerText();
    expect(text).toContain(
      `Valid: Sample Learner completed “Sample course” on November 14, 2026 for Sample Body: clock hours, 1.00, issued by Sample Society, whose keys are published at ${new URL(host).host}. Make sure that this is the society you expect.`,
    );
    expect(await checksOn(page)).toEqual({
      File: 'Holds',
      Issuer: 'Holds',
      Signature: 'Holds',
      Credential: 'Holds',
      Status: 'Holds',
      'Public log': 'Holds',
      'History of the log': 'Holds',
    });
    expect(requests.filter((request) => request.method() !== 'GET' || request.postData() !== null)).toEqual(
      [],
    );
    const record = page.getByRole('link', { name: 'See the record for this code' });
    expect(await record.getAttribute('href')).toMatch(/^\/v\/[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    await context.close();
  });

  it('is opened by a part that can send nothing, wherever to', async () => {
    const { context, page } = await visitor(publishedIn('here/published.json'));
    await page.goto('/verify/file');
    await choose(page, 'here/certificate.pdf');
    const [worker] = page.workers();
    const sent = await worker?.evaluate(
      (addresses) =>
        Promise.all(
          addresses.map((address) =>
            fetch(address, { method: 'POST', body: 'a file' }).then(
              () => 'sent',
              () => 'refused',
            ),
          ),
        ),
      ['/', `${otherHost}/`],
    );
    expect(sent).toEqual(['refused', 'refused']);
    await context.close();
  });

  it.each([
    [
      'a changed byte',
      'changed.pdf',
      'here/published.json',
      'Signature',
      'The file was changed after it was signed.',
    ],
    [
      'a forged entry of the log',
      'here/forged-entry.pdf',
      'here/published.json',
      'Public log',
      'The certificate is not in the public log that its proof names.',
    ],
    [
      'an entry removed from the log',
      'here/certificate.pdf',
      'here/removed-entry.json',
      'History of the log',
      'The public log was rewritten: entries that it had were changed or removed.',
    ],
  ])('with %s is found out', async (_, file, published, check, sentence) => {
    const { context, page } = await visitor(publishedIn(published));
    await page.goto('/verify/file');
    await choose(page, file);
    expect(await page.locator('main').innerText()).toContain(`Not valid: ${sentence}`);
    expect((await checksOn(page))[check]).toBe('Wrong');
    await context.close();
  });

  it('is not fully checked without the internet, and says so; with what was saved before it is', async () => {
    const { context, page } = await visitor(publishedIn('here/published.json'));
    await page.goto('/verify/file');
    await choose(page, 'here/certificate.pdf');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download what is needed to check without the internet' }).click(),
    ]);
    await download.saveAs(fileOf('saved.json'));
    expect(publishedIn('saved.json')).toMatchObject(publishedIn('here/published.json'));

    await page.reload();
    await page.locator('#certificate-files:enabled').waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Get this page ready' }).click();
    await page.getByText('Ready. You can turn the internet off now').waitFor();
    await context.unrouteAll();
    await context.setOffline(true);
    await choose(page, 'here/certificate.pdf');
    const text = await page.locator('main').innerText();
    expect(text).toContain('Nothing is wrong as far as it could be checked, and not everything could.');
    expect(text).toContain('This device is offline');
    expect(await checksOn(page)).toMatchObject({
      File: 'Holds',
      Issuer: 'Not checked',
      Status: 'Not checked',
    });

    await page.locator('#saved-collection').setInputFiles(fileOf('saved.json'));
    await page.getByText(/^In use, saved /).waitFor();
    await page.getByRole('button', { name: 'Check again' }).click();
    await page.getByRole('heading', { name: 'Valid by the file you loaded' }).waitFor();
    expect(await page.locator('main').innerText()).toContain('use only one that you saved yourself');
    await context.close();
  });

  it('of another server is checked once a person allows the page to ask there', async () => {
    const { context, page } = await visitor(publishedIn('elsewhere/published.json'));
    await page.goto('/verify/file');
    await choose(page, 'elsewhere/certificate.pdf');
    expect(await page.locator('main').innerText()).toContain('it has to ask other.example');
    await page.getByRole('link', { name: 'Allow this page to ask other.example' }).click();
    await page.getByText('You allowed this page to ask other.example').waitFor();
    await choose(page, 'elsewhere/certificate.pdf');
    await page.getByRole('heading', { name: 'Valid certificate' }).waitFor();
    await context.close();
  });

  it('among others is told from what is no certificate, and a scan of 50 MB is refused kindly', async () => {
    const { context, page } = await visitor(publishedIn('here/published.json'));
    await page.goto('/verify/file');
    await choose(page, 'here/certificate.pdf', 'changed.pdf', 'photo.jpg', 'letter.pdf', 'scan.pdf');
    const text = await page.locator('main').innerText();
    expect(text).toContain('5 files: 1 valid, 1 not valid, 3 not a certificate or not read.');
    expect(text).toContain('This is not a PDF. A certificate that can be checked is a PDF file');
    expect(text).toContain('This is not a PDF, whatever its name says.');
    expect(text).toContain('more than 20 MB and was not opened');
    await context.close();
  });
});

describe('the page that checks files', () => {
  it('is reached from the page for codes, and says without JavaScript how to check by code', async () => {
    const { context, page } = await visitor({}, { javaScriptEnabled: false });
    await page.goto('/v');
    await page.getByRole('link', { name: 'Check the file itself' }).click();
    expect(await page.locator('main').innerText()).toContain('JavaScript, which is turned off');
    await page.getByLabel('Certificate code').fill('7K4M-92QU');
    await page.getByRole('button', { name: 'Check by code' }).click();
    expect(await page.locator('main').innerText()).toContain('Codes never contain the letter U');
    await context.close();
  });

  it('loads what checks files only when one is chosen, and takes dropped ones', async () => {
    const { context, page, requests } = await visitor(publishedIn('here/published.json'));
    await page.goto('/verify/file', { waitUntil: 'networkidle' });
    const loaded = () => requests.filter((request) => request.url().includes('check.worker')).length;
    expect(loaded()).toBe(0);
    await page.locator('#certificate-files:enabled').waitFor({ state: 'attached' });
    const bytes = [...readFileSync(fileOf('here/certificate.pdf'))];
    const dropped = await page.evaluateHandle((content) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(content)], 'mine.pdf', { type: 'application/pdf' }));

      return transfer;
    }, bytes);
    await page.dispatchEvent('body', 'drop', { dataTransfer: dropped });
    await page.getByRole('heading', { name: 'Valid certificate' }).waitFor();
    expect(loaded()).toBe(1);
    await context.close();
  });

  it.each(['light', 'dark'] as const)(
    'has nothing that axe objects to at any width (%s)',
    async (colorScheme) => {
      const { context, page } = await visitor(publishedIn('here/published.json'), {
        bypassCSP: true,
        colorScheme,
      });
      await page.goto('/verify/file');
      await choose(page, 'here/certificate.pdf', 'changed.pdf', 'photo.jpg', 'elsewhere/certificate.pdf');
      const found = [];
      for (const width of [1280, 390, 320]) {
        await page.setViewportSize({ width, height: 800 });
        found.push(...(await problemsOn(page)).map((problem) => `${width}: ${problem}`));
      }
      expect(found).toEqual([]);
      await context.close();
    },
  );
});
