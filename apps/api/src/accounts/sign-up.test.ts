import pg from 'pg';
import { Caller, type Answer } from '../testing/caller.js';
import { aSignUp, cookieOf, mailsTo, password, tokenFor, verified } from '../testing/sign-ups.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';

let api: TestApi;
let owner: pg.Client;

beforeAll(async () => {
  api = await startTestApi();
  owner = new pg.Client({ connectionString: api.database.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await api.close();
});

const signedIn = (answer: Answer): Caller => new Caller(api.app, 'acme.localhost', cookieOf(answer));

describe('POST /api/accounts/sign-up', () => {
  it('sends a link to the address, and lets nobody in before it was opened', async () => {
    const request = aSignUp();
    const { status, body, headers } = await api.visitor().post('/accounts/sign-up', request);

    expect({ status, body }).toEqual({ status: 202, body: { sent: true } });
    expect(headers['set-cookie']).toBeUndefined();
    expect(await mailsTo(api, request.email)).toEqual([
      {
        subject: 'Confirm your email address for Acme Group Psychotherapy Society',
        body: expect.stringContaining('http://acme.localhost:4400/verify-email?token='),
      },
    ]);
    const early = await api.visitor().post('/accounts/sign-in', { email: request.email, password });
    expect({ status: early.status, code: early.body.code }).toEqual({
      status: 403,
      code: 'email-not-verified',
    });
  });

  it('says the same to someone whose address is known, changes nothing, and says it by mail', async () => {
    const { email } = await verified(api);
    const again = await api
      .visitor()
      .post('/accounts/sign-up', aSignUp({ email: email.toUpperCase(), password: 'another long password' }));

    expect({ status: again.status, body: again.body }).toEqual({ status: 202, body: { sent: true } });
    expect((await mailsTo(api, email)).at(-1)).toEqual({
      subject: 'You already have an account at Acme Group Psychotherapy Society',
      body: expect.not.stringContaining('token='),
    });
    expect(
      (await api.visitor().post('/accounts/sign-in', { email, password: 'another long password' })).status,
    ).toBe(401);
    expect((await api.visitor().post('/accounts/sign-in', { email, password })).status).toBe(200);
  });

  it('answers no faster for one than for the other', async () => {
    const { email } = await verified(api);
    const timeOf = async (request: object): Promise<number> => {
      const start = performance.now();
      await api.visitor().post('/accounts/sign-up', request);

      return performance.now() - start;
    };

    // Both wait for the same 300 ms; what is left is noise.
    expect(await timeOf(aSignUp({ email }))).toBeGreaterThanOrEqual(299);
    expect(await timeOf(aSignUp())).toBeGreaterThanOrEqual(299);
  });

  it.each([
    ['composed from marks', 'Zoe\u0308 N\u0303u\u0301n\u0303ez', 'Zo\u00EB \u00D1\u00FA\u00F1ez'],
    ['in another script', 'Ольга Ивановна', 'Ольга Ивановна'],
    ['that looks like markup', "<script>alert('1')</script>", "<script>alert('1')</script>"],
    [
      'with a quote and a backslash',
      'O\'Neil \\ "Bo"; drop table people',
      'O\'Neil \\ "Bo"; drop table people',
    ],
    ['with wide spaces', '  Ruth \u00A0 Okafor ', 'Ruth Okafor'],
  ])('keeps a name %s as it was given', async (_, name, kept) => {
    const { answer } = await verified(api, { name });

    expect(answer.body.person.name).toBe(kept);
    expect((await signedIn(answer).get('/accounts/profile')).body.name).toBe(kept);
  });

  it.each([
    ['name', ''],
    ['name', ' \u00A0 '],
    ['name', 'Ruth\u0000'],
    ['name', 'Ruth \u202Eroflako'],
    ['name', 'x'.repeat(121)],
    ['email', 'not an address'],
    ['email', 'a@example.com\r\nBcc: b@example.com'],
    ['password', 'eleven char'],
    ['password', 'x'.repeat(129)],
    ['name', undefined],
  ])('names %s when it is %j', async (field, value) => {
    const { status, body } = await api.visitor().post('/accounts/sign-up', aSignUp({ [field]: value }));

    expect({ status, code: body.code }).toEqual({ status: 400, code: 'invalid-request' });
    expect(body.details.map((detail: { field: string }) => detail.field)).toContain(field);
  });

  it('refuses a field that does not belong there', async () => {
    const { status } = await api
      .visitor()
      .post('/accounts/sign-up', aSignUp({ roles: ['ce-administrator'] }));

    expect(status).toBe(400);
  });

  it.each(['{"name": ', 'name=Ruth'])('refuses the body %j, which is not JSON', async (text) => {
    const { status, body } = await api.visitor().postRaw('/accounts/sign-up', text, 'application/json');

    expect({ status, code: body.code }).toEqual({ status: 400, code: 'not-json' });
  });

  it('makes one account out of three requests at the same moment', async () => {
    const request = aSignUp();
    const answers = await Promise.all([1, 2, 3].map(() => api.visitor().post('/accounts/sign-up', request)));
    const { rows } = await owner.query('select 1 from identity."user" where email = $1', [request.email]);

    expect(rows).toHaveLength(1);
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
  });
});

describe('in production, behind https', () => {
  it('goes from sign-up to sign-out in the same way', async () => {
    const production = await startTestApi({
      environment: {
        NODE_ENV: 'production',
        PUBLIC_URL: 'https://ce.example',
        SMTP_URL: 'smtp://127.0.0.1:1',
        RATE_LIMITS: 'true',
      },
    });
    try {
      const request = aSignUp();
      expect((await production.visitor().post('/accounts/sign-up', request)).status).toBe(202);
      const token = await tokenFor(production, request.email);
      const answer = await production.visitor().post('/accounts/verification', { token });
      expect(String(answer.headers['set-cookie'])).toMatch(
        /^__Secure-cohesion\.session_token=.+; HttpOnly; Secure; SameSite=Lax$/,
      );
      const caller = new Caller(production.app, 'acme.localhost', cookieOf(answer));
      expect((await caller.get('/session')).body.person.email).toBe(request.email);
      expect((await caller.post('/accounts/sign-out')).status).toBe(204);
      expect((await caller.get('/accounts/profile')).status).toBe(401);
    } finally {
      await production.close();
    }
  });
});
