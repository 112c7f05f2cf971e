import { strFromU8 } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { showingFailure } from './system/browser.js';
import { addTexasLcsw, asClinician, choosePlace, save, sound, typeDate } from './system/clinician.js';
import { until } from './system/database.js';
import { downloaded, listed, sha256, textOf, unpacked } from './system/downloads.js';
import { callerAt, finishCourse } from './system/learner.js';
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

describe('a clinician on a phone', () => {
  it('adds two licenses and the CGP, finds an ethics course that fits, finishes it, sees the numbers move, and takes the papers along', async () => {
    const page = await asClinician(browser, system.address, 'licenses@example.com');
    await showingFailure(page, async () => {
      await startEmpty(page);
      await addTexasLcsw(page);
      await addCaliforniaLmft(page);
      await addCgp(page);
      await seeWhatIsMissing(page);
      expect(await standing(page)).toEqual(before);
      await findEthicsThatFit(page);
      await finishTheCourse(page);
      await claimAllCredit(page);
      await seeCertificatesMade(page);
      expect(await standing(page)).toEqual(after);
      await takeTranscript(page);
      await takeAuditPack(page);
    });
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
  await fitting.getByText(/Ethics \(you need 6\)/).waitFor();
  await sound(page);
  await fitting.getByRole('link', { name: course }).click();
  const answer = page.getByRole('region', { name: 'Will this count for me?' });
  await answer.getByText(/Ethics \(you need 6\)/).waitFor();
  await page.getByRole('button', { name: 'Enroll' }).waitFor();
  await sound(page);
  await page.goto('/courses');
  await page.getByText(/with something you still need/).waitFor();
  await sound(page);
  const card = page.getByRole('article').filter({ hasText: course });
  expect(await card.innerText()).toContain('Ethics (you need 6)');
  await card.getByRole('link', { name: course }).click();
}

/** The course gives one hour: of ethics to the licenses, and a formal one to the CGP. */
const before = {
  'Texas LCSW': ['30 hours to go', '0 of 30 hours recorded', 'Ethics: 0.0 of 6.0 hours, 6.0 to go.'],
  'California LMFT': [
    '36 hours to go',
    '0 of 36 hours recorded',
    'Law and ethics: 0.0 of 6.0 hours, 6.0 to go.',
  ],
  CGP: ['20 hours to go', '0 of 20 hours recorded', 'Formal hours: 0.0 of 12.0 hours, 12.0 to go.'],
};
const after = {
  'Texas LCSW': ['29 hours to go', '1 of 30 hours recorded', 'Ethics: 1.0 of 6.0 hours, 5.0 to go.'],
  'California LMFT': [
    '35 hours to go',
    '1 of 36 hours recorded',
    'Law and ethics: 1.0 of 6.0 hours, 5.0 to go.',
  ],
  CGP: ['19 hours to go', '1 of 20 hours recorded', 'Formal hours: 1.0 of 12.0 hours, 11.0 to go.'],
};

/** What My CE says of each license: its headline, what is recorded, and its row on ethics or formal hours. */
async function standing(page: Page): Promise<Record<string, string[]>> {
  await page.goto('/my-ce');
  await page.getByText(/^Three licenses\./).waitFor();
  const shown: Record<string, string[]> = {};
  for (const card of await page.getByRole('article').all()) {
    const words = await card.innerText();
    const row = /^(?:Ethics|Law and ethics|Formal hours): .*$/m;
    shown[await card.getByRole('heading').innerText()] = [
      /^\d+ hours to go$/m,
      /^\d+ of \d+ hours recorded$/m,
      row,
    ].map((line) => line.exec(words)?.[0] ?? '');
  }

  return shown;
}

/** She enrolls on the page; reading, quiz and evaluation have journeys of their own. */
async function finishTheCourse(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Enroll' }).click();
  await page.waitForURL(/\/learn\/[0-9a-f-]{36}$/);
  const enrollmentId = page.url().split('/').at(-1) ?? '';
  const cookies = await page.context().cookies();
  const line = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  await finishCourse(callerAt(system.address, line), enrollmentId);
  await page.goto(`/learn/${enrollmentId}/claim`);
}

async function claimAllCredit(page: Page): Promise<void> {
  await page.getByLabel(/Your name, as it will be printed/).waitFor();
  const credit = page.getByRole('group', { name: 'Which credit' }).getByRole('checkbox');
  for (const choice of await credit.all()) await choice.check();
  await page.getByLabel(/^I am Test Learner/).check();
  await page.getByRole('button', { name: 'Create certificate' }).click();
  await page.waitForURL(/\/certificates$/);
  await page.getByRole('heading', { name: course }).first().waitFor();
}

/** Their PDFs are made in the background. */
async function seeCertificatesMade(page: Page): Promise<void> {
  await until('every certificate is made', async () => {
    await page.goto('/certificates');
    const words = await page.getByRole('main').innerText();

    return words.includes('Issued') && !words.includes('Being made');
  });
}

async function takeTranscript(page: Page): Promise<void> {
  await page.getByRole('article', { name: 'Texas LCSW' }).getByRole('link', { name: 'Cycle page' }).click();
  await page.getByRole('link', { name: /See what is in the audit pack/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Transcript' }).waitFor();
  const text = textOf(await downloaded(page, 'Transcript (PDF)'));
  expect(text).toContain('Sample data: not valid for credit');
  expect(text).toMatch(/Test Learner\s+Texas LCSW, number ending 123/);
  expect(text).toContain('1.0 of 30.0 hours, 29.0 to go');
  expect(text).toContain('1.0 of 6.0 hours, 5.0 to go');
  expect(text).toContain('1.0 recorded, 1.0 counted: 1.0 as Ethics.');
}

async function takeAuditPack(page: Page): Promise<void> {
  await page.getByText('Your transcript and 4 certificates, with an index.').waitFor();
  await sound(page);
  const pack = unpacked(await downloaded(page, 'Audit pack (ZIP)'));
  const inIndex = listed(pack);
  const files = [...pack].filter(([name]) => !name.startsWith('index.'));
  expect(files.map(([name]) => name.replace(/[0-9a-z]{4}-[0-9a-z]{4}\.pdf$/, 'CODE.pdf'))).toEqual([
    'transcript.pdf',
    'transcript.csv',
    'transcript.json',
    ...Array.from({ length: 4 }, () =>
      expect.stringMatching(/^certificates\/.*ethics-and-boundaries.*-CODE\.pdf$/),
    ),
  ]);
  expect([...inIndex]).toEqual(files.map(([name, bytes]) => [name, sha256(bytes)]));
  const index = strFromU8(pack.get('index.html') ?? new Uint8Array());
  for (const [name, bytes] of files) {
    expect(index).toContain(`<a href="${name}">`);
    expect(index).toContain(sha256(bytes));
    if (name.startsWith('certificates/')) expect(textOf(bytes)).toContain(course);
  }
}
