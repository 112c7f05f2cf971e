import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';

/** What the browser saves when this link of the page is chosen. */
export async function downloaded(page: Page, link: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: link }).click(),
  ]);

  return readFile(await download.path());
}

/** The text of a PDF as pdftotext reads it, laid out as on the page. */
export const textOf = (pdf: Uint8Array): string =>
  execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' }).normalize('NFC');

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The files of a ZIP by name. */
export const unpacked = (zip: Uint8Array): ReadonlyMap<string, Uint8Array> =>
  new Map(Object.entries(unzipSync(new Uint8Array(zip))));

/** Each file that the index of an audit pack lists, with the hash it gives. */
export function listed(pack: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, string> {
  const rows = strFromU8(pack.get('index.csv') ?? new Uint8Array())
    .trim()
    .split('\r\n')
    .slice(1);

  return new Map(
    rows.map((row) => [row.slice(0, row.indexOf(',')), /\b[0-9a-f]{64}\b/.exec(row)?.[0] ?? '']),
  );
}
