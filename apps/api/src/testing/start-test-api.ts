import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Role } from '@cohesion/contracts';
import type { CourseFiles } from '@cohesion/curriculum';
import type { DestinationStream } from 'pino';
import { AccountsSeed } from '../accounts/accounts.seed.js';
import { AppModule } from '../app.module.js';
import { CoursePublishing } from '../courses/course-publishing.service.js';
import { dataSource } from '../database.js';
import { createHttpApp } from '../http-app.js';
import { type Config, readConfig } from '../platform/config.js';
import { createLogger } from '../platform/logging.js';
import { SocietyImportService } from '../societies/society-import.service.js';
import type { ProgramPerson } from '../societies/program.entity.js';
import { aProgram } from './a-program.js';
import { aSociety } from './a-society.js';
import { Caller } from './caller.js';
import { enqueued, runJobs, type Enqueued } from './run-jobs.js';
import { TestClock } from './test-clock.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

/** Two societies, so that every test can ask what the other one sees. */
const hosts = { acme: 'acme.localhost', globex: 'globex.localhost' } as const;
export type SocietyName = keyof typeof hosts;

/** `name` tells several people with one role apart. */
type Someone = Readonly<{ role?: Role; society?: SocietyName; name?: string }>;

export type TestApi = Readonly<{
  app: NestFastifyApplication;
  config: Config;
  clock: TestClock;
  database: TestDatabase;
  societies: Readonly<Record<SocietyName, string>>;
  visitor(society?: SocietyName): Caller;
  /** Signs in for real, as someone made for this test. */
  as(someone?: Someone): Promise<Caller>;
  publish(
    files: CourseFiles,
    options?: { society?: SocietyName; bodies?: readonly string[]; people?: readonly ProgramPerson[] },
  ): ReturnType<CoursePublishing['publish']>;
  enqueued(): Promise<Enqueued[]>;
  /** Does every waiting job; nothing runs by itself. */
  runJobs(): Promise<string[]>;
  close(): Promise<void>;
}>;

/** The real application on a database of its own. Replaced: the clock and rate limits; mail stays in the database. */
export async function startTestApi({
  now = '2026-11-22T15:00:00Z',
  environment = {},
  logTo,
}: {
  now?: string;
  environment?: Record<string, string>;
  logTo?: DestinationStream;
} = {}): Promise<TestApi> {
  const database = await createTestDatabase();
  const folder = await mkdtemp(path.join(tmpdir(), 'cohesion-test-'));
  const config = readConfig({
    NODE_ENV: 'test',
    DATABASE_URL: database.appUrl,
    QUEUE_DATABASE_URL: database.queueUrl,
    DATABASE_POOL: '8',
    DATA_DIR: folder,
    CONTENT_DIR: path.resolve(__dirname, '../../../../content'),
    WEB_DIST: path.join(folder, 'no-web'),
    DEFAULT_SOCIETY: 'acme',
    AUTH_SECRET: 'a secret for tests, and for nothing but tests',
    PERSONAL_DATA_KEYS: `test:${Buffer.alloc(32, 'for tests').toString('base64url')}`,
    RATE_LIMITS: 'false',
    LOG_LEVEL: process.env['TEST_LOG'] ?? 'silent',
    ...environment,
  });
  const clock = new TestClock(now);
  const source = await dataSource(config.database.url, config.database.pool).initialize();
  const app = await createHttpApp(
    config,
    AppModule.forHttp({ config, source, clock }),
    createLogger(config.logLevel, logTo),
  );
  await app.init();
  await app.getHttpAdapter().getInstance().ready();

  const imports = app.get(SocietyImportService);
  const societies = {
    acme: (await imports.importSociety(aSociety({ slug: 'acme', host: hosts.acme }), 'acme.yaml')).id,
    globex: (
      await imports.importSociety(
        aSociety({ slug: 'globex', shortName: 'Globex', host: hosts.globex }),
        'globex.yaml',
      )
    ).id,
  };

  return {
    app,
    config,
    clock,
    database,
    societies,
    visitor: (society = 'acme') => new Caller(app, hosts[society]),
    as: (someone = {}) => signIn(app, societies, someone),
    publish: async (files, { society = 'acme', bodies = ['apa', 'nbcc'], ...by } = {}) => {
      await aProgram(app, societies[society], slugOf(files), { bodies, ...by });

      return app.get(CoursePublishing).publish(societies[society], slugOf(files), files);
    },
    enqueued: () => enqueued(app),
    runJobs: () => runJobs(app),
    close: async () => {
      await app.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function signIn(
  app: NestFastifyApplication,
  societies: Readonly<Record<SocietyName, string>>,
  { role = 'learner', society = 'acme', name = 'one' }: Someone,
): Promise<Caller> {
  const email = `${name.toLowerCase().replace(/[^a-z]/g, '')}.${role}.${society}@example.com`;
  const [account] = await app
    .get(AccountsSeed)
    .makeDemoAccounts(societies[society], [{ role, name: `Test ${name}`, email }]);
  const visitor = new Caller(app, hosts[society]);
  const answer = await visitor.post('/accounts/sign-in', { email, password: account?.password });
  if (answer.status !== 200)
    throw new Error(`Signing in answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  const cookies = [answer.headers['set-cookie']].flat().map((cookie) => String(cookie).split(';')[0]);

  return new Caller(app, hosts[society], cookies.join('; '));
}

/** The folder a course would stand in: its slug. */
function slugOf(files: CourseFiles): string {
  return /^slug: (.+)$/m.exec(files.get('course.yaml') ?? '')?.[1] ?? '';
}
