import type { Browser, BrowserContext, Page } from 'playwright-core';
import { problemsOn } from './system/axe.js';
import { launchBrowser, showingFailure } from './system/browser.js';
import { signUp } from './system/learner.js';
import { mailedLink } from './system/mailbox.js';
import { startSystem, type System } from './system/start-system.js';

let system: System;
let browser: Browser;

beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

const course = 'Ethics and boundaries in group psychotherapy';

describe('a clinician on a phone', () => {
  it('adds two licenses and the CGP, sees what is missing, and finds an ethics course that fits', async () => {
    const page = await asClinician('licenses@example.com');
    await showingFailure(page, async () => {
      await startEmpty(page);
      await addTexasLcsw(page);
      await addCaliforniaLmft(page);
      await addCgp(page);
      await seeWhatIsMissing(page);
      await findEthicsThatFit(page);
    });

    expect(await page.getByRole('article').filter({ hasText: course }).innerText()).toContain(
      'Ethics (you need 6.0)',
    );
    await page.context().close();
  });

  it('enters hours from elsewhere with a picture of the certificate, sees them count, and can withdraw them', async () => {
    const page = await asClinician('outside@example.com');
    await showingFailure(page, async () => {
      await addTexasLcsw(page);
      await addOutsideHours(page);
      await seeThemCount(page);
      await withdrawThem(page);
    });

    expect(await page.getByText('You withdrew this.', { exact: false }).count()).toBe(0);
    await page.context().close();
  });

  it('keeps a practice log without clients in it, and a supervisor signs by a link, without an account', async () => {
    const page = await asClinician('practice@example.com');
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
});

async function startEmpty(page: Page): Promise<void> {
  await page.goto('/my-ce');
  await page.getByText('No licenses yet.', { exact: false }).waitFor();
  await sound(page);
  await page.getByRole('link', { name: 'Add a license' }).click();
  await page.getByLabel('Where is it from?').waitFor();
  await sound(page);
}

async function addTexasLcsw(page: Page): Promise<void> {
  await page.goto('/my-ce/licenses/new');
  await choosePlace(page, 'Texas', 'Texas LCSW');
  await page.getByRole('button', { name: 'Save and check the dates' }).click();
  // Nothing was typed yet: what is missing is said, and focus is on it.
  await page.getByRole('alert').getByText('Enter the day it was issued').waitFor();
  expect(await page.locator('[role=alert]:focus').count()).toBe(1);
  await sound(page);
  await typeDate(page, 'When was it first issued?', ['3', '15', '2019']);
  await page.getByLabel('Its number, if you like').fill('LC-004123');
  await page.getByLabel('The month of your birth').selectOption('May');
  await save(page);
}

async function addCaliforniaLmft(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Add another license' }).click();
  await choosePlace(page, 'California', 'California LMFT');
  await typeDate(page, 'When was it first issued?', ['3', '15', '2019']);
  await page.getByLabel('The month of your birth').selectOption('May');
  await save(page);
}

async function addCgp(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Add another license' }).click();
  await choosePlace(page, 'No state: a certification such as the CGP or NCC', 'CGP');
  await typeDate(page, 'When was it first issued?', ['6', '1', '2021']);
  await save(page);
  await page.getByRole('link', { name: 'Yes, show what is missing' }).click();
}

async function seeWhatIsMissing(page: Page): Promise<void> {
  await page.getByText(/^Three licenses\./).waitFor();
  expect(await page.getByRole('article').count()).toBe(3);
  const texas = page.getByRole('article', { name: 'Texas LCSW' });
  expect(await texas.innerText()).toMatch(/hours to go[\s\S]*Renews May 31/);
  expect(await texas.getByRole('listitem').allInnerTexts()).toContainEqual(
    expect.stringContaining('Ethics: 0.0 of 6.0 hours, 6.0 to go.'),
  );
  // One card, with its buttons, fits between the top of a phone and the bar at its bottom: 844 - 56 px.
  expect((await texas.boundingBox())?.height).toBeLessThan(788);
  await sound(page);
}

async function findEthicsThatFit(page: Page): Promise<void> {
  await page
    .getByRole('article', { name: 'Texas LCSW' })
    .getByRole('link', { name: 'Find hours that fit' })
    .click();
  await page.getByRole('heading', { level: 1, name: 'Hours that fit your Texas LCSW' }).waitFor();
  const fitting = page.getByRole('article').filter({ hasText: course });
  await fitting.getByText(/Ethics \(you need 6\.0\)/).waitFor();
  await sound(page);
  await fitting.getByRole('link', { name: course }).click();
  const answer = page.getByRole('region', { name: 'Will this count for me?' });
  await answer.getByText(/Ethics \(you need 6\.0\)/).waitFor();
  await page.getByRole('button', { name: 'Enroll' }).waitFor();
  await sound(page);
  await page.goto('/courses');
  await page.getByText(/with something you still need/).waitFor();
  await sound(page);
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

async function logGroup(page: Page): Promise<void> {
  await page.goto('/my-ce/practice-log');
  await sound(page);
  await page.getByRole('link', { name: 'Add an entry' }).click();
  await page.getByRole('radio', { name: 'I led a group' }).check();
  await typeDate(page, 'When was it?', ['10', '6', '2026']);
  await page.getByLabel('Hours').fill('1');
  await page.getByLabel('Minutes').fill('30');
  await page.getByLabel('Name', { exact: true }).fill('Sample Supervisor');
  await page.getByLabel('Email address').fill('supervisor@example.com');
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

async function choosePlace(page: Page, place: string, license: string): Promise<void> {
  await page.getByLabel('Where is it from?').selectOption({ label: place });
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('radio', { name: new RegExp(`^${license}(?! candidate)`) }).check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Save and check the dates' }).waitFor();
}

async function typeDate(page: Page, question: string, parts: readonly string[]): Promise<void> {
  const group = page.getByRole('group', { name: question });
  for (const [index, part] of ['Month', 'Day', 'Year'].entries())
    await group.getByLabel(part).fill(parts[index] ?? '');
}

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save and check the dates' }).click();
  await page.getByRole('heading', { level: 1, name: 'Check the dates' }).waitFor();
  await page.getByText('Last day').waitFor();
}

/** Nothing that axe objects to, and nothing to scroll sideways to. */
async function sound(page: Page): Promise<void> {
  expect(await problemsOn(page)).toEqual([]);
}

async function asClinician(email: string): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    baseURL: system.address,
    viewport: { width: 390, height: 844 },
    bypassCSP: true,
  });
  const cookies = (await signUp(system.address, email)).split('; ');
  await context.addCookies(
    cookies.map((cookie) => {
      const at = cookie.indexOf('=');

      return { name: cookie.slice(0, at), value: cookie.slice(at + 1), url: system.address };
    }),
  );

  return context.newPage();
}
