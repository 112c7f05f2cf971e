import { execFile } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/**
 * @typedef {object} Rendering
 * @property {number} perCoreSecond
 * @property {number} bytes per file
 * @property {number} firstMs reading the fonts and the first page
 * @property {number} residentMb of the process in the end
 */

/**
 * One process on one core renders certificates of different people, as a thread of the worker does; one issues them, each
 * with its credential, token and proof, and signed; another draws the same page with pdfkit alone, its fonts parsed once.
 *
 * @returns {Promise<Rendering & { signed: Rendering, pdfkit: Rendering }>}
 */
export async function renderingSpeed() {
  const own = await renderMany('own');

  return { ...own, signed: await renderMany('signed'), pdfkit: await renderMany('pdfkit') };
}

/**
 * @param {'own' | 'signed' | 'pdfkit'} how
 * @returns {Promise<Rendering>}
 */
async function renderMany(how) {
  const script = fileURLToPath(new URL('render-many.cjs', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script, how]);

  return JSON.parse(stdout);
}
