import type { Browser, Page } from 'playwright-core';
import { holdCookies, showingFailure } from './system/browser.js';
import { signUp } from './system/learner.js';
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

const course = 'Ethics and boundaries in group psychotherapy';

describe('a CE administrator', () => {
  it('goes to the workplace, adds an approval, sees an offer follow, and reads what a cell of the curriculum holds', async () => {
    const page = await newPage();
    await showingFailure(page, async () => {
      await signIn(page);
      await goToWork(page);
      await addApproval(page);
      await claimItForTheCourse(page);
      await readCurriculum(page);
      await findNoOtherSociety(page);
    });

    expect(await placeAfterSigningIn(page)).toBe('/s/agps');
    await page.context().close();
  });
});

describe('a learner', () => {
  it('sees no way into the workplace of her society, and is let in at none of its addresses', async () => {
    const page = await newPage();
    await holdCookies(page.context(), system.address, await signUp(system.address, 'curious@example.com'));
    await page.goto('/learn');
    await page.getByRole('heading', { level: 1, name: 'Learn' }).waitFor();

    expect(await page.locator('a[href^="/s/"]').count()).toBe(0);
    for (const place of ['', '/programs', '/approvals', '/approvals/new', '/curriculum'])
      expect(await headingAt(page, `/s/agps${place}`)).toEqual([403, 'That did not work']);
    expect(await headingAt(page, '/s/globex')).toEqual([404, 'There is nothing here']);
    expect(await page.getByRole('navigation', { name: 'Work' }).count()).toBe(0);
    await page.context().close();
  });
});

const newPage = (): Promise<Page> =>
  browser.newPage({ baseURL: system.address, viewport: { width: 1280, height: 900 } });

async function signIn(page: Page): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Email address').fill('ce-administrator@example.com');
  await page.getByLabel('Password', { exact: true }).fill(administratorPassword());
  await page.getByRole('button', { name: 'Sign in' }).click();
}

const administratorPassword = (): string => system.passwords['ce-administrator@example.com'] ?? '';

/** Until somebody has chosen the workplace, signing in leads to Learn. */
async function goToWork(page: Page): Promise<void> {
  await page.waitForURL(/\/learn$/);
  await page.locator('summary', { hasText: 'Sample Administrator' }).click();
  await page.getByRole('link', { name: /^Work at / }).click();
  await page.getByRole('heading', { level: 1, name: /^Today at / }).waitFor();
  expect(await page.getByRole('main').innerText()).toMatch(/9 courses, 4 approvals\./);
}

async function addApproval(page: Page): Promise<void> {
  await place(page, 'Approvals');
  await page.getByRole('link', { name: 'Add approval' }).click();
  await page.getByRole('button', { name: 'Add approval' }).click();
  await page.getByRole('alert').getByRole('link').first().waitFor();
  await page.getByLabel('Body', { exact: true }).selectOption({ label: 'LPCA of Georgia' });
  await page.getByLabel('Name of the body').fill('A sample association of counselors');
  await page.getByLabel('Approval number').fill('SAMPLE-4711');
  await page.getByLabel('First day').fill('2026-01-01');
  await page.getByLabel('Last day').fill('2029-12-31');
  await page.getByLabel('Words of the approval letter').fill('A sample statement, not a real approval.');
  await page.getByRole('button', { name: 'Add approval' }).click();
  await page.getByRole('heading', { level: 1, name: 'A sample association of counselors' }).waitFor();
  const main = page.getByRole('main');
  await main.getByText('No course at the moment.').waitFor();
  expect(await main.innerText()).toMatch(/In force\.[\s\S]*SAMPLE-4711[\s\S]*Version 1: added/);
}

async function claimItForTheCourse(page: Page): Promise<void> {
  await place(page, 'Programs');
  await page.getByRole('link', { name: course }).click();
  const offers = page.getByRole('region', { name: 'What it gives today' });
  await offers.waitFor();
  expect(await offers.innerText()).not.toContain('SAMPLE-4711');
  await page.locator('summary', { hasText: 'Change bodies and people' }).click();
  await page.getByRole('checkbox', { name: 'LPCA of Georgia' }).check();
  await page.getByRole('button', { name: 'Save, and let the offers follow' }).click();
  const offer = offers.getByRole('listitem').filter({ hasText: 'Approval number SAMPLE-4711' });
  await offer.waitFor();
  expect(await offer.innerText()).toMatch(/: 1\.0 clock hours?\n/);
  await place(page, 'Approvals');
  const row = page.getByRole('row').filter({ hasText: 'SAMPLE-4711' });
  expect(await row.innerText()).toContain('1 course');
}

async function readCurriculum(page: Page): Promise<void> {
  await place(page, 'Curriculum');
  const map = page.getByRole('table', { name: 'Competencies by course' });
  await map.waitFor();
  await map
    .getByRole('link', { name: /taught/ })
    .first()
    .click();
  await page.waitForURL(/\/s\/agps\/curriculum\/[a-z-]+\/[a-z-]+$/);
  await page.getByRole('heading', { level: 1, name: / in / }).waitFor();
  await page
    .getByText(/questions? asks? about it\./)
    .first()
    .waitFor();
}

async function findNoOtherSociety(page: Page): Promise<void> {
  for (const where of ['', '/programs', '/approvals', '/curriculum'])
    expect(await headingAt(page, `/s/globex${where}`)).toEqual([404, 'There is nothing here']);
}

/** Whoever was in the workplace last comes back to it. */
async function placeAfterSigningIn(page: Page): Promise<string> {
  await page.goto('/s/agps');
  await page.getByRole('heading', { level: 1, name: /^Today at / }).waitFor();
  await page.context().clearCookies();
  await signIn(page);
  await page.waitForURL((url) => url.pathname !== '/sign-in');

  return new URL(page.url()).pathname;
}

/** How the address is answered, and what its page says first. */
async function headingAt(page: Page, address: string): Promise<[number | undefined, string]> {
  const answer = await page.goto(address);

  return [answer?.status(), await page.getByRole('heading', { level: 1 }).innerText()];
}

const place = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation', { name: 'Work' }).getByRole('link', { name, exact: true }).click();
