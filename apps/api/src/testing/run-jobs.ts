import type { INestApplicationContext } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { JobWorker } from '../platform/job.js';

export type Enqueued = Readonly<{ id: string; job: string; payload: unknown }>;

const waiting = `select id, job, payload from outbox where relayed_at is null and (not_before is null or not_before <= $1)
  order by id`;

/** What the outbox holds, whose time has come, and no relay has taken. */
export function enqueued(app: INestApplicationContext): Promise<Enqueued[]> {
  return app
    .get(Database)
    .asRelay((tx) => tx.query<Enqueued>(waiting, [app.get(Clock, { strict: false }).now()]));
}

/** Does every waiting job here and now, also those that jobs ask for, and answers their names. */
export async function runJobs(app: INestApplicationContext): Promise<string[]> {
  const workers = app
    .get(DiscoveryService, { strict: false })
    .getProviders()
    .map(({ instance }) => instance as unknown)
    .filter((instance) => instance instanceof JobWorker);
  const done: string[] = [];
  for (let entries = await enqueued(app); entries.length > 0; entries = await enqueued(app)) {
    for (const { id, job, payload } of entries) {
      const worker = workers.find((candidate) => candidate.job.name === job);
      if (!worker) throw new Error(`No worker does the job ${job}`);
      await worker.run(worker.job.payload.parse(payload));
      await app
        .get(Database)
        .asRelay((tx) => tx.query('update outbox set relayed_at = now() where id = $1', [id]));
      done.push(job);
    }
  }

  return done;
}
