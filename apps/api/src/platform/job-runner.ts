import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { definedJobs, JobWorker } from './job.js';
import { Metrics } from './metrics.js';
import { Queues } from './queue.js';

/** Takes jobs off the queues and gives each to its worker. Refuses to start unless every job has exactly one. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap {
  private readonly logger = new Logger(JobRunner.name);
  private workers: ReadonlyMap<string, JobWorker> = new Map();

  constructor(
    private readonly queues: Queues,
    private readonly discovery: DiscoveryService,
    private readonly metrics: Metrics,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.workers = this.findWorkers();
    const queues = new Set([...this.workers.values()].map(({ job }) => job.queue));
    for (const queue of queues) this.take(queue);
    for (const { job, every } of this.workers.values()) {
      if (every)
        await this.queues
          .queue(job.queue)
          .upsertJobScheduler(job.name, { every }, { name: job.name, data: {} });
    }
  }

  /** Does one job here and now. */
  async run(name: string, data: unknown): Promise<void> {
    const worker = this.workers.get(name);
    if (!worker) throw new Error(`No worker does the job ${name}`);
    try {
      await worker.run(worker.job.payload.parse(data));
      this.metrics.jobDone(name, 'done');
    } catch (error) {
      this.metrics.jobDone(name, 'failed');
      throw error;
    }
  }

  private take(queue: string): void {
    this.queues.work(
      queue,
      ({ name, data }) => this.run(name, data),
      (error) => this.logger.error({ err: error, queue }, 'A queue reported an error'),
    );
  }

  private findWorkers(): ReadonlyMap<string, JobWorker> {
    const found = this.discovery
      .getProviders()
      .map(({ instance }) => instance as unknown)
      .filter((instance) => instance instanceof JobWorker);
    const names = found.map(({ job }) => job.name);
    const twice = names.filter((name, index) => names.indexOf(name) !== index);
    const never = definedJobs().filter((name) => !names.includes(name));
    if (twice.length > 0 || never.length > 0) {
      throw new Error(
        `Jobs with two workers: ${twice.join(', ') || 'none'}; jobs with no worker: ${never.join(', ') || 'none'}`,
      );
    }

    return new Map(found.map((worker) => [worker.job.name, worker]));
  }
}
