import { startTestApi, type TestApi } from '../testing/start-test-api.js';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

describe('the profile', () => {
  it('is shown, and takes a new name that is then shown everywhere', async () => {
    const caller = await api.as({ name: 'Zoe' });
    const email = 'zoe.learner.acme@example.com';
    expect((await caller.get('/accounts/profile')).body).toEqual({ name: 'Test Zoe', email });

    const { status, body } = await caller.put('/accounts/profile', {
      name: '  Zoe\u0308 <b>Ng\u0169gi\u0303</b> ',
    });

    expect({ status, body }).toEqual({
      status: 200,
      body: { name: 'Zo\u00EB <b>Ng\u0169g\u0129</b>', email },
    });
    expect((await caller.get('/session')).body.person.name).toBe(body.name);
  });

  it('leaves everybody else as they are', async () => {
    const other = await api.as({ name: 'Other' });
    const caller = await api.as({ name: 'One' });
    await caller.put('/accounts/profile', { name: 'Somebody New' });

    expect((await other.get('/accounts/profile')).body.name).toBe('Test Other');
  });

  it.each([
    ['name', { name: ' ' }],
    ['name', {}],
    ['name', { name: 'x'.repeat(121) }],
    ['', { name: 'Ruth', email: 'other@example.com' }],
  ])('names "%s" in %j', async (field, request) => {
    const caller = await api.as();
    const { status, body } = await caller.put('/accounts/profile', request);

    expect({ status, field: body.details[0].field }).toEqual({ status: 400, field });
  });

  it('needs someone who is signed in', async () => {
    expect((await api.visitor().get('/accounts/profile')).body.code).toBe('not-signed-in');
    expect((await api.visitor().put('/accounts/profile', { name: 'Ruth' })).status).toBe(401);
  });
});
