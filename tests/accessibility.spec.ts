import type { Browser, BrowserContext, Page } from 'playwright-core';
import { holdCookies } from './system/browser.js';
import { aFinishedLearner, callerAt, json, signInAs, signUp } from './system/learner.js';
import type { System } from './system/start-system.js';
import { startSystemAndBrowser } from './system/start-system-and-browser.js';
import { faultsOf, type Visit } from './system/visits.js';

let system: System;
let browser: Browser;
let pages: readonly Visit[];

const cookies: Record<string, string> = {};
const administrator = 'ce-administrator@example.com';

beforeAll(async () => {
  [system, browser] = await startSystemAndBrowser();
  const finished = await aFinishedLearner(system.address, 'finished@example.com');
  const claimed = await json(finished.claim());
  cookies['finished'] = finished.cookie;
  cookies['administrator'] = await signInAs(system.address, administrator, system.passwords[administrator]);
  cookies['newcomer'] = await signUp(system.address, 'newcomer@example.com');
  const started = await startCourse(cookies['newcomer']);
  const { attempts } = await attemptsOf(finished.cookie, finished.enrollmentId);
  const learn = `/learn/${started.enrollmentId}`;
  pages = [
    ...visitorPages,
    { name: 'learn', path: '/learn', as: 'newcomer' },
    { name: 'course home', path: learn, as: 'newcomer' },
    { name: 'lesson', path: `${learn}/lessons/${started.lesson}`, as: 'newcomer' },
    {
      name: 'lesson, reading settings open',
      path: `${learn}/lessons/${started.lesson}`,
      as: 'newcomer',
      act: openSettings,
    },
    { name: 'lesson with a case', path: `${learn}/lessons/when-it-breaks`, as: 'newcomer' },
    { name: 'quiz start', path: `${learn}/quiz`, as: 'newcomer' },
    {
      name: 'question',
      path: `/attempts/${started.attemptId}`,
      as: 'newcomer',
      act: async (page) => page.locator('.quiz-option').first().click(),
    },
    { name: 'check page', path: `/attempts/${started.attemptId}/check`, as: 'newcomer' },
    {
      name: 'evaluation with problems',
      path: `${learn}/evaluation`,
      as: 'newcomer',
      act: (page) => page.getByRole('button', { name: 'Send evaluation' }).click(),
    },
    { name: 'claim, not complete', path: `${learn}/claim`, as: 'newcomer' },
    { name: 'My CE, empty', path: '/my-ce', as: 'newcomer' },
    { name: 'certificates, empty', path: '/certificates', as: 'newcomer' },
    { name: 'account', path: '/account', as: 'newcomer' },
    { name: 'results', path: `/attempts/${attempts}/results`, as: 'finished' },
    { name: 'claim', path: `/learn/${finished.enrollmentId}/claim`, as: 'finished' },
    { name: 'My CE', path: '/my-ce', as: 'finished' },
    { name: 'certificates', path: '/certificates', as: 'finished' },
    { name: 'certificate', path: `/certificates/${claimed.awards[0].certificate.id}`, as: 'finished' },
    {
      name: 'certificate, fixing the name',
      path: `/certificates/${claimed.awards[0].certificate.id}`,
      as: 'finished',
      act: async (page) => page.getByText('Fix my name').click(),
    },
    { name: 'valid certificate', path: `/v/${claimed.awards[0].certificate.code}`, as: 'visitor' },
    { name: 'kept certificates', path: '/s/agps/certificates', as: 'administrator' },
    {
      name: 'kept certificate, correcting and revoking',
      path: `/s/agps/certificates/${claimed.awards[0].certificate.id}`,
      as: 'administrator',
      act: openFolds,
    },
  ];
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

const visitorPages: readonly Visit[] = [
  { name: 'home', path: '/', as: 'visitor' },
  { name: 'catalogue', path: '/courses', as: 'visitor' },
  { name: 'catalogue, nothing found', path: '/courses?q=nothing-at-all', as: 'visitor' },
  { name: 'course', path: '/courses/ethics-and-boundaries', as: 'visitor' },
  { name: 'first lesson', path: '/courses/ethics-and-boundaries/preview', as: 'visitor' },
  { name: 'sign in', path: '/sign-in', as: 'visitor' },
  {
    name: 'sign in with problems',
    path: '/sign-in',
    as: 'visitor',
    act: (page) => page.getByRole('button', { name: 'Sign in' }).click(),
  },
  { name: 'sign up', path: '/sign-up', as: 'visitor' },
  { name: 'confirm address', path: '/verify-email?token=a-token-that-is-none', as: 'visitor' },
  { name: 'recover', path: '/recover', as: 'visitor' },
  { name: 'choose a password', path: '/reset-password?token=a-token-that-is-none', as: 'visitor' },
  ...['ce', 'refunds', 'grievance', 'privacy', 'accessibility'].map((policy): Visit => ({
    name: `policy ${policy}`,
    path: `/policies/${policy}`,
    as: 'visitor',
  })),
  { name: 'not found', path: '/no-such-page', as: 'visitor' },
  { name: 'check a certificate', path: '/v', as: 'visitor' },
  { name: 'no such certificate', path: '/v/00000000', as: 'visitor' },
  { name: 'who issues', path: '/issuers/agps', as: 'visitor' },
  { name: 'mails', path: '/dev/mail', as: 'visitor' },
];

describe('every page', () => {
  it.each(['visitor', 'newcomer', 'finished', 'administrator'] as const)(
    'has nothing that axe objects to and never scrolls sideways, at three widths, light and dark (%s)',
    async (as) => {
      const context = await browser.newContext({ baseURL: system.address, bypassCSP: true });
      await signIn(context, as);
      const page = await context.newPage();
      const found: string[] = [];
      for (const visit of pages.filter((candidate) => candidate.as === as))
        found.push(...(await faultsOf(page, visit)));
      await context.close();

      expect(found).toEqual([]);
    },
  );
});

async function openSettings(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Aa|reading settings/i }).click();
}

async function openFolds(page: Page): Promise<void> {
  await page.getByText('Correct it').click();
  await page.getByText('Revoke it').click();
  await page.getByLabel('Issued in error').check();
}

async function signIn(context: BrowserContext, as: Visit['as']): Promise<void> {
  const line = cookies[as];
  if (line) await holdCookies(context, system.address, line);
}

const call = (cookie: string, path: string, body?: unknown): ReturnType<typeof json> =>
  json(callerAt(system.address, cookie)(path, body));

async function startCourse(
  cookie: string,
): Promise<{ enrollmentId: string; lesson: string; attemptId: string }> {
  const page = await call(cookie, '/courses/ethics-and-boundaries');
  const { id } = await call(cookie, '/enrollments', {
    courseSlug: 'ethics-and-boundaries',
    disclosuresHash: page.disclosures.hash,
  });
  const attempt = await call(cookie, `/enrollments/${id}/attempts`, {});

  return { enrollmentId: id, lesson: page.outline[0].lessons[0].id, attemptId: attempt.id };
}

async function attemptsOf(cookie: string, enrollmentId: string): Promise<{ attempts: string }> {
  const { quiz } = await call(cookie, `/enrollments/${enrollmentId}`);

  return { attempts: quiz.lastSubmittedAttemptId };
}
