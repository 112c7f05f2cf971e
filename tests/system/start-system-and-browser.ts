import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.js';
import { startSystem, type System } from './start-system.js';

/** Both, or neither: a browser left open by a system that does not start would keep jest from ending. */
export async function startSystemAndBrowser(): Promise<[System, Browser]> {
  const browser = await launchBrowser();
  try {
    return [await startSystem(), browser];
  } catch (error) {
    await browser.close();
    throw error;
  }
}
