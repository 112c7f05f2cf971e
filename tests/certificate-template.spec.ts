import { crc32, deflateSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { problemsOn } from './system/axe.js';
import { holdCookies, showingFailure } from './system/browser.js';
import { aFinishedLearner, json, signInAs } from './system/learner.js';
import type { System } from './system/start-system.js';
import { startSystemAndBrowser } from './system/start-system-and-browser.js';

let system: System;
let browser: Browser;

beforeAll(async () => {
  [system, browser] = await startSystemAndBrowser();
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

const template = '/s/agps/certificates/template';

async function pageFor(cookie: string, options: { width: number; bypassCSP?: boolean }): Promise<Page> {
  const { width, bypassCSP = false } = options;
  const context = await browser.newContext({
    baseURL: system.address,
    viewport: { width, height: 900 },
    bypassCSP,
  });
  await holdCookies(context, system.address, cookie);

  return context.newPage();
}

const administrator = (): Promise<string> =>
  signInAs(system.address, 'ce-administrator@example.com', system.passwords['ce-administrator@example.com']);

/** How many pixels of the picture in view have this color, within what drawing smooths. */
const pixelsOf = (page: Page, within: string, color: readonly [number, number, number]): Promise<number> =>
  page.locator(`${within} canvas`).evaluate((element, [red, green, blue]) => {
    const canvas = element as HTMLCanvasElement;
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    let count = 0;
    for (let at = 0; at < data.length; at += 4) {
      const far = [red, green, blue].map((value, channel) => Math.abs((data[at + channel] ?? 0) - value));
      if (Math.max(...far) < 12) count += 1;
    }

    return count;
  }, color);

async function untilDrawn(
  page: Page,
  within: string,
  color: readonly [number, number, number],
): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const drawn = await page.locator(`${within} canvas`).count();
    if (drawn > 0 && (await pixelsOf(page, within, color)) > 200) return;
    await page.waitForTimeout(200);
  }
  throw new Error(`Nothing in ${color.join()} was drawn`);
}

const plum = [91, 42, 110] as const;
const orange = [230, 120, 20] as const;

describe('how certificates look', () => {
  it('is seen while it is set, in the very PDF, with nothing that the page forbids; and learners get it', async () => {
    const page = await pageFor(await administrator(), { width: 1280 });
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await showingFailure(page, async () => {
      await page.goto(template);
      await untilDrawn(page, '.template-beside', [31, 90, 82]);
      await page.getByLabel('Color', { exact: true }).fill('#5b2a6e');
      await page.getByLabel('Heading').fill('Certificate of attendance');
      await page
        .locator('[id="field-logo"]')
        .setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: anOrangeSquare() });
      await untilDrawn(page, '.template-beside', plum);
      await untilDrawn(page, '.template-beside', orange);
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText(/^Saved as version 1/).waitFor();
    });
    expect(complaints).toEqual([]);
    await page.context().close();

    const learner = await aFinishedLearner(system.address, 'attended@example.com');
    const { awards } = await json(learner.claim());
    const hers = await pageFor(learner.cookie, { width: 390 });
    await showingFailure(hers, async () => {
      await hers.goto(`/certificates/${awards[0].certificate.id}`);
      await hers.getByRole('link', { name: 'Download PDF' }).waitFor({ timeout: 60_000 });
      await hers
        .getByRole('img', { name: /^Picture of the certificate of Test Learner/ })
        .scrollIntoViewIfNeeded();
      await untilDrawn(hers, '.pdf-picture', plum);
    });
    expect(await hers.getByRole('main').innerText()).toContain('Certificate of attendance');
    await hers.context().close();
  });

  it('can be set on a phone: the preview is a sheet, what was typed survives, and axe objects to nothing', async () => {
    const page = await pageFor(await administrator(), { width: 390, bypassCSP: true });
    await showingFailure(page, async () => {
      await page.goto(template);
      await page.getByLabel('A line of your own').fill('Kept on this device');
      // At the end of the page the button to the preview lies over nothing.
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
      expect(await problemsOn(page)).toEqual([]);
      await page.getByRole('button', { name: 'Show preview' }).click();
      const sheet = page.getByRole('dialog', { name: 'Preview' });
      await sheet.locator('canvas').waitFor();
      await sheet.getByRole('checkbox', { name: 'A4' }).check();
      await sheet.getByRole('img', { name: /A4/ }).waitFor();
      expect(await problemsOn(page)).toEqual([]);
      await sheet.getByRole('button', { name: 'Back to the form' }).click();
      await page.reload();
      await page.getByText('Your unsaved changes from before are here again.').waitFor();
    });

    expect(await page.getByLabel('A line of your own').inputValue()).toBe('Kept on this device');
    await page.context().close();
  });

  it('keeps what was typed before the page could do anything', async () => {
    const page = await pageFor(await administrator(), { width: 1280 });
    let arrive = (): void => undefined;
    const slow = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    await page.route(/\/assets\/main-[^/]*\.js$/, async (route) => {
      await slow;
      await route.continue();
    });
    await showingFailure(page, async () => {
      await page.goto(template, { waitUntil: 'commit' });
      await page.getByLabel('A line of your own').fill('Typed while the portal was on its way');
      arrive();
      await page.getByText('Not saved yet.').waitFor();
    });

    expect(await page.getByLabel('A line of your own').inputValue()).toBe(
      'Typed while the portal was on its way',
    );
    await page.context().close();
  });
});

/** A PNG of 120 by 120 pixels in one color. */
function anOrangeSquare(): Buffer {
  const line = Buffer.concat([Buffer.of(0), Buffer.from(Array.from({ length: 120 }, () => orange).flat())]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(120, 0);
  header.writeUInt32BE(120, 4);
  header.set([8, 2], 8);
  const chunk = (type: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(named));

    return Buffer.concat([length, named, sum]);
  };

  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: 120 }, () => line)))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
