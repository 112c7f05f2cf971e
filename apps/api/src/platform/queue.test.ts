import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { dataSource } from '../database.js';
import { aCertificate } from '../testing/a-certificate.js';
import { aCreditCourse } from '../testing/a-credit-course.js';
import { startRedis } from '../testing/redis.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';
import { stored } from '../testing/stored.js';
import { until } from '../testing/until.js';
import type { Config } from './config.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import { systemOf } from './actor.js';
import { Database } from './database.js';
import { FileStore } from './files.js';
import { createLogger, NestLogger } from './logging.js';
import { Metrics } from './metrics.js';
import { Queues } from './queue.js';
import { Relay } from './relay.js';

type Backend = Readonly<{ queue: (api: TestApi) => Config['queue']; stop: () => Promise<void> }>;

const backends: Record<Config['queue']['backend'], () => Promise<Backend>> = {
  postgres: async () => ({
    queue: ({ database }) => ({ backend: 'postgres', url: database.queueUrl }),
    stop: async () => undefined,
  }),
  redis: async () => {
    const redis = await startRedis();

    return { queue: () => ({ backend: 'redis', url: redis.url }), stop: redis.stop };
  },
};

describe.each(['postgres', 'redis'] as const)('jobs on %s', (name) => {
  let api: TestApi;
  let backend: Backend;
  let worker: INestApplicationContext;

  /** The worker process's application, on the http application's database and files. */
  const startWorker = async (): Promise<INestApplicationContext> => {
    const config = { ...api.config, queue: backend.queue(api), jobLockMs: 1000 };
    const source = await dataSource(config.database.url, 8).initialize();

    return NestFactory.createApplicationContext(AppModule.forWorker({ config, source, clock: api.clock }), {
      logger: new NestLogger(createLogger('silent')),
      abortOnError: false,
    });
  };

  beforeAll(async () => {
    backend = await backends[name]();
    api = await startTestApi();
    await api.publish(aCreditCourse(), { bodies: ['apa'] });
    worker = await startWorker();
  });
  afterAll(async () => {
    await worker.close();
    await api.close();
    await backend.stop();
  });
  afterEach(() => jest.restoreAllMocks());

  const entryOf = async (certificateId: string) => {
    const [entry] = await stored<{ id: string; relayed: boolean }>(
      api,
      `select id, relayed_at is not null as relayed from outbox where payload ->> 'certificateId' = $1`,
      [certificateId],
    );

    return entry;
  };
  const filesOf = (certificateId: string) =>
    stored<{ storage_key: string }>(
      api,
      'select storage_key from certificate_files where certificate_id = $1',
      [certificateId],
    );
  const jobs = () => worker.get(Queues).queue('certificates');
  const finished = (id: string) =>
    until('the job to be done', async () => (await (await jobs().getJob(id))?.getState()) === 'completed');

  it('carry a claim to its certificate within seconds, woken and not by chance', async () => {
    const caller = await api.as({ name: 'awaited' });
    const started = performance.now();
    const { id } = await aCertificate(caller);
    await until('the certificate', async () => (await caller.get(`/certificates/${id}`)).body.ready === true);

    // The relay looks by itself every 15 seconds: sooner means that it was woken.
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(await entryOf(id)).toMatchObject({ relayed: true });
    expect((await caller.get(`/certificates/${id}/file`)).raw.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('have the outbox entry’s id, so that an entry relayed twice is one job', async () => {
    const { id } = await aCertificate(await api.as({ name: 'relayed twice' }));
    const entry = await until('the outbox entry', () => entryOf(id));
    await finished(entry.id);
    const before = await jobs().getJobCountByTypes('completed', 'waiting', 'active', 'delayed', 'failed');
    await stored(api, 'update outbox set relayed_at = null where id = $1', [entry.id]);
    worker.get(Relay).wake();
    await until('the entry to be relayed again', async () => (await entryOf(id))?.relayed);

    expect(await jobs().getJobCountByTypes('completed', 'waiting', 'active', 'delayed', 'failed')).toBe(
      before,
    );
    expect(await filesOf(id)).toHaveLength(1);
  });

  it('are tried again, later each time, when storage fails', async () => {
    const put = jest.spyOn(worker.get(FileStore), 'put').mockRejectedValueOnce(new Error('The disk is full'));
    const { id } = await aCertificate(await api.as({ name: 'unlucky' }));
    const entry = await until('the outbox entry', () => entryOf(id));
    await finished(entry.id);

    const job = await jobs().getJob(entry.id);
    expect(put).toHaveBeenCalledTimes(2);
    expect(job).toMatchObject({
      attemptsMade: 2,
      opts: { attempts: 8, backoff: { type: 'exponential', delay: 1000 } },
    });
    expect(await filesOf(id)).toHaveLength(1);
    const metrics = await worker.get(Metrics).registry.metrics();
    expect(metrics).toContain('jobs_total{job="certificates.render",outcome="failed"} 1');
  });

  it('wait in the outbox while no worker runs, and are done when one starts', async () => {
    await worker.close();
    const { id } = await aCertificate(await api.as({ name: 'patient' }));
    expect(await entryOf(id)).toMatchObject({ relayed: false });
    worker = await startWorker();
    await until('the file', async () => (await filesOf(id)).length > 0);

    expect(await entryOf(id)).toMatchObject({ relayed: true });
  });

  it('wait in the outbox until their time has come, and are done then', async () => {
    const wait = 10 * 60_000;
    const mail = { to: 'held@example.com', subject: 'Held back', text: 'Ten minutes later.' };
    const mailId = await api.app.get(Database).as(systemOf(api.societies.acme), (tx) => {
      const notBefore = new Date(api.clock.now().getTime() + wait);

      return api.app.get(NotificationsService, { strict: false }).send(tx, mail, notBefore);
    });
    const held = async () => {
      const [entry] = await stored<{ id: string; relayed: boolean }>(
        api,
        `select id, relayed_at is not null as relayed from outbox where payload ->> 'mailId' = $1`,
        [mailId],
      );

      return entry;
    };
    // A later entry has been taken: the round that did so left this one where it is.
    const later = await aCertificate(await api.as({ name: 'not held' }));
    await until('the later entry', async () => (await entryOf(later.id))?.relayed);
    const { id } = (await held()) ?? { id: '' };
    expect(await held()).toEqual({ id, relayed: false });

    api.clock.advance(wait);
    worker.get(Relay).wake();
    const mails = worker.get(Queues).queue('notifications');
    await until('the mail', async () => (await (await mails.getJob(id))?.getState()) === 'completed');
    expect(await held()).toEqual({ id, relayed: true });
  });

  it('are swept on a schedule that is there once, however often a worker starts', async () => {
    const second = await startWorker();
    const schedules = await jobs().getJobSchedulers();
    await second.close();

    const names = schedules.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
    expect(schedules.filter(({ name }) => name === 'certificates.sweep')).toMatchObject([
      { every: 5 * 60_000 },
    ]);
  });
});
