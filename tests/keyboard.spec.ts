import type { Browser, Page } from 'playwright-core';
import { plain, rightAnswers } from './system/answer-key.js';
import { showingFailure } from './system/browser.js';
import { press, tabTo } from './system/keyboard.js';
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

describe('a learner on a phone-wide screen, by keyboard alone', () => {
  it('goes all the way from signing up to a certificate', async () => {
    const page = await browser.newPage({ baseURL: system.address, viewport: { width: 390, height: 844 } });
    await showingFailure(page, async () => {
      await signUp(page);
      await enroll(page);
      await readEveryLesson(page);
      await takeQuiz(page);
      await evaluate(page);
      await claim(page);
    });

    expect(page.url()).toMatch(/\/certificates|\/my-ce/);
    expect(await page.locator('main').innerText()).toContain('Ethics and boundaries in group psychotherapy');
    await page.context().close();
  });
});

async function type(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, label);
  await page.keyboard.type(text);
}

async function signUp(page: Page): Promise<void> {
  await page.goto('/sign-up');
  await type(page, 'Your name', 'Keyboard Learner');
  await type(page, 'Email address', 'keyboard@example.com');
  await type(page, 'Password', 'seven chairs and a rug');
  await press(page, 'Make an account');
  await page.getByRole('heading', { name: 'Check your mail' }).waitFor();
  await page.goto(await mailedLink(system.address, 'keyboard@example.com', '/verify-email'));
  await press(page, 'Confirm my address');
  await page.getByRole('heading', { name: 'Learn', exact: true }).waitFor();
}

async function enroll(page: Page): Promise<void> {
  await press(page, 'Browse courses');
  await page.getByRole('heading', { name: 'Courses', exact: true }).waitFor();
  await press(page, 'Ethics and boundaries in group psychotherapy');
  await page.getByRole('heading', { name: 'Before you enroll' }).waitFor();
  await press(page, 'Enroll');
  await page.waitForURL(/\/learn\/[0-9a-f-]{36}$/);
}

async function readEveryLesson(page: Page): Promise<void> {
  await press(page, /^Read: /);
  for (;;) {
    await page.waitForURL(/\/lessons\//);
    await page.locator('h1:focus').waitFor();
    const before = page.url();
    // Down to the end of the text, then on by the bar at the bottom.
    await page.keyboard.press('End');
    await press(page, /^Next/);
    await page.waitForURL((url) => url.href !== before);
    if (!page.url().includes('/lessons/')) break;
  }
  await page.getByText(/\b9 of 9 lessons read/).waitFor();
}

async function takeQuiz(page: Page): Promise<void> {
  const right = await rightAnswers('ethics-and-boundaries');
  await press(page, 'Take the quiz');
  await press(page, 'Start');
  for (let number = 1; number <= 12; number += 1) {
    await page.getByText(`Question ${number} of 12`).waitFor();
    const texts = await page.locator('.quiz-option').allInnerTexts();
    const index = texts.findIndex((text) => [...right].some((answer) => plain(text).startsWith(answer)));
    await page.keyboard.press(String(index + 1));
    await page.getByRole('radio', { checked: true }).waitFor();
    await page.getByText('Saved on this device and online').first().waitFor();
    await page.keyboard.press('Enter');
  }
  await page.getByText('Every question has an answer.').waitFor();
  await press(page, 'Send answers');
  await page.getByRole('heading', { name: /You passed: 12 of 12/ }).waitFor();
}

async function evaluate(page: Page): Promise<void> {
  await press(page, 'Give the evaluation');
  await page.getByRole('heading', { name: 'Evaluation' }).waitFor();
  const groups = await page.getByRole('group').count();
  for (let group = 0; group < groups; group += 1) {
    const first = page.getByRole('group').nth(group).getByRole('radio').first();
    for (let presses = 0; presses < 100; presses += 1) {
      if (await first.evaluate((radio) => radio === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Space');
  }
  await press(page, 'Send evaluation');
  await page.getByText('Thank you. Your evaluation is in.').waitFor();
}

async function claim(page: Page): Promise<void> {
  await press(page, 'Go to your certificate');
  await page.getByLabel(/Your name, as it will be printed/).waitFor();
  await tabTo(page, /^I am Keyboard Learner/);
  await page.keyboard.press('Space');
  await press(page, 'Create certificate');
  await page.waitForURL(/\/certificates|\/my-ce/);
  await page.getByText('Ethics and boundaries in group psychotherapy').first().waitFor();
}
