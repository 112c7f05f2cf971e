import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { until } from '../testing/until.js';
import { Listener } from './listener.js';

let database: TestDatabase;
let owner: pg.Client;
let listener: Listener | undefined;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterEach(() => listener?.close());
afterAll(async () => {
  await owner.end();
  await database.drop();
});

const elsewhere = `from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
const connections = async (): Promise<number> =>
  (await owner.query<{ count: number }>(`select count(*)::int as count ${elsewhere}`)).rows[0]?.count ?? -1;

/** A listener on this database, with what it heard and how often it got a connection. */
function open() {
  const told = { heard: [] as string[], connected: 0 };
  listener = new Listener(
    database.ownerUrl,
    'certificate_rendered',
    (payload) => void told.heard.push(payload),
    () => {
      told.connected += 1;
    },
  );
  listener.open();

  return { listener, told };
}

describe('a listener', () => {
  it('hears its channel and no other', async () => {
    const { told } = open();
    await until('a connection', () => told.connected === 1);
    await owner.query(`notify outbox, 'not for it'`);
    await owner.query(`notify certificate_rendered, 'one'`);

    await until('the word', () => told.heard.length > 0);
    expect(told.heard).toEqual(['one']);
  });

  it('survives that its connection is cut, again and again, and says that it may have missed something', async () => {
    const { told } = open();
    for (const time of [1, 2, 3]) {
      await until(`connection ${time}`, () => told.connected === time);
      await owner.query(`select pg_terminate_backend(pid) ${elsewhere}`);
    }
    await until('the last connection', () => told.connected === 4);
    await owner.query(`notify certificate_rendered, 'still there'`);

    await until('the word', () => told.heard.length > 0);
    expect(told.heard).toEqual(['still there']);
  });

  it('leaves no connection behind when it is closed, not even one it was just opening', async () => {
    for (const when of ['at once', 'connected']) {
      const { listener: closing, told } = open();
      if (when === 'connected') await until('a connection', () => told.connected === 1);
      await closing.close();

      await until('no connection', async () => (await connections()) === 0);
      expect(told.connected).toBe(when === 'connected' ? 1 : 0);
    }
  });
});
