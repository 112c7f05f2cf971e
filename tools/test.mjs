// `npm test`: lint, types, the courses in content/, and the tests of every project, one after the other.
// `npm test -- credit` runs the tests of the projects with that in their name; options go on to jest.
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { runNx } from './prepare/build.mjs';
import { Refusal, explain } from './support/refusal.mjs';
import { run } from './support/run.mjs';
import { stoppedBySignal } from './support/signals.mjs';
import { prepareEnvironment } from './test/environment.mjs';
import { runProject, testProjects } from './test/projects.mjs';
import { succeeded, summary } from './test/summary.mjs';

/** @typedef {import('./test/summary.mjs').Check} Check */

const root = fileURLToPath(new URL('..', import.meta.url));
const signal = stoppedBySignal();
const ci = Boolean(process.env.CI) && process.env.CI !== 'false';

try {
  const { projects, args, all } = chosen(process.argv.slice(2));
  const env = await prepareEnvironment({ say: console.log, signal });
  const checks = all
    ? [await timed('lint', lint), await timed('types', types), await timed('content', content)]
    : [];
  const results = [];
  for (const name of projects) {
    console.log(`\n${name}`);
    results.push(await runProject({ root, name, args, env, signal }));
  }
  console.log(summary(checks, results));
  process.exitCode = succeeded(checks, results, ci) ? 0 : 1;
} catch (error) {
  if (!signal.aborted) console.error(explain(error));
  process.exitCode = signal.aborted ? 130 : 1;
}

/** @param {readonly string[]} words */
function chosen(words) {
  const option = words.findIndex((word) => word.startsWith('-'));
  const names = option < 0 ? words : words.slice(0, option);
  const args = option < 0 ? [] : words.slice(option);
  const every = testProjects(root);
  const projects = every.filter((name) => names.length === 0 || names.some((part) => name.includes(part)));
  if (projects.length === 0)
    throw new Refusal(`No project is called ${names.join(' or ')}; there are ${every.join(', ')}.`);

  return { projects, args, all: words.length === 0 };
}

async function lint() {
  const { code } = await run(process.execPath, [path.join(root, 'tools/lint.mjs')], {
    cwd: root,
    show: true,
    signal,
  });

  return code === 0;
}

async function types() {
  const projects = await runNx({ root, node: process.execPath, target: 'typecheck', signal });
  const compiler = path.join(root, 'node_modules/typescript7/bin/tsc');
  const tools = await run(process.execPath, [compiler, '-p', path.join(root, 'tools')], {
    cwd: root,
    signal,
  });
  for (const { code, output } of [projects, tools]) if (code !== 0) console.error(output);

  return projects.code === 0 && tools.code === 0;
}

async function content() {
  const { code } = await run(process.execPath, [path.join(root, 'tools/content-check.mjs'), '--brief'], {
    cwd: root,
    show: true,
    signal,
  });

  return code === 0;
}

/**
 * @param {string} name
 * @param {() => Promise<boolean>} check
 * @returns {Promise<Check>}
 */
async function timed(name, check) {
  const begun = Date.now();
  const ok = await check();

  return { name, ok, seconds: (Date.now() - begun) / 1_000 };
}
