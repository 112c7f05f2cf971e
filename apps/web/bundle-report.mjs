// Prints what each route loads first, in KB of gzip, from the built files: `node bundle-report.mjs [--json]`.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

/** @typedef {{ file: string, css?: string[], imports?: string[] }} Chunk */
/** @typedef {{ route: string, js: number, css: number, budget: number }} RouteSize js, css and budget in bytes */

const kilobyte = 1024;

/** The most JavaScript a route may load first, in KB of gzip. */
const budgets = {
  'courses/catalogue': 135,
  'courses/course': 135,
  'enrollments/learn': 140,
  'enrollments/course-home': 140,
  'credit/my-ce': 155,
};
const otherBudget = 150;

/** The most CSS any route may load, in KB of gzip. */
export const cssBudget = 15;

/**
 * What each route loads first: the entry, the route, and all that they import.
 *
 * @param {string} client the folder of the client build
 * @returns {RouteSize[]}
 */
export function routeSizes(client) {
  /** @type {Record<string, Chunk>} */
  const chunks = JSON.parse(readFileSync(path.join(client, '.vite/manifest.json'), 'utf8'));
  const sizes = new Map();
  /** @param {string} file */
  const sizeOf = (file) => {
    if (!sizes.has(file))
      sizes.set(file, gzipSync(readFileSync(path.join(client, file)), { level: 9 }).length);

    return sizes.get(file);
  };

  return Object.keys(chunks)
    .filter((name) => name.endsWith('.route.tsx'))
    .map((name) => {
      const loaded = [...closure(chunks, ['src/main.tsx', name])];
      const whole = chunks['style.css']?.file;
      const styles = new Set([
        ...loaded.flatMap((part) => chunks[part]?.css ?? []),
        ...(whole ? [whole] : []),
      ]);
      const route = name.replace(/^src\/|\.route\.tsx$/g, '');

      return {
        route,
        js: sum(loaded.map((part) => sizeOf(chunks[part]?.file ?? ''))),
        css: sum([...styles].map(sizeOf)),
        budget: (Object.entries(budgets).find(([known]) => known === route)?.[1] ?? otherBudget) * kilobyte,
      };
    });
}

/**
 * @param {Record<string, Chunk>} chunks
 * @param {readonly string[]} names
 */
function closure(chunks, names) {
  const found = new Set();
  const open = [...names];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    open.push(...(chunks[name]?.imports ?? []));
  }

  return found;
}

/** @param {readonly number[]} values */
const sum = (values) => values.reduce((total, value) => total + value, 0);

/** @param {number} bytes */
const kb = (bytes) => (bytes / kilobyte).toFixed(1).padStart(6);

function report() {
  const client =
    process.argv.find((word) => word.endsWith('/client')) ??
    fileURLToPath(new URL('dist/client', import.meta.url));
  const routes = routeSizes(client);
  if (process.argv.includes('--json')) {
    console.log(JSON.stringify(routes));
    return;
  }
  console.log(`${'route'.padEnd(28)} JS KB  budget  CSS KB`);
  for (const { route, js, css, budget } of routes) {
    const over = js > budget || css > cssBudget * kilobyte ? '  over' : '';
    console.log(`${route.padEnd(26)} ${kb(js)}  ${kb(budget)}  ${kb(css)}${over}`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) report();
