import { hash } from '@node-rs/argon2';
import { getMigrations } from 'better-auth/db/migration';
import pg from 'pg';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';
import { IdentityPool } from './identity-pool.js';
import { IdentityService } from './identity.service.js';

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

describe('the tables of identity', () => {
  it('are what better-auth wants, so it has nothing left to migrate', async () => {
    const { auth } = api.app.get(IdentityService);
    const { toBeCreated, toBeAdded, toBeAddedIndexes, schemaProblems, unsafeChanges } = await getMigrations(
      auth.options,
    );

    expect({ toBeCreated, toBeAdded, toBeAddedIndexes, schemaProblems, unsafeChanges }).toEqual({
      toBeCreated: [],
      toBeAdded: [],
      toBeAddedIndexes: [],
      schemaProblems: [],
      unsafeChanges: [],
    });
  });

  it('belong to the owner; the application neither owns nor changes them', async () => {
    const { rows } = await owner.query<{ owner: string }>(
      "select distinct tableowner as owner from pg_tables where schemaname = 'identity'",
    );
    expect(rows).toEqual([{ owner: 'cohesion' }]);

    await expect(
      api.app.get(IdentityPool).query('alter table identity."user" add column x int', []),
    ).rejects.toThrow('must be owner');
    await expect(api.app.get(IdentityPool).query('create table identity.mine (x int)', [])).rejects.toThrow(
      'permission denied for schema identity',
    );
  });

  it('are all that its connections find without a schema in front', async () => {
    await expect(api.app.get(IdentityPool).query('select * from people', [])).rejects.toThrow(
      'does not exist',
    );
  });
});

describe('passwords', () => {
  it('are kept as argon2id with 19 MiB, two passes and one lane', async () => {
    await api.as();
    const { rows } = await owner.query<{ password: string }>('select password from identity.account');

    expect(rows).toHaveLength(1);
    expect(rows[0]?.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('are checked by argon2id, and are the same however a keyboard composed them', async () => {
    await api.as({ name: 'accents' });
    const stored = await hash('Zo\u00EB likes long passwords', {
      memoryCost: 19_456,
      timeCost: 2,
      parallelism: 1,
    });
    await owner.query(
      `update identity.account set password = $1 from identity."user" u
       where u.id = "userId" and u.email = 'accents.learner.acme@example.com'`,
      [stored],
    );
    const signIn = (password: string) =>
      api.visitor().post('/accounts/sign-in', { email: 'accents.learner.acme@example.com', password });

    expect((await signIn('Zoe\u0308 likes long passwords')).status).toBe(200);
    expect((await signIn('Zoe likes long passwords')).status).toBe(401);
  });
});
