import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import {
  type BackendFactory,
  createPostgresBackend,
  createRedisBackend,
  Queue,
  type RedisQueueBackend,
  Worker,
} from 'bullmq';
import { CONFIG } from './config.token.js';
import type { Config } from './config.js';

type Backend = Readonly<{ connection: never; factory: BackendFactory<RedisQueueBackend> }>;

/** BullMQ on PostgreSQL, or on Redis when REDIS_URL is set. Nothing else in the code knows which. */
@Injectable()
export class Queues implements OnApplicationShutdown {
  private readonly queues = new Map<string, Queue>();
  private readonly workers: Worker[] = [];

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  queue(name: string): Queue {
    const known = this.queues.get(name);
    if (known) return known;
    const { connection, factory } = this.backend(2);
    const queue = new Queue(name, { connection }, factory);
    queue.on('error', () => undefined);
    this.queues.set(name, queue);

    return queue;
  }

  work(
    name: string,
    run: (job: { name: string; data: unknown }) => Promise<void>,
    onError: (error: Error) => void,
  ): Worker {
    const { connection, factory } = this.backend(3);
    const worker = new Worker<unknown, void>(
      name,
      run,
      {
        connection,
        concurrency: 4,
        lockDuration: this.config.jobLockMs,
        stalledInterval: this.config.jobLockMs / 2,
        maxStalledCount: 5,
      },
      factory,
    );
    worker.on('error', onError);
    this.workers.push(worker);

    return worker;
  }

  /** Lets running jobs finish, then closes every connection. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close()));
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
  }

  private backend(connections: number): Backend {
    const { backend, url } = this.config.queue;
    // BullMQ types connections and classes for Redis alone; its PostgreSQL backend takes a pool's settings.
    if (backend === 'redis')
      return { connection: { url, maxRetriesPerRequest: null } as never, factory: createRedisBackend };

    return {
      connection: { connectionString: url, max: connections } as never,
      factory: createPostgresBackend as unknown as BackendFactory<RedisQueueBackend>,
    };
  }
}
