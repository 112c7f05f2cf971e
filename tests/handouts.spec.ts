import type { Browser, BrowserContext, Page } from 'playwright-core';
import { holdCookies, showingFailure } from './system/browser.js';
import { callerAt, json, signUp, type Call } from './system/learner.js';
import { pagesOf } from './system/pdf-pages.js';
import type { System } from './system/start-system.js';
import { startSystemAndBrowser } from './system/start-system-and-browser.js';

type Lesson = Readonly<{ path: string; handouts: number }>;

let system: System;
let browser: Browser;
let reader: BrowserContext;
let lessons: readonly Lesson[];

beforeAll(async () => {
  [system, browser] = await startSystemAndBrowser();
  const cookie = await signUp(system.address, 'handouts@example.com');
  reader = await browser.newContext({ baseURL: system.address });
  await holdCookies(reader, system.address, cookie);
  lessons = await lessonsWithHandouts(callerAt(system.address, cookie));
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

/** Of every course of the library, as a learner of all of them finds them. */
async function lessonsWithHandouts(call: Call): Promise<Lesson[]> {
  const found: Lesson[] = [];
  for (const { slug } of (await json(call('/courses'))).courses) {
    const { disclosures, outline } = await json(call(`/courses/${slug}`));
    const { id } = await json(call('/enrollments', { courseSlug: slug, disclosuresHash: disclosures.hash }));
    for (const lesson of outline.flatMap((module: { lessons: { id: string }[] }) => module.lessons)) {
      const { html } = await json(call(`/enrollments/${id}/lessons/${lesson.id}`));
      const handouts = String(html).match(/class="handout"/g)?.length ?? 0;
      if (handouts > 0) found.push({ path: `/learn/${id}/lessons/${lesson.id}`, handouts });
    }
  }

  return found;
}

/** Which handouts of a lesson do not take exactly one page, of the shorter paper or of the narrower one. */
async function tooLong(page: Page, { path, handouts }: Lesson): Promise<string[]> {
  await page.goto(path);
  await page.evaluate(() => {
    window.print = () => undefined;
  });
  const buttons = page.getByRole('button', { name: 'Print this handout' });
  await buttons.first().waitFor();
  expect(await buttons.count()).toBe(handouts);
  const found: string[] = [];
  for (const button of await buttons.all()) {
    for (const format of ['Letter', 'A4']) {
      await button.click();
      const pages = pagesOf(await page.pdf({ format }));
      if (pages !== 1) found.push(`${path}: ${pages} pages of ${format}`);
    }
  }

  return found;
}

describe('every handout of the library', () => {
  it('prints on one page of either paper', async () => {
    const page = await reader.newPage();
    const found: string[] = [];
    for (const lesson of lessons) found.push(...(await showingFailure(page, () => tooLong(page, lesson))));

    expect(lessons.length).toBeGreaterThan(20);
    expect(found).toEqual([]);
  });
});
