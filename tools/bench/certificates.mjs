import { execFile } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/**
 * One process on one core renders certificates of different people, as the worker does.
 *
 * @returns {Promise<{ perCoreSecond: number, bytes: number, firstMs: number }>}
 */
export async function renderingSpeed() {
  const script = fileURLToPath(new URL('render-many.cjs', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script]);

  return JSON.parse(stdout);
}
