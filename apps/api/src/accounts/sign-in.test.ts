import pg from 'pg';
import { Caller, type Answer } from '../testing/caller.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';
import { AccountsSeed } from './accounts.seed.js';

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

let made = 0;

/** Someone with an account, who has not signed in. */
async function aPerson(): Promise<{ name: string; email: string; password: string }> {
  made += 1;
  const wanted = { role: 'learner', name: `Person ${made}`, email: `person${made}@example.com` } as const;
  const [account] = await api.app.get(AccountsSeed).makeDemoAccounts(api.societies.acme, [wanted]);

  return { name: wanted.name, email: wanted.email, password: account?.password ?? '' };
}

const cookieOf = ({ headers }: Answer): string =>
  [headers['set-cookie']]
    .flat()
    .map((cookie) => String(cookie).split(';')[0])
    .join('; ');

async function signIn(
  { email, password }: { email: string; password: string },
  society: 'acme' | 'globex' = 'acme',
) {
  const answer = await api.visitor(society).post('/accounts/sign-in', { email, password });

  return {
    answer,
    cookie: cookieOf(answer),
    caller: new Caller(api.app, `${society}.localhost`, cookieOf(answer)),
  };
}

const sessionsOf = async (email: string): Promise<number> => {
  const sql =
    'select 1 from identity.session s join identity."user" u on u.id = s."userId" where u.email = $1';

  return (await owner.query(sql, [email])).rows.length;
};

describe('POST /api/accounts/sign-in', () => {
  it('signs in, whatever the case of the address, and says who is there', async () => {
    const person = await aPerson();
    const { answer } = await signIn({ ...person, email: person.email.toUpperCase() });

    expect(answer.status).toBe(200);
    expect(answer.body.person).toEqual({
      id: expect.any(String),
      name: person.name,
      email: person.email,
      roles: ['learner'],
    });
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^cohesion\.session_token=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/,
    );
  });

  it('says the same of a wrong password and of an address nobody has', async () => {
    const { email } = await aPerson();
    const wrong = await signIn({ email, password: 'not the password' });
    const unknown = await signIn({ email: 'nobody@example.com', password: 'not the password' });
    const { requestId: _, ...said } = wrong.answer.body;

    expect(wrong.answer.status).toBe(401);
    expect(said).toEqual({
      code: 'wrong-credentials',
      message: 'The email address or the password is not right.',
    });
    expect(unknown.answer.status).toBe(401);
    expect(unknown.answer.body).toMatchObject(said);
    expect(wrong.answer.headers['set-cookie']).toBeUndefined();
  });

  it('makes someone who is new in a society its learner, and keeps roles apart', async () => {
    const person = await aPerson();
    const staff = { role: 'ce-administrator', name: person.name, email: person.email } as const;
    await api.app.get(AccountsSeed).makeDemoAccounts(api.societies.acme, [staff]);

    expect((await signIn(person)).answer.body.person.roles).toEqual(['ce-administrator', 'learner']);
    const elsewhere = await signIn(person, 'globex');
    expect(elsewhere.answer.body).toMatchObject({
      society: { slug: 'globex' },
      person: { roles: ['learner'] },
    });
  });

  it.each([
    ['email', { email: 'nobody', password: 'x' }],
    ['email', { password: 'x' }],
    ['password', { email: 'a@example.com', password: '' }],
    ['password', { email: 'a@example.com', password: 'x'.repeat(129) }],
    ['', { email: 'a@example.com', password: 'x', rememberMe: true }],
  ])('names "%s" in %j', async (field, request) => {
    const { status, body } = await api.visitor().post('/accounts/sign-in', request);

    expect({ status, code: body.code }).toEqual({ status: 400, code: 'invalid-request' });
    expect(body.details[0].field).toBe(field);
  });

  it('lets a banned person in nowhere, and does not say why', async () => {
    const person = await aPerson();
    const { caller } = await signIn(person);
    await owner.query('update identity."user" set "bannedAt" = now() where email = $1', [person.email]);

    expect((await caller.get('/accounts/profile')).status).toBe(401);
    expect((await signIn(person)).answer.body.code).toBe('wrong-credentials');
  });

  it('does not keep where someone signed in from', async () => {
    const person = await aPerson();
    await signIn(person);
    const { rows } = await owner.query<{ ipAddress: string }>(
      'select "ipAddress" from identity.session s join identity."user" u on u.id = s."userId" where u.email = $1',
      [person.email],
    );

    expect(rows).toEqual([{ ipAddress: '' }]);
  });

  it('gives a cookie that only travels over https where the address is https', async () => {
    const secure = await startTestApi({ environment: { PUBLIC_URL: 'https://ce.example' } });
    try {
      const { email, role } = { email: 'secure@example.com', role: 'learner' } as const;
      const [account] = await secure.app
        .get(AccountsSeed)
        .makeDemoAccounts(secure.societies.acme, [{ role, name: 'One', email }]);
      const answer = await secure.visitor().post('/accounts/sign-in', { email, password: account?.password });

      expect(String(answer.headers['set-cookie'])).toMatch(
        /^__Secure-cohesion\.session_token=.+; HttpOnly; Secure; SameSite=Lax$/,
      );
      const caller = new Caller(secure.app, 'acme.localhost', cookieOf(answer));
      expect((await caller.get('/session')).body.person.email).toBe(email);
    } finally {
      await secure.close();
    }
  });
});

describe('GET /api/session', () => {
  it('shows a visitor the society, and nobody', async () => {
    const { status, body } = await api.visitor('globex').get('/session');

    expect({ status, body }).toEqual({
      status: 200,
      body: {
        society: { slug: 'globex', name: expect.any(String), shortName: 'Globex', sample: true },
        person: null,
      },
    });
  });

  it.each([
    ['made up', (cookie: string) => cookie.replace(/=.*/, '=abc.def')],
    ['unsigned', (cookie: string) => cookie.replace(/\..{6}(?=[^.]*$)/, '.AAAAAA')],
    ['of another token', (cookie: string) => cookie.replace(/=./, '=#')],
    ['empty', (cookie: string) => cookie.replace(/=.*/, '=')],
  ])('takes the holder of a cookie that is %s for a visitor', async (_, change) => {
    const { cookie } = await signIn(await aPerson());
    const changed = change(cookie);
    expect(changed).not.toBe(cookie);
    const caller = new Caller(api.app, 'acme.localhost', changed);

    expect((await caller.get('/session')).body.person).toBeNull();
    expect((await caller.get('/accounts/profile')).status).toBe(401);
  });

  it('shows nobody once the session has expired', async () => {
    const person = await aPerson();
    const { caller } = await signIn(person);
    await owner.query(`update identity.session set "expiresAt" = now() - interval '1 second'`);

    expect((await caller.get('/session')).body.person).toBeNull();
    expect((await caller.get('/accounts/devices')).status).toBe(401);
  });

  it('prolongs a session that is used, once a day', async () => {
    const person = await aPerson();
    const { caller } = await signIn(person);
    expect((await caller.get('/session')).headers['set-cookie']).toBeUndefined();
    // Two days later 28 of the 30 days are left.
    await owner.query(`update identity.session set "expiresAt" = now() + interval '28 days'`);

    expect(String((await caller.get('/session')).headers['set-cookie'])).toContain('Max-Age=2592000');
    const { body } = await caller.get('/accounts/devices');
    expect(Date.parse(body.devices[0].expiresAt)).toBeGreaterThan(Date.now() + 29 * 24 * 3600_000);
  });

  it('makes someone who comes with a session the first time a learner there', async () => {
    const person = await aPerson();
    const { cookie } = await signIn(person);
    const { body } = await new Caller(api.app, 'globex.localhost', cookie).get('/session');

    expect(body).toMatchObject({ society: { slug: 'globex' }, person: { roles: ['learner'] } });
  });
});

describe('POST /api/accounts/sign-out', () => {
  it('ends the session at once and takes the cookie away', async () => {
    const person = await aPerson();
    const { caller } = await signIn(person);
    const { status, headers } = await caller.post('/accounts/sign-out');

    expect(status).toBe(204);
    expect(String(headers['set-cookie'])).toContain('cohesion.session_token=; Max-Age=0');
    expect((await caller.get('/accounts/profile')).status).toBe(401);
    expect(await sessionsOf(person.email)).toBe(0);
  });

  it('is fine for someone who is not signed in', async () => {
    expect((await api.visitor().post('/accounts/sign-out')).status).toBe(204);
  });
});
