import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { plain, rightAnswers } from './system/answer-key.js';
import { showingFailure } from './system/browser.js';
import { mailedLink } from './system/mailbox.js';
import type { System } from './system/start-system.js';
import { startSystemAndBrowser } from './system/start-system-and-browser.js';

const course = 'ethics-and-boundaries';
const name = 'Zoë Ångström-Łukasiewicz';

let system: System;
let browser: Browser;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'cohesion-certificate-'));
  [system, browser] = await startSystemAndBrowser();
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('a learner who finishes a course', () => {
  it('can download a certificate that anyone can verify', async () => {
    const page = await browser.newPage({ baseURL: system.address, viewport: { width: 1280, height: 900 } });
    const faults = collectFaults(page);

    const code = await showingFailure(page, async () => {
      await signUp(page);
      await enroll(page);
      await readEveryLesson(page);
      await takeQuiz(page);
      await giveEvaluation(page);
      await claim(page);

      return downloadAndRead(page);
    });
    await page.context().close();
    await verifySignedOut(code);

    expect(faults).toEqual([]);
  });
});

async function signUp(page: Page): Promise<void> {
  await page.goto('/sign-up');
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Email address').fill('zoe@example.com');
  await page.getByLabel('Password', { exact: true }).fill('seven chairs and a rug');
  await page.getByRole('button', { name: 'Make an account' }).click();
  await page.getByRole('heading', { name: 'Check your mail' }).waitFor();
  await page.goto(await mailedLink(system.address, 'zoe@example.com', '/verify-email'));
  await page.getByRole('button', { name: 'Confirm my address' }).click();
  await page.getByRole('heading', { name: 'Learn', exact: true }).waitFor();
}

async function enroll(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Courses' }).click();
  await page.getByRole('link', { name: 'Ethics and boundaries in group psychotherapy' }).click();
  await page.getByRole('heading', { name: 'Before you enroll' }).waitFor();
  await page.getByRole('button', { name: 'Enroll' }).click();
  await page.waitForURL(/\/learn\/[0-9a-f-]{36}$/);
}

async function readEveryLesson(page: Page): Promise<void> {
  await page
    .getByRole('link', { name: /^Read: / })
    .first()
    .click();
  await page.waitForURL(/\/lessons\//);
  for (;;) {
    await page.locator('h1').waitFor();
    const before = page.url();
    const next = page.getByRole('navigation', { name: 'Lessons' }).getByRole('link', { name: /^Next/ });
    await next.click();
    await page.waitForURL((url) => url.href !== before);
    if (!page.url().includes('/lessons/')) break;
  }
  await page.getByText(/\b9 of 9 lessons read/).waitFor();
}

async function takeQuiz(page: Page): Promise<void> {
  const right = await rightAnswers(course);
  await page.getByRole('link', { name: 'Take the quiz' }).first().click();
  await page.getByRole('button', { name: 'Start' }).click();
  for (let number = 1; number <= 12; number += 1) {
    await page.getByText(`Question ${number} of 12`).waitFor();
    const texts = await page.locator('.quiz-option').allInnerTexts();
    const index = texts.findIndex((text) => [...right].some((answer) => plain(text).startsWith(answer)));
    await page.locator('.quiz-option').nth(index).click();
    await page.getByText('Saved on this device and online').first().waitFor();
    await page
      .getByRole('link', { name: number === 12 ? 'Check your answers' : 'Next', exact: true })
      .click();
  }
  await page.getByText('Every question has an answer.').waitFor();
  await page.getByRole('button', { name: 'Send answers' }).click();
  await page.getByRole('heading', { name: /You passed: 12 of 12/ }).waitFor();
}

async function giveEvaluation(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Give the evaluation' }).first().click();
  await page.getByRole('heading', { name: 'Evaluation' }).waitFor();
  for (const group of await page.getByRole('group').all()) {
    const choices = group.getByRole('radio');
    if ((await choices.count()) > 0) await choices.last().check();
  }
  for (const text of await page.getByRole('textbox').all())
    await text.fill('I will name the limits before the first meeting.');
  await page.getByRole('button', { name: 'Send evaluation' }).click();
}

async function claim(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Go to your certificate' }).click();
  await page.getByLabel(/Your name, as it will be printed/).waitFor();
  for (const choice of await page.getByRole('group', { name: 'Which credit' }).getByRole('checkbox').all()) {
    const isApa = (await choice.locator('xpath=..').innerText()).includes(
      'American Psychological Association',
    );
    await choice.setChecked(isApa);
  }
  await page.getByLabel(new RegExp(`I am ${name}`)).check();
  await page.getByRole('button', { name: 'Create certificate' }).click();
}

async function downloadAndRead(page: Page): Promise<string> {
  await page.waitForURL(/\/certificates\/[0-9a-f-]{36}$|\/my-ce$/);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download PDF' }).click(),
  ]);
  const file = path.join(folder, 'certificate.pdf');
  await download.saveAs(file);
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).normalize('NFC');
  expect(text).toContain(name);
  expect(text).toContain('Ethics and boundaries in group psychotherapy');
  expect(text).toContain('1.0 CE credits');
  expect(text).toContain('Sample data: not valid for credit');
  const code = /\b([0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4})\b/.exec(text)?.[1] ?? '';
  expect(code).not.toBe('');

  return code;
}

async function verifySignedOut(code: string): Promise<void> {
  const stranger = await browser.newPage({ baseURL: system.address, javaScriptEnabled: false });
  await stranger.goto('/v');
  await stranger.getByLabel('Certificate code').fill(code.toLowerCase().replace('-', ' '));
  await stranger.getByRole('button', { name: 'Check certificate' }).click();
  await stranger.getByRole('heading', { name: 'Valid certificate' }).waitFor();
  expect(await stranger.locator('main').innerText()).toContain(name);
  await stranger.context().close();
}

/** Errors a person would never see, and that must not be there. */
function collectFaults(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });

  return faults;
}
