// `npm run bench`: what this machine can do, measured on the running system. `-- --quick` leaves out the fresh clone;
// `-- --write` keeps the figures in docs/bench.md with the date and the commit.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { routeSizes } from '../apps/web/bundle-report.mjs';
import { renderingSpeed } from './bench/certificates.mjs';
import { cycleSpeed } from './bench/cycles.mjs';
import { makeLearners } from './bench/learners.mjs';
import { loadFigures, recordFigures } from './bench/load.mjs';
import { memoryOf } from './bench/memory.mjs';
import { makeRecords } from './bench/records.mjs';
import { figuresAsMarkdown } from './bench/report.mjs';
import { freshClone, importTime, startAndTime } from './bench/start-up.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const quick = process.argv.includes('--quick');

/** @param {string} line */
const say = (line) => process.stderr.write(`${line}\n`);

async function bench() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cohesion-bench-'));
  const dataDir = path.join(folder, 'data');
  try {
    say('Certificates …');
    const certificates = await renderingSpeed();
    say('Cycles …');
    const cycles = await cycleSpeed();
    say('Start …');
    const clone = quick ? null : await freshClone(root, path.join(folder, 'clone'));
    const first = await startAndTime(root, dataDir);
    await first.stop();
    const library = importTime(dataDir);
    const warm = await startAndTime(root, dataDir);
    say('Requests …');
    const learners = await makeLearners(warm.address, 8);
    const load = await loadFigures(warm.address, learners);
    await makeRecords(warm.address, dataDir, learners);
    load.push(...(await recordFigures(warm.address, learners)));
    const memory = memoryOf(warm.pid);
    await warm.stop();

    return {
      date: new Date().toISOString().slice(0, 10),
      commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim(),
      machine: `${os.cpus().length} cores, ${os.cpus()[0]?.model ?? 'unknown'}, ${Math.round(os.totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
      start: { clone, first: first.seconds, warm: warm.seconds, library },
      load,
      certificates,
      cycles,
      memory,
      bundles: routeSizes(path.join(root, 'apps/web/dist/client')),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const text = figuresAsMarkdown(await bench());
process.stdout.write(`${text}\n`);
if (process.argv.includes('--write')) writeFileSync(path.join(root, 'docs/bench.md'), text);
