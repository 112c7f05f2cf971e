import type { Browser, BrowserContext, Page } from 'playwright-core';
import { problemsOn } from './system/axe.js';
import { holdCookies, showingFailure } from './system/browser.js';
import { press, tabTo } from './system/keyboard.js';
import { json, signUp } from './system/learner.js';
import { pagesOf } from './system/pdf-pages.js';
import type { System } from './system/start-system.js';
import { startSystemAndBrowser } from './system/start-system-and-browser.js';

const course = 'ethics-and-boundaries';
/** The lesson that holds every kind of block but a warning, and the one that holds a warning. */
const lesson = 'when-it-breaks';
const warned = 'joining-and-leaving';

let system: System;
let browser: Browser;
let phone: BrowserContext;
let cookie: string;
let learn: string;

beforeAll(async () => {
  [system, browser] = await startSystemAndBrowser();
  cookie = await signUp(system.address, 'player@example.com');
  learn = `/learn/${await enroll()}`;
  phone = await onPhone({ bypassCSP: true });
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

describe('a lesson on a phone-wide screen, by keyboard alone', () => {
  it('plays its branching case to an ending, goes back a step, and plays it another way', async () => {
    await reading(lesson, async (page) => {
      const play = page.getByRole('group', { name: /^Play the case/ });
      await play.waitFor();
      expect(await problemsOn(page)).toEqual([]);
      await press(page, /^Say nothing yet\. .* to no member$/);
      await moment(page, 'Moment 2').waitFor();
      expect(await problemsOn(page)).toEqual([]);

      await press(page, /I don’t want to do this badly\./);
      await moment(page, 'Moment 3').waitFor();
      expect(await play.getByRole('img').getAttribute('aria-label')).toContain('Dee: ');
      await press(page, 'Back one step');
      await moment(page, 'Moment 2').waitFor();
      await toAnEnding(page);
      expect(await problemsOn(page)).toEqual([]);

      await press(page, 'Try another way');
      await moment(page, 'Moment 1').waitFor();
      await press(page, /^“Dee, this is a lot to do/);
      await toAnEnding(page);
    });
  });

  it('has kept where the case was when the page is loaded again, in the lesson and on its own page', async () => {
    await reading(lesson, async (page) => {
      const ending = page.getByRole('heading', { name: /^Ending: / });
      const named = await ending.innerText();
      await press(page, 'Open the case on a page of its own');
      await page.waitForURL(/\/case\//);
      await ending.waitFor();

      expect(await ending.innerText()).toBe(named);
      expect(await problemsOn(page)).toEqual([]);
    });
  });

  it('explains a term and closes with Escape, back on the term', async () => {
    await reading(lesson, async (page) => {
      await press(page, 'Consultation');
      const explanation = page.getByRole('dialog', { name: 'Consultation' });
      await explanation.waitFor();
      expect(await problemsOn(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await explanation.waitFor({ state: 'hidden' });
      await page.locator('a.term:focus').waitFor();
    });
  });

  it('shows what a citation stands for, and leads from there to the list of references', async () => {
    await reading(lesson, async (page) => {
      await press(page, /^\(.*2009\)$/);
      const reference = page.getByRole('dialog');
      await reference.waitFor();
      expect(await reference.innerText()).toMatch(/2009/);
      expect(await problemsOn(page)).toEqual([]);
      await press(page, 'See it in the list of references');
      await reference.waitFor({ state: 'hidden' });
      await page.locator('.lesson-references li:focus').waitFor();
    });
  });

  it('enlarges a figure, and has it in words', async () => {
    await reading(lesson, async (page) => {
      await press(page, 'This figure in words');
      await page.getByText(/^A path of seven steps/).waitFor();
      await press(page, 'View larger');
      const figure = page.getByRole('dialog');
      await figure.waitFor();
      const drawn = await figure.locator('svg').boundingBox();
      expect(drawn?.width).toBeGreaterThan(600);
      expect(await problemsOn(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await figure.waitFor({ state: 'hidden' });
    });
  });

  it('keeps a private reflection over a reload', async () => {
    const words = 'I would want somebody to ask me first.';
    await reading(lesson, async (page) => {
      const box = await reflection(page);
      await page.keyboard.type(words);
      await page.getByText('Kept on this device only.').first().waitFor();
      expect(await problemsOn(page)).toEqual([]);
      // It keeps what is typed as the page goes, too.
      await page.reload();
      await reflection(page);
      await expectSoon(async () => (await box.inputValue()) === words);
    });
  });

  it('prints a handout on one page of either paper', async () => {
    await reading(lesson, async (page) => {
      await page.evaluate(() => {
        window.print = () => undefined;
      });
      for (const format of ['Letter', 'A4']) {
        await press(page, 'Print this handout');
        const printed = await page.pdf({ format });
        expect(pagesOf(printed)).toBe(1);
      }
      await page.evaluate(() => dispatchEvent(new Event('afterprint')));
      // The lesson as a whole takes more, so the count can tell.
      expect(pagesOf(await page.pdf({ format: 'Letter' }))).toBeGreaterThan(3);
    });
  });

  it('leads past a scene that a warning announces', async () => {
    await reading(warned, async (page) => {
      await press(page, /^Skip the scene/);
      const end = page.getByText(/^End of “/);
      expect(await end.isVisible()).toBe(true);
      expect(await problemsOn(page)).toEqual([]);
      await page.keyboard.press('Tab');
      const isPast = await page.evaluate(() => {
        const [after, scene] = [document.activeElement, document.querySelector('.vignette')];

        return after !== null && scene?.compareDocumentPosition(after) === Node.DOCUMENT_POSITION_FOLLOWING;
      });
      expect(isPast).toBe(true);
    });
  });
});

describe('a lesson without JavaScript', () => {
  it('holds the whole case as text, and each choice leads to the moment that follows', async () => {
    const context = await onPhone({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${learn}/lessons/${lesson}`);

    expect(await page.locator('.case-step').count()).toBeGreaterThan(8);
    expect(await page.locator('.case-step:visible').count()).toBe(await page.locator('.case-step').count());
    await page.locator('.choices a').first().click();
    const place = decodeURIComponent(new URL(page.url()).hash);
    const top = (await page.locator(place).boundingBox())?.y;
    expect(top).toBeGreaterThan(0);
    expect(top).toBeLessThan(300);
    await context.close();
  });
});

const moment = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });

/** Takes the first choice, by Tab and Enter, until there is a discussion. */
async function toAnEnding(page: Page): Promise<void> {
  const ending = page.getByRole('heading', { name: /^Ending: / });
  for (let moments = 0; moments < 12 && !(await ending.isVisible()); moments += 1) {
    await press(page, /to (?:one member|two people|a subgroup|the whole group|no member)$/);
  }
  await page.locator('.case-player').getByText('What your choices did').waitFor();
  expect(await ending.evaluate((heading) => heading === document.activeElement)).toBe(true);
}

/** Opens the folded answer under the prompt and goes into it. */
async function reflection(page: Page) {
  await press(page, 'Write a private answer');
  const box = page.getByRole('textbox');
  await box.waitFor();
  await page.keyboard.press('Tab');
  expect(await box.evaluate((field) => field === document.activeElement)).toBe(true);

  return box;
}

async function reading(id: string, work: (page: Page) => Promise<void>): Promise<void> {
  const page = await phone.newPage();
  await page.goto(`${learn}/lessons/${id}`, { waitUntil: 'networkidle' });
  await tabTo(page, 'Skip to the text');
  await showingFailure(page, () => work(page));
  await page.close();
}

async function expectSoon(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('It did not become so within five seconds');
}

async function onPhone(options: object): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: system.address,
    viewport: { width: 390, height: 844 },
    ...options,
  });
  await holdCookies(context, system.address, cookie);

  return context;
}

async function enroll(): Promise<string> {
  const page = await json(fetch(`${system.address}/api/courses/${course}`));
  const { id } = await json(
    fetch(`${system.address}/api/enrollments`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ courseSlug: course, disclosuresHash: page.disclosures.hash }),
    }),
  );

  return String(id);
}
