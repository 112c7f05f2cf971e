import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { CONFIG } from './config.token.js';
import type { Config } from './config.js';
import { Clock } from './clock.js';
import { Database } from './database.js';
import { Listener } from './listener.js';
import type { OutboxEntry } from './outbox.entity.js';
import { Queues } from './queue.js';

/** How many entries one round takes. */
const batch = 200;
/**
 * Notifications can get lost with their connection, and nothing notifies of an entry whose time has come; every so often
 * the outbox is looked at anyway. In milliseconds.
 */
const sweepEvery = 15_000;
/** Relayed entries are kept this long, for whoever has to find out what happened. */
const keepRelayed = '7 days';

/** Carries committed outbox entries to the queue, woken by LISTEN. Runs in the worker process. */
@Injectable()
export class Relay implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(Relay.name);
  private readonly listener: Listener;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private again = false;
  private closed = false;

  constructor(
    private readonly database: Database,
    private readonly queues: Queues,
    private readonly clock: Clock,
    @Inject(CONFIG) { database: { url } }: Config,
  ) {
    this.listener = new Listener(
      url,
      'outbox',
      () => this.wake(),
      () => this.wake(),
    );
  }

  onApplicationBootstrap(): void {
    this.listener.open();
    this.timer = setInterval(() => this.wake(), sweepEvery);
  }

  async onApplicationShutdown(): Promise<void> {
    this.closed = true;
    clearInterval(this.timer);
    await this.running;
    await this.listener.close();
  }

  /** Relays until nothing is left; a call during a round asks for one more. */
  wake(): void {
    if (this.closed) return;
    this.again = true;
    this.running ??= this.drain().finally(() => {
      this.running = undefined;
    });
  }

  private async drain(): Promise<void> {
    while (this.again && !this.closed) {
      this.again = false;
      try {
        while ((await this.relayBatch()) === batch);
      } catch (error) {
        this.logger.error({ err: error }, 'The outbox could not be relayed; it is tried again');
      }
    }
  }

  /**
   * The queue sees the entry's id as job id, so relaying twice (a crash between the two steps) makes one job.
   * Answers how many were taken.
   */
  private relayBatch(): Promise<number> {
    return this.database.asRelay(async (tx) => {
      const entries = await tx.query<Pick<OutboxEntry, 'id' | 'job' | 'payload'>>(
        `select id, job, payload from outbox where relayed_at is null and (not_before is null or not_before <= $2)
         order by id limit $1 for update skip locked`,
        [batch, this.clock.now()],
      );
      for (const { id, job, payload } of entries) {
        await this.queues.queue(job.slice(0, job.indexOf('.'))).add(job, payload, {
          jobId: id,
          attempts: 8,
          backoff: { type: 'exponential', delay: 1000 },
          removeOnComplete: { age: 24 * 3600, count: 10_000 },
          removeOnFail: { age: 30 * 24 * 3600 },
        });
      }
      const ids = entries.map(({ id }) => id);
      if (ids.length > 0) await tx.query('update outbox set relayed_at = now() where id = any($1)', [ids]);
      await tx.query(`delete from outbox where relayed_at < now() - interval '${keepRelayed}'`);

      return entries.length;
    });
  }
}
