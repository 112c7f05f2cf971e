import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';
import { stored } from '../testing/stored.js';
import { AccountsSeed } from './accounts.seed.js';
import { AccountsService } from './accounts.service.js';
import { IdentityService } from './identity.service.js';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const wanted = [
  { role: 'learner', name: 'Sample Learner', email: 'learner@example.com' },
  { role: 'ce-administrator', name: 'Sample Administrator', email: 'administrator@example.com' },
] as const;

const make = () => api.app.get(AccountsSeed).makeDemoAccounts(api.societies.acme, wanted);
const file = () => path.join(api.config.files.data, 'keys', 'demo-accounts.json');

describe('the demo accounts', () => {
  it('let their holders in, with their roles, whoever made them first', async () => {
    const accounts = await make();

    for (const { email, password, role, name } of accounts) {
      const { status, body } = await api.visitor().post('/accounts/sign-in', { email, password });

      expect(status).toBe(200);
      expect(body.person).toMatchObject({ name, email, roles: [role] });
    }
  });

  it('stay as they are when they are made again', async () => {
    const first = await make();
    const before = await readFile(file(), 'utf8');

    expect(await make()).toEqual(first);
    expect(await readFile(file(), 'utf8')).toBe(before);
  });

  it('have passwords of their own, in a file that only its owner reads', async () => {
    const [one, other] = await make();

    expect(one?.password).toMatch(/^[\w-]{16}$/);
    expect(other?.password).not.toBe(one?.password);
    expect((await stat(file())).mode & 0o777).toBe(0o600);
  });

  it('get the passwords of the file when the database knows others, and new ones when the file is lost', async () => {
    await make();
    await writeFile(file(), JSON.stringify({ 'learner@example.com': 'from the file it is' }));
    const [learner, administrator] = await make();

    expect(learner?.password).toBe('from the file it is');
    for (const { email, password } of [learner, administrator].filter((account) => account !== undefined)) {
      expect((await api.visitor().post('/accounts/sign-in', { email, password })).status).toBe(200);
    }
  });

  it('do not exist in production', async () => {
    const { app, config } = api;
    const seed = new AccountsSeed(app.get(IdentityService), app.get(AccountsService), {
      ...config,
      mode: 'production',
    });

    const nobody = [{ role: 'learner', name: 'Nobody', email: 'nobody@example.com' }] as const;
    expect(await seed.makeDemoAccounts(api.societies.acme, nobody)).toEqual([]);
    expect(await stored(api, `select from identity."user" where email = 'nobody@example.com'`)).toEqual([]);
    expect(
      (await api.visitor().post('/accounts/sign-in', { email: 'nobody@example.com', password: 'x' })).status,
    ).toBe(401);
  });
});
