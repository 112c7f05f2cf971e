import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { run } from '../support/run.mjs';

/** @typedef {{ name: string, passed: number, failed: number, skipped: number, seconds: number }} Result */

/**
 * The folders that have tests, in the order in which a mistake shows soonest.
 *
 * @param {string} root
 * @returns {string[]}
 */
export function testProjects(root) {
  /** @param {string} group */
  const below = (group) =>
    existsSync(path.join(root, group))
      ? readdirSync(path.join(root, group)).map((name) => `${group}/${name}`)
      : [];

  return [...below('libs'), ...below('apps'), 'tools', 'tests'].filter((name) =>
    existsSync(path.join(root, name, 'jest.config.cjs')),
  );
}

/**
 * Runs the tests of one project, showing what jest says as it comes. A project whose tests cannot be loaded, or that
 * has none, has failed.
 *
 * @param {object} wanted
 * @param {string} wanted.root
 * @param {string} wanted.name
 * @param {readonly string[]} wanted.args for jest
 * @param {NodeJS.ProcessEnv} wanted.env
 * @param {AbortSignal} [wanted.signal]
 * @returns {Promise<Result>}
 */
export async function runProject({ root, name, args, env, signal }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'cohesion-results-'));
  const file = path.join(folder, 'results.json');
  const begun = Date.now();
  try {
    const jest = path.join(root, 'node_modules/jest/bin/jest.js');
    const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
    const results = ['--json', `--outputFile=${file}`, ...(process.env.CI ? ['--ci'] : [])];
    const color = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
    const { code } = await run(process.execPath, [...flags, jest, ...results, ...args], {
      cwd: path.join(root, name),
      env: { ...process.env, ...env, ...color },
      show: true,
      signal,
    });

    return { name, ...counts(file, code), seconds: (Date.now() - begun) / 1_000 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} file
 * @param {number} code
 */
function counts(file, code) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const passed = report.numPassedTests;
  const skipped = report.numPendingTests + report.numTodoTests;
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  const unexplained = failed === 0 && (code !== 0 || passed + skipped === 0);

  return { passed, failed: unexplained ? 1 : failed, skipped };
}
