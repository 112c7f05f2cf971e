import { readdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { Refusal } from '../support/refusal.mjs';
import { run } from '../support/run.mjs';

/** @typedef {{ rule: string, from: string, to: string, why: string }} Violation */

const folders = ['apps', 'libs', 'tests', 'tools'];

/**
 * Checks every import against `.dependency-cruiser.cjs`. Refuses when the check looked at less than all source files:
 * a boundary that was not checked must not look like one that holds.
 *
 * @param {object} wanted
 * @param {string} wanted.root the tree to check
 * @param {string} wanted.home the checkout whose rules and tools are used
 * @param {AbortSignal} [wanted.signal]
 * @returns {Promise<{ violations: Violation[], files: number }>}
 */
export async function checkBoundaries({ root, home, signal }) {
  const present = folders.filter((folder) => sourcesBelow(path.join(root, folder)).length > 0);
  const { output } = await run(
    process.execPath,
    [
      path.join(home, 'node_modules/.bin/depcruise'),
      '--config',
      path.join(home, '.dependency-cruiser.cjs'),
      '--output-type',
      'json',
      ...present,
    ],
    { cwd: root, signal },
  );
  const { modules, summary } = parse(output);
  const seen = new Set(modules.map(({ source }) => source));
  const expected = present.flatMap((folder) =>
    sourcesBelow(path.join(root, folder)).map((file) => path.relative(root, file)),
  );
  const missed = expected.filter((file) => !seen.has(file));
  if (expected.length === 0 || missed.length > 0) {
    throw new Refusal(
      `The boundary check did not look at ${missed.length} of ${expected.length} files, ${missed[0]} among them.`,
    );
  }

  return {
    files: expected.length,
    violations: summary.violations.map(({ rule, from, to }) => ({
      rule: rule.name,
      from,
      to,
      why: summary.ruleSetUsed.forbidden.find(({ name }) => name === rule.name)?.comment ?? '',
    })),
  };
}

/** @typedef {{ name: string, comment?: string }} Rule */
/**
 * @typedef {object} Report what dependency-cruiser prints, as far as it is read here
 * @property {{ source: string }[]} modules
 * @property {{ violations: { rule: Rule, from: string, to: string }[], ruleSetUsed: { forbidden: Rule[] } }} summary
 */

/**
 * @param {string} output
 * @returns {Report}
 */
function parse(output) {
  try {
    return JSON.parse(output);
  } catch {
    throw new Refusal(`The boundary check did not run:\n${output}`);
  }
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function sourcesBelow(folder) {
  /** @type {import('node:fs').Dirent[]} */
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }

  return entries.flatMap((entry) => {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory())
      return /^(node_modules|dist|coverage|\..*)$/.test(entry.name) ? [] : sourcesBelow(full);

    return /\.(ts|tsx|mjs)$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [full] : [];
  });
}
