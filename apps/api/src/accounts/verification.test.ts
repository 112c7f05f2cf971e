import { systemOf } from '../platform/actor.js';
import { Database } from '../platform/database.js';
import { Caller, type Answer } from '../testing/caller.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());
afterEach(() => jest.useRealTimers());

/** Only what `Date` says changes; everything else goes on. */
const otherTimers = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const;
const goOn = (minutes: number) =>
  jest.useFakeTimers({ now: Date.now() + minutes * 60_000, doNotFake: [...otherTimers] });

const password = 'correct horse battery';
let made = 0;
const anAddress = (): string => `person${(made += 1)}@example.com`;
const aSignUp = (changes: Record<string, unknown> = {}) => ({
  name: 'Ruth Okafor',
  email: anAddress(),
  password,
  ...changes,
});

type MailRow = Readonly<{ subject: string; body: string }>;

/** What was sent to an address, the oldest first. */
const mailsTo = (email: string): Promise<MailRow[]> =>
  api.app
    .get(Database)
    .as(systemOf(api.societies.acme), (tx) =>
      tx.query<MailRow>('select subject, body from mails where recipient = $1 order by created_at', [email]),
    );

/** The token in the link of the newest mail. */
async function tokenFor(email: string): Promise<string> {
  const token = /\?token=(\S+)/.exec((await mailsTo(email)).at(-1)?.body ?? '')?.[1];
  if (!token) throw new Error(`No link was sent to ${email}`);

  return decodeURIComponent(token);
}

const cookieOf = ({ headers }: Answer): string =>
  [headers['set-cookie']]
    .flat()
    .map((cookie) => String(cookie).split(';')[0])
    .join('; ');
const signedIn = (answer: Answer): Caller => new Caller(api.app, 'acme.localhost', cookieOf(answer));

async function verified(changes: Record<string, unknown> = {}) {
  const request = aSignUp(changes);
  await api.visitor().post('/accounts/sign-up', request);
  const answer = await api.visitor().post('/accounts/verification', { token: await tokenFor(request.email) });

  return { ...request, answer };
}

describe('POST /api/accounts/verification', () => {
  it('signs in and makes the person a learner of this society', async () => {
    const { email, answer } = await verified();

    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      society: { slug: 'acme', name: 'Acme Group Psychotherapy Society', shortName: 'Acme', sample: true },
      person: { id: expect.any(String), name: 'Ruth Okafor', email, roles: ['learner'] },
    });
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^cohesion\.session_token=.+; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect((await signedIn(answer).get('/session')).body).toEqual(answer.body);
  });

  it('works once', async () => {
    const { email, answer } = await verified();
    const again = await api.visitor().post('/accounts/verification', { token: await tokenFor(email) });

    expect(answer.status).toBe(200);
    expect({ status: again.status, code: again.body.code }).toEqual({ status: 410, code: 'link-expired' });
    expect(again.headers['set-cookie']).toBeUndefined();
  });

  it('works once, also for five at the same moment', async () => {
    const request = aSignUp();
    await api.visitor().post('/accounts/sign-up', request);
    const token = await tokenFor(request.email);
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map(() => api.visitor().post('/accounts/verification', { token })),
    );

    expect(answers.map(({ status }) => status).sort((one, other) => one - other)).toEqual([
      200, 410, 410, 410, 410,
    ]);
  });

  it.each([
    // The mail says 24 hours: a minute less, and a minute more.
    ['still works', 24 * 60 - 1, 200],
    ['has expired', 24 * 60 + 1, 410],
  ])('%s after %d minutes', async (_, minutes, status) => {
    const request = aSignUp();
    await api.visitor().post('/accounts/sign-up', request);
    const token = await tokenFor(request.email);
    goOn(minutes);

    expect((await api.visitor().post('/accounts/verification', { token })).status).toBe(status);
  });

  it.each(['not-a-token', 'eyJhbGciOiJub25lIn0.eyJlbWFpbCI6InBlcnNvbkBleGFtcGxlLmNvbSJ9.'])(
    'refuses %j',
    async (token) => {
      const { status, body } = await api.visitor().post('/accounts/verification', { token });

      expect({ status, code: body.code }).toEqual({ status: 410, code: 'link-expired' });
    },
  );

  it('names a token that is missing', async () => {
    const { status, body } = await api.visitor().post('/accounts/verification', {});

    expect({ status, field: body.details[0].field }).toEqual({ status: 400, field: 'token' });
  });
});

describe('POST /api/accounts/verification-mails', () => {
  it('sends a new link to someone who has not confirmed yet', async () => {
    const { email, ...rest } = aSignUp();
    await api.visitor().post('/accounts/sign-up', { email, ...rest });
    const { status, body } = await api.visitor().post('/accounts/verification-mails', { email });

    expect({ status, body }).toEqual({ status: 202, body: { sent: true } });
    expect(await mailsTo(email)).toHaveLength(2);
    expect(
      (await api.visitor().post('/accounts/verification', { token: await tokenFor(email) })).status,
    ).toBe(200);
  });

  it('says the same for an address nobody has, or that is confirmed, and sends nothing', async () => {
    const { email } = await verified();
    for (const address of [email, anAddress()]) {
      const { status, body } = await api.visitor().post('/accounts/verification-mails', { email: address });

      expect({ status, body }).toEqual({ status: 202, body: { sent: true } });
    }
    expect(await mailsTo(email)).toHaveLength(1);
  });

  it('names an address that is none', async () => {
    const { status, body } = await api.visitor().post('/accounts/verification-mails', { email: 'x' });

    expect({ status, field: body.details[0].field }).toEqual({ status: 400, field: 'email' });
  });
});
