import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { ownerOf, until } from './system/database.js';
import { aFinishedLearner, type ApiLearner, json } from './system/learner.js';
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

describe('a certificate', () => {
  it('exists once, with its PDF, after the worker was killed while it rendered', async () => {
    const learner = await aFinishedLearner(system.address, 'worker-killed@example.com');
    // Holds off the row that ends the rendering, so that the kill falls into the middle of it.
    await owner.query('begin; lock table certificate_files in exclusive mode');
    const claim = await learner.claim();
    expect(claim.status).toBe(200);
    await until('the worker stands before the last step', async () => (await waitingForFiles()) > 0);

    const { worker } = await system.pids();
    process.kill(worker, 'SIGKILL');
    await until('the worker is gone', async () => !isRunning(worker));
    await owner.query('commit');

    await oneCertificateWithItsPdf(learner);
    expect((await system.pids()).worker).not.toBe(worker);
  });

  it('exists once, with its PDF, after http was killed between the commit and the relay', async () => {
    const learner = await aFinishedLearner(system.address, 'http-killed@example.com');
    const { http, worker } = await system.pids();
    // The worker relays; while it stands still nothing can be relayed.
    process.kill(worker, 'SIGSTOP');
    const unanswered = learner.claim().catch(() => undefined);
    const entry = await until('the award is committed', () => outboxEntry(learner));
    process.kill(http, 'SIGKILL');
    await unanswered;
    expect(entry.relayed_at).toBeNull();
    process.kill(worker, 'SIGCONT');

    await until('http is back', async () => (await fetch(`${system.address}/health/ready`)).ok);
    await oneCertificateWithItsPdf(learner);
    const again = await json(learner.claim());
    expect(again.awards).toHaveLength(1);
    await oneCertificateWithItsPdf(learner);
  });

  it('is awarded once when both processes are killed again and again while many claim', async () => {
    const learners = await Promise.all(
      Array.from({ length: 4 }, (_, index) => aFinishedLearner(system.address, `storm-${index}@example.com`)),
    );
    const claims = learners.flatMap((learner) => [persistently(learner), persistently(learner)]);
    for (const name of ['worker', 'http', 'worker'] as const) {
      await pause(150);
      const pid = (await system.pids())[name];
      if (pid) process.kill(pid, 'SIGKILL');
    }
    await Promise.all(claims);

    for (const learner of learners) await oneCertificateWithItsPdf(learner);
    for (const learner of learners)
      expect(await countsOf(learner)).toEqual({ awards: 1, certificates: 1, files: 1 });
  });
});

describe('the system', () => {
  it('starts again on its data after the launcher was killed, with everything in its place', async () => {
    const survivor = await startSystem();
    const learner = await aFinishedLearner(survivor.address, 'survivor@example.com');
    await json(learner.claim());
    survivor.kill();

    const again = await startSystem({ DATA_DIR: survivor.dataDir });
    try {
      const client = await ownerOf(again.dataDir);
      const { rows } = await client.query('select count(*)::integer as count from awards');
      await client.end();
      expect(rows).toEqual([{ count: 1 }]);
    } finally {
      await again.stop();
      await survivor.stop();
    }
  });
});

/** Asks until there is an answer, as a person with a bad connection would. */
async function persistently(learner: ApiLearner): Promise<void> {
  await until('the claim is answered', async () => {
    const answer = await learner.claim();

    return answer.ok;
  });
}

async function oneCertificateWithItsPdf(learner: ApiLearner): Promise<void> {
  const pdf = await until('the PDF is there', async () => {
    const home = await json(learner.get(`/enrollments/${learner.enrollmentId}`));
    const [certificate] = home.certificates;
    if (!certificate) return undefined;
    const answer = await learner.get(`/certificates/${certificate.id}/file`);

    return answer.ok && Buffer.from(await answer.arrayBuffer());
  });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(await countsOf(learner)).toEqual({ awards: 1, certificates: 1, files: 1 });
}

async function countsOf({ enrollmentId }: ApiLearner): Promise<unknown> {
  const { rows } = await owner.query(
    `select count(distinct award.id)::integer as awards, count(distinct certificate.id)::integer as certificates,
       count(distinct file.id)::integer as files
     from awards award left join certificates certificate on certificate.award_id = award.id
       left join certificate_files file on file.certificate_id = certificate.id
     where award.enrollment_id = $1`,
    [enrollmentId],
  );

  return rows[0];
}

async function outboxEntry({ enrollmentId }: ApiLearner): Promise<{ relayed_at: Date | null } | undefined> {
  const { rows } = await owner.query(
    `select entry.relayed_at from outbox entry
     join certificates certificate on certificate.id = (entry.payload ->> 'certificateId')::uuid
     join awards award on award.id = certificate.award_id
     where entry.job = 'certificates.render' and award.enrollment_id = $1`,
    [enrollmentId],
  );

  return rows[0];
}

async function waitingForFiles(): Promise<number> {
  const { rows } = await owner.query(
    "select count(*)::integer as count from pg_locks where relation = 'certificate_files'::regclass and not granted",
  );

  return rows[0].count;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);

    return true;
  } catch {
    return false;
  }
}
