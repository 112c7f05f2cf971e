/**
 * @typedef {object} Figures
 * @property {string} date
 * @property {string} commit
 * @property {string} machine
 * @property {{ clone: number | null, first: number, warm: number, library: number }} start seconds
 * @property {readonly import('./load.mjs').Figure[]} load
 * @property {import('./certificates.mjs').Rendering & Record<'signed' | 'pdfkit', import('./certificates.mjs').Rendering>} certificates
 * @property {{ learnersPerSecond: number, licensesPerSecond: number, catalogMs: number }} cycles
 * @property {Record<string, number>} memory MiB
 * @property {readonly { route: string, js: number, css: number, budget: number }[]} bundles bytes
 */

/** @param {number} value @param {number} [digits] */
const fixed = (value, digits = 1) => value.toFixed(digits);

/** @param {readonly string[]} heads @param {readonly (readonly string[])[]} rows */
const table = (heads, rows) =>
  [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** @param {Figures} figures */
export function figuresAsMarkdown({
  date,
  commit,
  machine,
  start,
  load,
  certificates,
  cycles,
  memory,
  bundles,
}) {
  return `# What one small machine does

Measured on ${date} at commit ${commit} by \`npm run bench\`: ${machine}. Client and server share the cores, so the
request figures are floors; read them as ratios and against the bars, not as capacity.

## From start to ready

${table(
  ['from', 'seconds'],
  [
    ...(start.clone === null ? [] : [['a fresh clone, with installing and building', fixed(start.clone)]]),
    ['an empty data folder', fixed(start.first)],
    ['a data folder that is there (bar: 10)', fixed(start.warm)],
    ['of an empty data folder: import of the whole library (bar: 10)', fixed(start.library)],
  ],
)}

## Requests

${table(
  ['request', 'at once', 'per second', 'p50 ms', 'p95 ms'],
  load.map(({ name, concurrency, perSecond, p50, p95 }) => [
    name,
    String(concurrency),
    fixed(perSecond, 0),
    fixed(p50),
    fixed(p95),
  ]),
)}

The bar for an answer save is a p95 of 30 ms with eight at once; for whether 200 courses count, 50 ms; for a transcript, 300 ms.

## Certificates

${table(
  ['Made', 'a second on one core', 'KB each', 'the first of a process, ms', 'process in the end, MiB'],
  [
    { made: 'page alone', ...certificates },
    { made: 'with credential, token and log proof, signed', ...certificates.signed },
    { made: 'page drawn with pdfkit alone', ...certificates.pdfkit },
  ].map(({ made, perCoreSecond, bytes, firstMs, residentMb }) => [
    made,
    fixed(perCoreSecond, 0),
    fixed(bytes / 1024),
    fixed(firstMs, 0),
    fixed(residentMb, 0),
  ]),
)}

Goal: 200 pages a second, under 60 KB. That is ${fixed(certificates.perCoreSecond / certificates.pdfkit.perCoreSecond)} times what pdfkit draws.

## License cycles

${fixed(cycles.licensesPerSecond, 0)} cycles evaluated a second on one core, of learners who have three licenses (Georgia LPC, Georgia LCSW, CGP) and 60 awards each. Goal: 5,000. That is ${fixed(cycles.learnersPerSecond, 0)} learners with all they have.

"Will this count" of 200 activities for three licenses: ${fixed(cycles.catalogMs)} ms of one core. Goal: 15 ms.

## Memory after that load

${table(
  ['process', 'MiB'],
  Object.entries(memory).map(([name, size]) => [name, fixed(size, 0)]),
)}

## What a browser loads first

${table(
  ['route', 'JS KB gzip', 'budget', 'CSS KB gzip'],
  bundles.map(({ route, js, css, budget }) => [
    route,
    fixed(js / 1024),
    fixed(budget / 1024, 0),
    fixed(css / 1024),
  ]),
)}
`;
}
