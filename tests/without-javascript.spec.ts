import type { Browser, BrowserContext } from 'playwright-core';
import type { System } from './system/start-system.js';
import { startSystemAndBrowser } from './system/start-system-and-browser.js';

let system: System;
let browser: Browser;
let visitor: BrowserContext;

beforeAll(async () => {
  [system, browser] = await startSystemAndBrowser();
  visitor = await browser.newContext({ baseURL: system.address, javaScriptEnabled: false });
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

describe('a visitor without JavaScript', () => {
  it('can search and filter the catalogue', async () => {
    const page = await visitor.newPage();
    await page.goto('/courses');
    const title = page.getByRole('link', { name: 'Ethics and boundaries in group psychotherapy' });
    expect(await title.count()).toBe(1);

    await page.getByLabel('Search courses').fill('nothing like it');
    await page.getByRole('button', { name: 'Search' }).click();
    expect(await title.count()).toBe(0);
    await page.getByRole('link', { name: /^Take away/ }).click();
    expect(await title.count()).toBe(1);

    await page.goto('/courses');
    await page
      .getByRole('link', { name: /^Intermediate/ })
      .last()
      .click();
    expect(page.url()).toContain('level=intermediate');
    expect(await title.count()).toBe(1);
  });

  it('can read the first lesson of a course before enrolling', async () => {
    const page = await visitor.newPage();
    await page.goto('/courses/ethics-and-boundaries');
    await page.getByRole('link', { name: 'Read the first lesson' }).click();
    expect((await page.locator('.lesson-text').innerText()).length).toBeGreaterThan(2000);

    await page.getByRole('link', { name: 'Back to the course' }).click();
    expect(new URL(page.url()).pathname).toBe('/courses/ethics-and-boundaries');
  });

  it('can read a whole course page with everything said before enrolling', async () => {
    const page = await visitor.newPage();
    await page.goto('/courses/ethics-and-boundaries');
    const text = await page.locator('main').innerText();

    for (const said of [
      'What you will be able to do',
      'Who it is for',
      'What is inside',
      'Before you enroll',
      'American Psychological Association',
      'licensing board',
      'How the hours were calculated',
      'What you need to do for credit',
      'Attendance and partial credit',
      'Certificate',
      'Fees',
      'Refunds and cancellation',
      'Interests of the instructors',
      'Commercial support',
      'Limits of the evidence',
      'Risks',
      'Sample curriculum. A qualified professional must review it before credit is awarded on it.',
      'If something is not right',
      'Accommodations',
      'Technical needs',
      'References',
    ]) {
      expect(text).toContain(said);
    }
  });

  it('is told what is wrong with a mistyped certificate code', async () => {
    const page = await visitor.newPage();
    await page.goto('/v/7K4M-92QU');
    expect(await page.locator('main').innerText()).toContain('Codes never contain the letter U');
  });
});
