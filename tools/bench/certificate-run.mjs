// `node tools/bench/certificate-run.mjs [people]`: a run of certificates from a roster, on a system started for it: how many
// are whole per second (award, certificate, signed PDF on disk), and the most memory the worker took meanwhile.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { read, send } from './learners.mjs';
import { mostMemoryOf, workerSeconds } from './memory.mjs';
import { startAndTime } from './start-up.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const names = [
  'Zoë Ångström-Łukasiewicz',
  'Đặng Thị Ngọc Ánh',
  'Ιωάννης Παπαδόπουλος',
  'Иван Ёлкин',
  'Seán Ó Briain',
];

/** @param {number} people */
const roster = (people) =>
  Array.from(
    { length: people },
    (_, index) => `${names[index % names.length]},bench${index}@example.com`,
  ).join('\n');

/**
 * @param {string} address
 * @param {string} dataDir
 */
async function signIn(address, dataDir) {
  const [email = '', password = ''] =
    Object.entries(JSON.parse(readFileSync(path.join(dataDir, 'keys/demo-accounts.json'), 'utf8'))).find(
      ([who]) => who.startsWith('ce-administrator'),
    ) ?? [];
  const answer = await send(address, '/api/accounts/sign-in', { email, password });

  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

/** @param {number} people */
async function benchRun(people) {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'cohesion-bench-run-'));
  const system = await startAndTime(root, dataDir);
  try {
    const { address } = system;
    const cookie = await signIn(address, dataDir);
    const { society } = await read(await fetch(`${address}/api/session`, { headers: { cookie } }));
    const at = `/api/societies/${society.slug}/certificate-runs`;
    const { programs, today } = await read(await fetch(`${address}${at}`, { headers: { cookie } }));
    const [program] = programs;
    const request = {
      id: randomUUID(),
      course: program.course,
      bodies: [
        program.credits.find((/** @type {{ withheld: unknown }} */ { withheld }) => withheld === null).body,
      ],
      completedOn: today,
      held: 'Decatur, Georgia',
      source: 'Bench',
      confirmed: true,
      tellsPeople: false,
      roster: roster(people),
    };
    const worked = workerSeconds(system.pid);
    const began = performance.now();
    await send(address, at, request, cookie);
    const startedMs = performance.now() - began;
    const written = await until(address, `${at}/${request.id}`, cookie, ({ waiting }) => waiting === 0);
    const writtenMs = performance.now() - began;
    const figures = await until(
      address,
      `${at}/${request.id}`,
      cookie,
      ({ waiting, issued }) => waiting + issued === 0,
    );
    const seconds = (performance.now() - began) / 1000;
    const cores = workerSeconds(system.pid) - worked;
    const archiveBegan = performance.now();
    const archive = await (
      await fetch(`${address}${at}/${request.id}/archive`, { headers: { cookie } })
    ).arrayBuffer();

    return {
      people,
      figures: figures ?? written,
      startedMs: Math.round(startedMs),
      writtenPerSecond: Math.round(people / (writtenMs / 1000)),
      wholePerSecond: Math.round(people / seconds),
      seconds: Math.round(seconds),
      wholePerCoreSecond: Math.round(people / cores),
      archive: {
        bytes: archive.byteLength,
        seconds: Math.round((performance.now() - archiveBegan) / 100) / 10,
      },
      mostMiB: mostMemoryOf(system.pid),
    };
  } finally {
    await system.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/**
 * @param {string} address
 * @param {string} page
 * @param {string} cookie
 * @param {(figures: { waiting: number, issued: number }) => boolean} reached
 */
async function until(address, page, cookie, reached) {
  for (;;) {
    const { run } = await read(await fetch(`${address}${page}`, { headers: { cookie } }));
    if (reached(run.figures)) return run.figures;
    await pause(500);
  }
}

process.stdout.write(`${JSON.stringify(await benchRun(Number(process.argv[2] ?? 10_000)), null, 2)}\n`);
