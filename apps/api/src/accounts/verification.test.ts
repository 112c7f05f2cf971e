import { Caller, type Answer } from '../testing/caller.js';
import { goOn } from '../testing/go-on.js';
import { anAddress, aSignUp, cookieOf, mailsTo, tokenFor, verified } from '../testing/sign-ups.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());
afterEach(() => jest.useRealTimers());

const signedIn = (answer: Answer): Caller => new Caller(api.app, 'acme.localhost', cookieOf(answer));

describe('POST /api/accounts/verification', () => {
  it('signs in and makes the person a learner of this society', async () => {
    const { email, answer } = await verified(api);

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
    const { email, answer } = await verified(api);
    const again = await api.visitor().post('/accounts/verification', { token: await tokenFor(api, email) });

    expect(answer.status).toBe(200);
    expect({ status: again.status, code: again.body.code }).toEqual({ status: 410, code: 'link-expired' });
    expect(again.headers['set-cookie']).toBeUndefined();
  });

  it('works once, also for five at the same moment', async () => {
    const request = aSignUp();
    await api.visitor().post('/accounts/sign-up', request);
    const token = await tokenFor(api, request.email);
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
    const token = await tokenFor(api, request.email);
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
    expect(await mailsTo(api, email)).toHaveLength(2);
    expect(
      (await api.visitor().post('/accounts/verification', { token: await tokenFor(api, email) })).status,
    ).toBe(200);
  });

  it('says the same for an address nobody has, or that is confirmed, and sends nothing', async () => {
    const { email } = await verified(api);
    for (const address of [email, anAddress()]) {
      const { status, body } = await api.visitor().post('/accounts/verification-mails', { email: address });

      expect({ status, body }).toEqual({ status: 202, body: { sent: true } });
    }
    expect(await mailsTo(api, email)).toHaveLength(1);
  });

  it('names an address that is none', async () => {
    const { status, body } = await api.visitor().post('/accounts/verification-mails', { email: 'x' });

    expect({ status, field: body.details[0].field }).toEqual({ status: 400, field: 'email' });
  });
});
