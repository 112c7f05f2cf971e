import { Caller } from '../testing/caller.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';
import { AccountsSeed } from './accounts.seed.js';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const signOut = (headers: Record<string, string>) =>
  api.app.inject({ method: 'POST', url: '/api/accounts/sign-out', headers });

describe('a request that changes something', () => {
  it.each([
    ['from the same website', { host: 'acme.localhost', origin: 'http://acme.localhost' }],
    ['from the same website on a port', { host: 'localhost:5123', origin: 'http://localhost:5123' }],
    ['over https before a proxy', { host: 'ce.example', origin: 'https://ce.example' }],
    ['from no website at all', { host: 'acme.localhost' }],
  ])('is taken %s', async (_, headers) => {
    expect((await signOut(headers)).statusCode).toBe(204);
  });

  it.each([
    ['another website', { host: 'acme.localhost', origin: 'https://attacker.example' }],
    ['another society', { host: 'acme.localhost', origin: 'http://globex.localhost' }],
    ['another port', { host: 'localhost:4400', origin: 'http://localhost:4401' }],
    [
      'a website whose name begins like ours',
      { host: 'ce.example', origin: 'https://ce.example.attacker.example' },
    ],
    ['a page without an origin of its own', { host: 'acme.localhost', origin: 'null' }],
  ])('is refused from %s', async (_, headers) => {
    const answer = await signOut(headers);

    expect(answer.statusCode).toBe(403);
    expect(answer.json()).toMatchObject({
      code: 'not-allowed',
      message: 'This request came from another website.',
    });
  });

  it('changes nothing when it is refused, although the cookie came along', async () => {
    const visitor = api.visitor();
    const wanted = { role: 'learner', name: 'One', email: 'one@example.com' } as const;
    const [account] = await api.app.get(AccountsSeed).makeDemoAccounts(api.societies.acme, [wanted]);
    const signedIn = await visitor.post('/accounts/sign-in', {
      email: wanted.email,
      password: account?.password,
    });
    const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? '';
    const headers = { host: 'acme.localhost', cookie, origin: 'https://attacker.example' };
    const url = '/api/accounts/profile';
    const renamed = await api.app.inject({ method: 'PUT', url, headers, payload: { name: 'Attacked' } });

    expect(renamed.statusCode).toBe(403);
    expect((await new Caller(api.app, 'acme.localhost', cookie).get(url)).body.name).toBe('One');
  });
});

describe('a request that only reads', () => {
  it('is answered from anywhere', async () => {
    const headers = { host: 'acme.localhost', origin: 'https://elsewhere.example' };

    expect((await api.app.inject({ url: '/api/session', headers })).statusCode).toBe(200);
  });
});
