/** @typedef {import('./projects.mjs').Result} Result */
/** @typedef {{ name: string, ok: boolean, seconds: number }} Check lint, types or content */

/**
 * What was run and how it ended; the last line stands alone so that it can be found.
 *
 * @param {readonly Check[]} checks
 * @param {readonly Result[]} results
 * @returns {string}
 */
export function summary(checks, results) {
  const total = totals(results);
  const rows = [
    ...checks.map(({ name, ok, seconds }) => [name, ok ? 'fine' : 'FAILED', seconds]),
    ...results.map((result) => [result.name, sentence(result), result.seconds]),
  ].map(([name, outcome, seconds]) => [String(name), String(outcome), `${Number(seconds).toFixed(1)} s`]);
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('   ')}`.trimEnd(),
  );

  return ['', ...lines, '', sentence(total)].join('\n');
}

/**
 * Whether everything that had to be run was run and passed.
 *
 * @param {readonly Check[]} checks
 * @param {readonly Result[]} results
 * @param {boolean} ci where nothing may be left out
 */
export function succeeded(checks, results, ci) {
  const { failed, skipped } = totals(results);

  return checks.every(({ ok }) => ok) && failed === 0 && !(ci && skipped > 0);
}

/** @param {readonly Result[]} results */
function totals(results) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of results) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }

  return total;
}

/** @param {{ passed: number, failed: number, skipped: number }} counts */
const sentence = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`;
