import type { DiscoveryService } from '@nestjs/core';
import { z } from 'zod';
import { defineJob, type Job, JobWorker } from './job.js';
import { JobRunner } from './job-runner.js';
import { Metrics } from './metrics.js';
import type { Queues } from './queue.js';

const payload = z.strictObject({ id: z.uuid() });
const first = defineJob('tests.first', payload);
const second = defineJob('tests.second', z.strictObject({}));
const id = '01a20000-0000-7000-8000-000000000000';

class Doing extends JobWorker {
  readonly done: unknown[] = [];

  constructor(
    readonly job: Job,
    override readonly every?: number,
  ) {
    super();
  }

  async run(given: unknown): Promise<void> {
    this.done.push(given);
  }
}

/** A runner that finds these workers, and the queues and schedules it asked for. */
function aRunner(...workers: readonly JobWorker[]) {
  const taken: string[] = [];
  const scheduled: unknown[] = [];
  const queues = {
    work: (queue: string) => void taken.push(queue),
    queue: () => ({ upsertJobScheduler: async (...asked: unknown[]) => void scheduled.push(asked) }),
  } as unknown as Queues;
  const discovery = {
    getProviders: () => [{ instance: {} }, { instance: null }, ...workers.map((instance) => ({ instance }))],
  } as unknown as DiscoveryService;

  return { runner: new JobRunner(queues, discovery, new Metrics()), taken, scheduled };
}

describe('a worker process', () => {
  it('takes each queue once, and sets up what runs by itself', async () => {
    const { runner, taken, scheduled } = aRunner(new Doing(first), new Doing(second, 60_000));
    await runner.onApplicationBootstrap();

    expect(taken).toEqual(['tests']);
    expect(scheduled).toEqual([['tests.second', { every: 60_000 }, { name: 'tests.second', data: {} }]]);
  });

  it('does not start when nobody does a job that is defined, and names it', async () => {
    const { runner, taken } = aRunner(new Doing(first));

    await expect(runner.onApplicationBootstrap()).rejects.toThrow('jobs with no worker: tests.second');
    expect(taken).toEqual([]);
  });

  it('does not start when two do the same job, and names it', async () => {
    const { runner } = aRunner(new Doing(first), new Doing(second), new Doing(first));
    await expect(runner.onApplicationBootstrap()).rejects.toThrow('Jobs with two workers: tests.first;');
  });

  it('gives a job to its worker, and refuses what does not fit it', async () => {
    const worker = new Doing(first);
    const { runner } = aRunner(worker, new Doing(second));
    await runner.onApplicationBootstrap();
    await runner.run('tests.first', { id });

    expect(worker.done).toEqual([{ id }]);
    await expect(runner.run('tests.first', { id: '7' })).rejects.toThrow('Invalid UUID');
    await expect(runner.run('tests.third', {})).rejects.toThrow('No worker does the job tests.third');
    expect(worker.done).toHaveLength(1);
  });
});
