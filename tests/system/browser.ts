import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A real browser; it talks to this machine alone. */
export async function launchBrowser(): Promise<Browser> {
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

/** Signs the context in with the cookies of one header line. */
export async function holdCookies(context: BrowserContext, address: string, line: string): Promise<void> {
  await context.addCookies(
    line.split('; ').map((cookie) => {
      const at = cookie.indexOf('=');

      return { name: cookie.slice(0, at), value: cookie.slice(at + 1), url: address };
    }),
  );
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
