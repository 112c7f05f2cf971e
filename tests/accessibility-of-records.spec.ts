import type { Browser } from 'playwright-core';
import { holdCookies } from './system/browser.js';
import { aFullRecord } from './system/full-record.js';
import { aFinishedLearner, callerAt, json, signInAs } from './system/learner.js';
import type { System } from './system/start-system.js';
import { startSystemAndBrowser } from './system/start-system-and-browser.js';
import { faultsOf, recordVisits, type Visit, workVisits } from './system/visits.js';

let system: System;
let browser: Browser;
let pages: readonly Visit[];

const cookies: Record<string, string> = {};
const administrator = 'ce-administrator@example.com';

beforeAll(async () => {
  [system, browser] = await startSystemAndBrowser();
  const { address, passwords } = system;
  const finished = await aFinishedLearner(address, 'finished@example.com');
  await json(finished.claim());
  cookies['finished'] = finished.cookie;
  const work = await signInAs(address, administrator, passwords[administrator]);
  cookies['administrator'] = work;
  pages = [
    ...recordVisits(await aFullRecord(system, finished.cookie)),
    ...(await workVisits((path) => json(callerAt(address, work)(path)))),
  ];
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

describe('every page of a record and of the workplace', () => {
  it.each(['visitor', 'finished', 'administrator'] as const)(
    'has nothing that axe objects to and never scrolls sideways, light on a phone and dark on a desk (%s)',
    async (as) => {
      const context = await browser.newContext({ baseURL: system.address, bypassCSP: true });
      const line = cookies[as];
      if (line) await holdCookies(context, system.address, line);
      const page = await context.newPage();
      const found: string[] = [];
      for (const visit of pages.filter((candidate) => candidate.as === as))
        found.push(...(await faultsOf(page, visit)));
      await context.close();

      expect(found).toEqual([]);
    },
  );
});
