import type { Caller } from '../testing/caller.js';
import { goOn } from '../testing/go-on.js';
import { mailsTo } from '../testing/sign-ups.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());
afterEach(() => jest.useRealTimers());

const chosen = 'a new long password';
const people = ['Ada', 'Ben', 'Cleo', 'Dan', 'Eve', 'Finn'];

/** Someone new, signed in. */
async function aPerson(): Promise<{ caller: Caller; email: string }> {
  const name = people.pop();
  if (!name) throw new Error('There are no more names');
  const caller = await api.as({ name });

  return { caller, email: `${name.toLowerCase()}.learner.acme@example.com` };
}

/** Asks for the mail and answers the token in its link. */
async function tokenFor(email: string): Promise<string> {
  const { status, body } = await forget(email);
  expect({ status, body }).toEqual({ status: 202, body: { sent: true } });
  const mail = (await mailsTo(api, email)).at(-1);

  return /http:\/\/acme\.localhost:4400\/recover\?token=(\S+)/.exec(mail?.body ?? '')?.[1] ?? '';
}

const forget = (email: string) => api.visitor().post('/accounts/password-reset-mails', { email });
const choose = (token: string, password = chosen) =>
  api.visitor().post('/accounts/password-resets', { token, password });
const signIn = (email: string, password = chosen) =>
  api.visitor().post('/accounts/sign-in', { email, password });

describe('choosing a new password', () => {
  it('signs out everywhere and lets in with the new password alone', async () => {
    const { caller, email } = await aPerson();
    const { status, body, headers } = await choose(await tokenFor(email));

    expect({ status, body }).toEqual({ status: 204, body: '' });
    expect(headers['set-cookie']).toBeUndefined();
    expect((await caller.get('/accounts/profile')).status).toBe(401);
    expect((await signIn(email, 'another password')).status).toBe(401);
    expect((await signIn(email)).status).toBe(200);
    expect((await mailsTo(api, email)).at(-1)?.subject).toBe(
      'Your password for Acme Group Psychotherapy Society was changed',
    );
  });

  it('works once for each link, also for three at the same moment', async () => {
    const { email } = await aPerson();
    const token = await tokenFor(email);
    const answers = await Promise.all([1, 2, 3].map(() => choose(token)));

    expect(answers.map(({ status }) => status).sort((one, other) => one - other)).toEqual([204, 410, 410]);
    expect((await choose(token)).body.code).toBe('link-expired');
  });

  it.each([
    // The mail says an hour.
    ['still works', 59, 204],
    ['has expired', 61, 410],
  ])('%s after %d minutes', async (_, minutes, status) => {
    const { email } = await aPerson();
    const token = await tokenFor(email);
    goOn(minutes);

    expect((await choose(token)).status).toBe(status);
  });

  it('confirms the address as well, because the link was sent there', async () => {
    const email = 'unconfirmed@example.com';
    await api
      .visitor()
      .post('/accounts/sign-up', { name: 'Ruth Okafor', email, password: 'the first password' });
    expect((await signIn(email, 'the first password')).status).toBe(403);
    await choose(await tokenFor(email));

    expect((await signIn(email)).status).toBe(200);
  });

  it('says the same for an address nobody has, and sends nothing', async () => {
    expect(await tokenFor('nobody@example.com')).toBe('');
    expect(await mailsTo(api, 'nobody@example.com')).toEqual([]);
  });

  it.each([
    ['token', { token: 'x', password: chosen }],
    ['token', { password: chosen }],
    ['password', { token: 'long enough', password: 'too short' }],
    ['', { token: 'long enough', password: chosen, email: 'a@example.com' }],
  ])('names "%s" in %j', async (field, request) => {
    const { status, body } = await api.visitor().post('/accounts/password-resets', request);

    expect({ status, field: body.details[0].field }).toEqual({ status: 400, field });
  });

  it('names an address that is none', async () => {
    const { status, body } = await forget('nobody');

    expect({ status, field: body.details[0].field }).toEqual({ status: 400, field: 'email' });
  });

  it('refuses a link nobody was sent', async () => {
    expect((await choose('a-token-that-was-made-up')).body.code).toBe('link-expired');
  });
});
