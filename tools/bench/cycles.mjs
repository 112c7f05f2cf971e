import { execFile } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/**
 * One process on one core evaluates license cycles. A learner is evaluated once: her three licenses, each with her 60 awards.
 * `catalogMs` is "will this count" of 200 activities for her three licenses.
 *
 * @returns {Promise<{ learnersPerSecond: number, licensesPerSecond: number, catalogMs: number }>}
 */
export async function cycleSpeed() {
  const script = fileURLToPath(new URL('evaluate-cycles.cjs', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script]);

  return JSON.parse(stdout);
}
