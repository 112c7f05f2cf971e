import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A real browser; it talks to this machine alone. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? places.find((place) => existsSync(place));
  if (!executablePath) throw new Error('No Chromium here; install it or set CHROMIUM_PATH');

  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--disable-domain-reliability',
      '--disable-features=OptimizationHints,MediaRouter,Translate',
    ],
  });
}

/** Does the work; when it fails, keeps a picture of the page in test-results/. */
export async function showingFailure<T>(page: Page, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const picture = path.resolve(__dirname, '../../test-results', `${Date.now()}.png`);
    await page.screenshot({ path: picture, fullPage: true }).catch(() => undefined);
    throw new Error(
      `At ${page.url()} (see ${picture}): ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
}
