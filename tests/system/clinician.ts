import type { Browser, Page } from 'playwright-core';
import { problemsOn } from './axe.js';
import { holdCookies } from './browser.js';
import { signUp } from './learner.js';

/** A page 390 px wide, signed in with a new account; axe can look at it. */
export async function asClinician(browser: Browser, address: string, email: string): Promise<Page> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width: 390, height: 844 },
    bypassCSP: true,
  });
  await holdCookies(context, address, await signUp(address, email));

  return context.newPage();
}

export async function addTexasLcsw(page: Page): Promise<void> {
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

export async function choosePlace(page: Page, place: string, license: string): Promise<void> {
  await page.getByLabel('Where is it from?').selectOption({ label: place });
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('radio', { name: new RegExp(`^${license}(?! candidate)`) }).check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Save and check the dates' }).waitFor();
}

export async function typeDate(page: Page, question: string, parts: readonly string[]): Promise<void> {
  const group = page.getByRole('group', { name: question });
  for (const [index, part] of ['Month', 'Day', 'Year'].entries())
    await group.getByLabel(part).fill(parts[index] ?? '');
}

export async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save and check the dates' }).click();
  await page.getByRole('heading', { level: 1, name: 'Check the dates' }).waitFor();
  await page.getByText('Last day').waitFor();
}

/** Nothing that axe objects to, and nothing to scroll sideways to. */
export async function sound(page: Page): Promise<void> {
  expect(await problemsOn(page)).toEqual([]);
}
