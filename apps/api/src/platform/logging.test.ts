import { populate } from '../testing/populate.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';
import { stored } from '../testing/stored.js';
import { createLogger } from './logging.js';

type Line = Readonly<{ reqId?: string; requestId?: string; route?: string; status?: number; level: number }>;

let api: TestApi;
const written: string[] = [];
const logTo = { write: (line: string) => void written.push(line) };

/** A learner of each society goes all the way, and a stranger looks at what came of it. */
beforeAll(async () => {
  api = await startTestApi({ environment: { LOG_LEVEL: 'debug' }, logTo });
  const codes = await populate(api);
  const stranger = api.visitor();
  await stranger.get(`/verifications/${codes.acme}`);
  await stranger.get('/verifications/A12');
  await stranger.get('/courses?q=something-private');
  await stranger.post('/accounts/sign-in', { email: 'stranger@example.com', password: 'a long guess' });
  await stranger.post('/accounts/verification', { token: 'a-token-of-a-mail' });
  await stranger.postRaw('/accounts/sign-in', '{"email": "half@example.com', 'application/json');
  await stranger.get('/nowhere/with/a-secret-path');
});
afterAll(() => api.close());

const lines = (): Line[] => written.map((line) => JSON.parse(line));

describe('the log', () => {
  it('is lines of JSON, each with a time and a level', () => {
    expect(written.length).toBeGreaterThan(30);
    for (const line of written) {
      expect(line.endsWith('\n')).toBe(true);
      expect(line.trim()).not.toContain('\n');
      expect(JSON.parse(line)).toMatchObject({
        level: expect.any(Number),
        time: expect.stringMatching(/Z$/),
      });
    }
  });

  it('has one line for each answer, with the request’s id and the pattern of its address', () => {
    const answers = lines().filter(({ route }) => route !== undefined);

    expect(answers.length).toBeGreaterThan(25);
    for (const { reqId } of answers) expect(reqId).toMatch(/^[0-9a-f-]{36}$/);
    expect(new Set(answers.map(({ reqId }) => reqId)).size).toBe(answers.length);
    expect(answers).toContainEqual(
      expect.objectContaining({ method: 'GET', route: '/api/verifications/:code', status: 200 }),
    );
    expect(answers).toContainEqual(expect.objectContaining({ route: 'unknown', status: 404 }));
  });

  it('has no line above information when nothing went wrong', () => {
    expect(lines().filter(({ level }) => level > 30)).toEqual([]);
  });

  it('names nobody and gives nothing away', async () => {
    const [secrets] = await stored<Record<string, string[]>>(
      api,
      `select array(select email from identity."user") as emails, array(select name from people) as names,
         array(select token from identity.session) as sessions, array(select code from certificates) as codes,
         array(select substring(body from 'token=(\\S+)') from mails where body like '%token=%') as tokens,
         array(select password from identity.account) as passwords, array(select id::text from people) as people,
         array(select "ipAddress" from identity.session where "ipAddress" <> '') as addresses`,
    );
    const known = Object.entries(secrets ?? {});
    expect(known.map(([kind]) => kind)).toHaveLength(8);
    for (const [kind, values] of known) {
      if (kind !== 'addresses') expect({ kind, count: values.length }).not.toMatchObject({ count: 0 });
      for (const value of values)
        for (const spelling of [value, `${value.slice(0, 4)}-${value.slice(4)}`, encodeURIComponent(value)])
          expect(written.filter((line) => line.includes(spelling))).toEqual([]);
    }
    const text = written.join('');
    for (const told of [
      'Ada Test',
      '@example.com',
      'something-private',
      'guess',
      'a-token-of',
      'session_token',
      'a-secret-path',
      'cookie',
    ])
      expect(text).not.toContain(told);
  });
});

describe('what is logged of an error', () => {
  it('is where it happened and why, not whose row it was', () => {
    const seen: string[] = [];
    const error = Object.assign(new Error('duplicate key', { cause: new Error('below') }), {
      code: '23505',
      detail: 'Key (email)=(ada@example.com) already exists.',
      parameters: ['Ada'],
    });
    createLogger('info', { write: (line) => void seen.push(line) }).error({ err: error }, 'failed');

    expect(JSON.parse(seen[0] ?? '').err).toEqual({
      name: 'Error',
      message: 'duplicate key',
      code: '23505',
      stack: expect.stringContaining('logging.test'),
      cause: { name: 'Error', message: 'below', stack: expect.any(String) },
    });
  });

  it('is an address without what was asked and without a certificate’s code', () => {
    const seen: string[] = [];
    const logger = createLogger('info', { write: (line) => void seen.push(line) });
    const urls = ['/courses?q=words', '/api/verifications/7K4M-92QX', '/v/7K4M-92QX?x=1'];
    for (const url of urls) logger.info({ req: { id: '1', method: 'GET', url } });

    expect(seen.map((line) => JSON.parse(line).req.path)).toEqual([
      '/courses',
      '/api/verifications/…',
      '/v/…',
    ]);
  });
});
