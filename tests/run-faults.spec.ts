import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { ownerOf, until } from './system/database.js';
import { callerAt, json, signInAs, type Call } from './system/learner.js';
import { startSystem, type System } from './system/start-system.js';

let system: System;
let owner: pg.Client;

beforeAll(async () => {
  system = await startSystem({ JOB_LOCK_MS: '2000' });
  owner = await ownerOf(system.dataDir);
});
afterAll(async () => {
  await owner?.end();
  await system?.stop();
});

const people = 120;
const runs = '/societies/agps/certificate-runs';

describe('a run of certificates', () => {
  it('ends with one award, certificate and file for each line, though its workers are killed', async () => {
    const call = await administrator();
    const { programs, today } = await json(call(runs));
    const id = randomUUID();
    const started = await call(runs, {
      id,
      course: programs[0].course,
      bodies: [programs[0].credits[0].body],
      completedOn: today,
      held: null,
      source: 'Sign-in sheets.',
      confirmed: true,
      roster: Array.from({ length: people }, (_, index) => `Killed ${index},killed${index}@example.com`).join(
        '\n',
      ),
    });
    expect(started.status).toBe(200);
    // Twice: a worker that ends a third time soon after it began is not started again.
    for (const wait of [300, 1500]) {
      await pause(wait);
      const { worker } = await until('a worker is there', async () => {
        const pids = await system.pids();

        return pids.worker ? pids : undefined;
      });
      process.kill(worker, 'SIGKILL');
    }

    for (let state = 'working'; state === 'working';)
      state = await until('the run moves on', async () => {
        const { run } = await json(call(`${runs}/${id}`));
        if (run.state !== 'done') await pause(500);

        return run.state;
      });
    expect(await countsOf(id)).toEqual({
      lines: people,
      outcomes: people,
      verdicts: people,
      awards: people,
      certificates: people,
      files: people,
    });
  });
});

async function administrator(): Promise<Call> {
  const email = 'ce-administrator@example.com';

  return callerAt(system.address, await signInAs(system.address, email, system.passwords[email]));
}

async function countsOf(runId: string): Promise<unknown> {
  const { rows } = await owner.query(
    `select count(distinct line.id)::integer as lines, count(distinct outcome.id)::integer as outcomes,
       count(distinct verdict.id)::integer as verdicts, count(distinct award.id)::integer as awards,
       count(distinct certificate.id)::integer as certificates, count(distinct file.id)::integer as files
     from certificate_run_lines line left join certificate_run_outcomes outcome on outcome.line_id = line.id
       left join verdicts verdict on verdict.run_line_id = line.id
       left join awards award on award.run_line_id = line.id and award.verdict_id = verdict.id
       left join certificates certificate on certificate.award_id = award.id
       left join certificate_files file on file.certificate_id = certificate.id and file.storage_key is not null
     where line.run_id = $1`,
    [runId],
  );

  return rows[0];
}
