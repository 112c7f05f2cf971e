import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { AppModule } from '../app.module.js';
import { dataSource } from '../database.js';
import { createHttpApp } from '../http-app.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';
import { AccountsSeed } from './accounts.seed.js';
import { RateLimits } from './rate-limits.service.js';

let api: TestApi;
let second: NestFastifyApplication;
let owner: pg.Client;

/** Two http processes' worth of application on one database. */
beforeAll(async () => {
  api = await startTestApi({ environment: { RATE_LIMITS: 'true' } });
  const { config, clock } = api;
  const source = await dataSource(config.database.url, 4).initialize();
  second = await createHttpApp(config, AppModule.forHttp({ config, source, clock }));
  await second.init();
  await second.getHttpAdapter().getInstance().ready();
  owner = new pg.Client({ connectionString: api.database.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await second.close();
  await api.close();
});
beforeEach(() => owner.query('delete from identity.tries'));

let network = 0;
/** A network nobody came from before. */
const aNetwork = (): string => `192.0.2.${(network += 1)}`;

const post = (app: NestFastifyApplication, url: string, payload: object, remoteAddress: string) =>
  app.inject({
    method: 'POST',
    url: `/api/accounts/${url}`,
    payload,
    headers: { host: 'acme.localhost' },
    remoteAddress,
  });

/** How many of these tries get through, half of them at each application. */
async function getThrough(
  tries: number,
  one: (app: NestFastifyApplication, at: number) => ReturnType<typeof post>,
): Promise<number> {
  let through = 0;
  for (let at = 0; at < tries; at += 1) {
    const { statusCode } = await one(at % 2 === 0 ? api.app : second, at);
    if (statusCode !== 429) through += 1;
  }

  return through;
}

describe('rate limits', () => {
  it('hold for one account from any number of networks, over both applications', async () => {
    const request = { email: 'someone@example.com', password: 'a guess' };

    // Ten tries in 15 minutes.
    expect(await getThrough(13, (app) => post(app, 'sign-in', request, aNetwork()))).toBe(10);
  });

  it('hold for one network and any number of accounts, over both applications', async () => {
    const from = aNetwork();

    // Twenty tries a minute.
    expect(
      await getThrough(24, (app, at) =>
        post(app, 'sign-in', { email: `n${at}@example.com`, password: 'a guess' }, from),
      ),
    ).toBe(20);
    expect(
      (await post(api.app, 'sign-in', { email: 'n@example.com', password: 'a guess' }, aNetwork()))
        .statusCode,
    ).toBe(401);
  });

  it('hold for tries at the same moment', async () => {
    const tries = Array.from({ length: 40 }, (_, at) => (at % 2 === 0 ? api.app : second).get(RateLimits));
    const answers = await Promise.all(tries.map((limits) => limits.consume('burst', { window: 60, max: 7 })));

    expect(answers.filter(({ allowed }) => allowed)).toHaveLength(7);
  });

  it('say how long to wait', async () => {
    const request = { email: 'waiting@example.com', password: 'a guess' };
    await getThrough(10, (app) => post(app, 'sign-in', request, aNetwork()));
    const { statusCode, headers, ...answer } = await post(api.app, 'sign-in', request, aNetwork());

    expect(statusCode).toBe(429);
    expect(answer.json()).toMatchObject({
      code: 'too-many-requests',
      details: { retryAfterSeconds: expect.any(Number) },
    });
    expect(Number(headers['retry-after'])).toBe(answer.json().details.retryAfterSeconds);
    expect(Number(headers['retry-after'])).toBeGreaterThan(890);
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(900);
  });

  it('also say how long to wait when the network was counted', async () => {
    const from = aNetwork();
    await getThrough(20, (app, at) =>
      post(app, 'sign-in', { email: `w${at}@example.com`, password: 'a guess' }, from),
    );
    const { statusCode, headers } = await post(
      api.app,
      'sign-in',
      { email: 'w@example.com', password: 'a guess' },
      from,
    );

    expect(statusCode).toBe(429);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(60);
  });

  it('are over when their window is', async () => {
    const request = { email: 'patient@example.com', password: 'a guess' };
    await getThrough(11, (app) => post(app, 'sign-in', request, aNetwork()));
    await owner.query(`update identity.tries set ends_at = now() - interval '1 second'`);

    expect((await post(api.app, 'sign-in', request, aNetwork())).statusCode).toBe(401);
  });

  it('are not held against someone who then knows the password', async () => {
    const wanted = { role: 'learner', name: 'One', email: 'forgetful@example.com' } as const;
    const [account] = await api.app.get(AccountsSeed).makeDemoAccounts(api.societies.acme, [wanted]);
    const email = wanted.email;
    const guess = (app: NestFastifyApplication) =>
      post(app, 'sign-in', { email, password: 'a guess' }, aNetwork());
    await getThrough(9, guess);
    expect(
      (await post(api.app, 'sign-in', { email, password: account?.password }, aNetwork())).statusCode,
    ).toBe(200);

    expect(await getThrough(10, guess)).toBe(10);
  });

  it('are over for someone who chose a new password by mail', async () => {
    const email = 'attacked@example.com';
    await api.app
      .get(AccountsSeed)
      .makeDemoAccounts(api.societies.acme, [{ role: 'learner', name: 'One', email }]);
    await getThrough(11, (app) => post(app, 'sign-in', { email, password: 'a guess' }, aNetwork()));
    await post(api.app, 'password-reset-mails', { email }, aNetwork());
    const [mail] = (
      await owner.query<{ body: string }>('select body from mails where recipient = $1', [email])
    ).rows;
    const token = /token=(\S+)/.exec(mail?.body ?? '')?.[1];
    const password = 'a new long password';
    expect((await post(second, 'password-resets', { token, password }, aNetwork())).statusCode).toBe(204);

    expect((await post(second, 'sign-in', { email, password }, aNetwork())).statusCode).toBe(200);
  });

  it('keep strangers from filling a mailbox', async () => {
    const email = 'quiet@example.com';
    const urls = ['password-reset-mails', 'verification-mails'];

    // Five mails an hour, whatever they are about.
    expect(await getThrough(7, (app, at) => post(app, urls[at % 2] ?? '', { email }, aNetwork()))).toBe(5);
  });

  it('store neither addresses nor networks', async () => {
    await post(api.app, 'sign-in', { email: 'private@example.com', password: 'a guess' }, '198.51.100.77');
    const { rows } = await owner.query<{ key: string }>('select key from identity.tries');

    expect(rows.length).toBeGreaterThanOrEqual(2);
    for (const { key } of rows) expect(key).toMatch(/^[\w-]{43}$/);
  });
});
