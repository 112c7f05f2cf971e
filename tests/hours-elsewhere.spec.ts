import type { Browser, Page } from 'playwright-core';
import { showingFailure } from './system/browser.js';
import { addTexasLcsw, asClinician, sound, typeDate } from './system/clinician.js';
import { mailedLink } from './system/mailbox.js';
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

describe('a clinician on a phone', () => {
  it('enters hours from elsewhere with a picture of the certificate, sees them count, and can withdraw them', async () => {
    const page = await asClinician(browser, system.address, 'outside@example.com');
    await showingFailure(page, async () => {
      await addTexasLcsw(page);
      await addOutsideHours(page);
      await seeThemCount(page);
      await withdrawThem(page);
    });

    expect(await page.getByText('You withdrew this.', { exact: false }).count()).toBe(0);
    await page.context().close();
  });

  it('reads My CE where there is no connection, as it was last shown', async () => {
    const page = await asClinician(browser, system.address, 'offline@example.com');
    await showingFailure(page, async () => {
      await addTexasLcsw(page);
      await page.goto('/my-ce');
      await kept(page, '/my-ce');
      await page.context().setOffline(true);
      await page.reload();
      await page.getByText(/^We cannot reach the server\. This is your record/).waitFor();
    });

    expect(await page.getByRole('article', { name: 'Texas LCSW' }).innerText()).toContain('30 hours to go');
    await page.context().setOffline(false);
    await page.reload();
    expect(await page.getByText(/^We cannot reach the server/).count()).toBe(0);
    await page.context().close();
  });

  it('keeps a practice log without clients in it, and a supervisor signs by a link, without an account', async () => {
    const page = await asClinician(browser, system.address, 'practice@example.com');
    const supervisor = await browser.newPage({ baseURL: system.address, bypassCSP: true });
    await showingFailure(page, async () => {
      await logGroup(page);
      await askForSignature(page);
    });
    await showingFailure(supervisor, () => sign(supervisor));
    await page.reload();

    expect(await page.getByRole('main').innerText()).toContain('Signed by Sample Supervisor, LCSW, CGP');
    await supervisor.close();
    await page.context().close();
  });

  it('has a supervisor sign whose browser runs no JavaScript', async () => {
    const page = await asClinician(browser, system.address, 'plainly@example.com');
    const plain = await browser.newContext({ baseURL: system.address, javaScriptEnabled: false });
    await showingFailure(page, async () => {
      await logGroup(page, 'colleague@example.com');
      await askForSignature(page);
    });
    const supervisor = await plain.newPage();
    await showingFailure(supervisor, () => signPlainly(supervisor));
    await page.reload();

    expect(await page.getByRole('main').innerText()).toContain('Signed by Sample Supervisor, LCSW, CGP');
    await plain.close();
    await page.context().close();
  });
});

/** Until the browser keeps this page for when there is no connection. */
function kept(page: Page, path: string): Promise<void> {
  return page.evaluate(async (wanted) => {
    while (!(await caches.match(wanted))) await new Promise((resolve) => setTimeout(resolve, 100));
  }, path);
}

async function addOutsideHours(page: Page): Promise<void> {
  await page.goto('/my-ce/add');
  await page.getByLabel('What was it called?').fill('When the group goes silent');
  await page.getByLabel('Who offered it?').fill('Regional group society');
  await page.getByRole('radio', { name: 'Live, in one room' }).check();
  await sound(page);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: 'When was it, and how long?' }).waitFor();
  const today = new Date();
  const day = [String(today.getUTCMonth() + 1), '1', String(today.getUTCFullYear())];
  await typeDate(page, 'Which day did it end?', day);
  await page.getByLabel('Hours', { exact: true }).fill('3');
  await page.getByRole('checkbox', { name: 'Ethics' }).check();
  await page.getByLabel('Approver').selectOption({ label: 'ASWB ACE (CE credits)' });
  await page.getByLabel('Hours it gives').fill('3');
  await sound(page);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Choose a file').setInputFiles({
    name: 'certificate.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('no document'),
  });
  await page.getByText('This file is not what its name says', { exact: false }).waitFor();
  await page.getByRole('button', { name: /^Leave it out/ }).click();
  await page
    .getByLabel('Choose a file')
    .setInputFiles({ name: 'certificate.png', mimeType: 'image/png', buffer: picture });
  await page.getByText('certificate.png is saved.').waitFor();
  await sound(page);
  await page.getByRole('button', { name: 'Save hours' }).click();
  await page.getByRole('heading', { level: 1, name: 'When the group goes silent' }).waitFor();
  await page.getByRole('link', { name: 'certificate.png' }).waitFor();
  await sound(page);
}

async function seeThemCount(page: Page): Promise<void> {
  await page.goto('/my-ce');
  await page.getByRole('article', { name: 'Texas LCSW' }).getByRole('link', { name: 'Cycle page' }).click();
  const row = page.getByRole('row').filter({ hasText: 'When the group goes silent' });
  await row.getByText(/3\.0 recorded, 3\.0 counted/).waitFor();
  await sound(page);
}

async function withdrawThem(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'When the group goes silent' }).click();
  await page.getByRole('button', { name: 'Withdraw' }).click();
  await page.getByRole('button', { name: 'Yes, withdraw these hours' }).click();
  await page.getByText('You withdrew this.', { exact: false }).waitFor();
  await page.getByRole('button', { name: 'Bring it back' }).click();
  await page.getByRole('button', { name: 'Withdraw' }).waitFor();
}

async function logGroup(page: Page, supervisor = 'supervisor@example.com'): Promise<void> {
  await page.goto('/my-ce/practice-log');
  await sound(page);
  await page.getByRole('link', { name: 'Add an entry' }).click();
  await page.getByRole('radio', { name: 'I led a group' }).check();
  await typeDate(page, 'When was it?', ['10', '6', '2026']);
  await page.getByLabel('Hours').fill('1');
  await page.getByLabel('Minutes').fill('30');
  await page.getByLabel('Name', { exact: true }).fill('Sample Supervisor');
  await page.getByLabel('Email address').fill(supervisor);
  await page.getByLabel(/^A few words/).fill('With client Daniel Reyes, 34');
  await page.getByRole('button', { name: 'Save entry' }).click();
  await page.getByText('Nothing is saved yet.').waitFor();
  await sound(page);
  await page.getByLabel(/^A few words/).fill('Tuesday process group');
  await page.getByRole('button', { name: 'Save entry' }).click();
  await page.getByRole('heading', { name: 'Ask for a signature' }).waitFor();
  await sound(page);
}

async function askForSignature(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Ask Sample Supervisor to sign' }).click();
  await page.getByText(/We wrote to Sample Supervisor/).waitFor();
}

async function sign(page: Page): Promise<void> {
  await page.goto(await mailedLink(system.address, 'supervisor@example.com', '/countersign'));
  await page.getByRole('row').filter({ hasText: 'October 6, 2026' }).getByText('1 h 30 min').waitFor();
  await sound(page);
  await page.getByLabel('Your credentials').fill('LCSW, CGP');
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Sign these hours' }).click();
  await page.getByRole('heading', { level: 1, name: 'Signed. Thank you.' }).waitFor();
}

/** A square of one pixel. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function signPlainly(page: Page): Promise<void> {
  await page.goto(await mailedLink(system.address, 'colleague@example.com', '/countersign'));
  await page.getByRole('button', { name: 'Sign these hours' }).click();
  await page.getByText('Tick the box to confirm these hours').first().waitFor();
  await page.getByLabel('Your credentials').fill('LCSW, CGP');
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Sign these hours' }).click();
  await page.getByRole('heading', { level: 1, name: 'Signed. Thank you.' }).waitFor();
}
