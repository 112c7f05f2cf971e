import type { Role } from '@cohesion/contracts';
import { DataSource } from 'typeorm';
import { type Actor, type Person, systemOf } from './actor.js';
import { Database } from './database.js';
import type { Tx } from './tx.js';
import { populate } from '../testing/populate.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';
import { stored } from '../testing/stored.js';

let api: TestApi;
let database: Database;
let codes: Awaited<ReturnType<typeof populate>>;
let tables: readonly string[];

beforeAll(async () => {
  api = await startTestApi();
  database = api.app.get(Database);
  codes = await populate(api);
  const rows = await stored<{ name: string }>(
    api,
    `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
       and not c.relispartition and c.relname <> 'migrations' order by name`,
  );
  tables = rows.map(({ name }) => name);
});
afterAll(() => api.close());

const someone = (changes: Partial<Person>): Person => ({
  kind: 'person',
  societyId: api.societies.globex,
  personId: '01a20000-0000-7000-8000-000000000001',
  sessionId: '01a20000-0000-7000-8000-000000000002',
  roles: ['learner'],
  ...changes,
});

/** How many rows of each table come to sight, of the tables where any do. */
async function inSight(tx: Pick<Tx, 'query'>, of?: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const owned = of !== undefined && table !== 'societies';
    const condition =
      table === 'people'
        ? 'where id in (select person_id from memberships where society_id = $1)'
        : 'where society_id = $1';
    const [row] = await tx.query<{ count: number }>(
      `select count(*)::int as count from ${table} ${owned ? condition : ''}`,
      owned ? [of] : [],
    );
    if (row && row.count > 0) counts[table] = row.count;
  }

  return counts;
}

/** Names, places and policies of societies are public; nothing else is. */
const publicAlone = { societies: 2 };

describe('the door to the database', () => {
  it('has something to show in every table', async () => {
    const owner = {
      query: <Row>(sql: string, given?: readonly unknown[]) =>
        stored<never>(api, sql, given) as Promise<Row[]>,
    };
    expect(Object.keys(await inSight(owner, api.societies.acme))).toEqual(tables);
    expect(tables.length).toBeGreaterThan(20);
  });

  it('is shut for a query that does not say who is asking', async () => {
    const source = api.app.get<DataSource>(DataSource);
    const raw = {
      query: <Row>(sql: string, given: readonly unknown[] = []) => source.query<Row[]>(sql, [...given]),
    };

    expect(await inSight(raw)).toEqual(publicAlone);
  });

  it('is shut again after a transaction: nothing is left on the connection', async () => {
    const source = api.app.get<DataSource>(DataSource);
    await Promise.all(
      Array.from({ length: 20 }, () =>
        database.as(systemOf(api.societies.acme), (tx) => tx.query('select 1')),
      ),
    );
    const seen = await Promise.all(
      Array.from({ length: 20 }, () => source.query('select id from enrollments')),
    );
    expect(seen.flat()).toEqual([]);
  });

  it.each<[string, () => Actor]>([
    ['a visitor', () => ({ kind: 'visitor', societyId: api.societies.globex })],
    ...(['learner', 'instructor', 'ce-administrator'] as Role[]).map((role): [string, () => Actor] => [
      `a person with the role ${role}`,
      () => someone({ roles: [role] }),
    ]),
    ['a job', () => systemOf(api.societies.globex)],
  ])('shows %s of one society no row of another, in any table', async (_, actor) => {
    expect(await database.as(actor(), (tx) => inSight(tx, api.societies.acme))).toEqual(publicAlone);
  });

  it('shows an administrator the people of her society alone', async () => {
    const [all] = await stored<{ count: number }>(api, 'select count(*)::int as count from people');
    const seen = await database.as(someone({ roles: ['ce-administrator'] }), (tx) =>
      tx.query<{ name: string }>('select name from people'),
    );

    expect(all?.count).toBe(4);
    expect(seen).toHaveLength(2);
  });

  it('shows a person her own record in every society, and none of what others wrote', async () => {
    const [own] = await stored<{ id: string }>(
      api,
      "select person_id as id from memberships where society_id = $1 and role = 'learner'",
      [api.societies.acme],
    );
    const there = someone({ personId: own?.id ?? '' });
    const [seen, enrollments] = await database.as(there, async (tx) => [
      await inSight(tx, api.societies.acme),
      await tx.query<{ person_id: string }>('select person_id from enrollments'),
    ]);

    expect(seen).toMatchObject({ awards: 3, certificates: 3, enrollments: 1 });
    for (const hidden of [
      'course_versions',
      'boxed_evaluations',
      'evaluation_responses',
      'mails',
      'outbox',
      'audit_entries',
    ])
      expect(seen).not.toHaveProperty(hidden);
    expect(enrollments).toEqual([{ person_id: own?.id }]);
  });

  it('refuses a row in another society’s name, or another person’s', async () => {
    const insert = (actor: Actor, societyId: string, personId: string) =>
      database.as(actor, (tx) =>
        tx.query(
          `insert into enrollments (society_id, person_id, course_id, course_version_id, disclosures_hash, page_snapshot)
           select $1, $2, course_id, id, 'x', '{}' from course_versions limit 1`,
          [societyId, personId],
        ),
      );
    const [courseless, other] = [someone({}), '01a20000-0000-7000-8000-000000000009'];

    for (const [society, person] of [
      [api.societies.acme, courseless.personId],
      [api.societies.globex, other],
    ] as const)
      await expect(insert(courseless, society, person)).rejects.toThrow('row-level security');
  });

  it('undoes everything when the work throws', async () => {
    const work = database.as(systemOf(api.societies.acme), async (tx) => {
      await tx.query(`insert into courses (society_id, slug) values (app_society(), 'half-written')`);
      throw new Error('in the middle');
    });

    await expect(work).rejects.toThrow('in the middle');
    expect(await stored(api, `select from courses where slug = 'half-written'`)).toEqual([]);
  });
});

describe('the exceptions', () => {
  it('for verification sees the one certificate with this code', async () => {
    const code = codes.acme.replace('-', '');

    expect(await database.asVerifierOf(code, (tx) => inSight(tx))).toEqual({
      ...publicAlone,
      certificates: 1,
    });
    const [row] = await database.asVerifierOf(code, (tx) => tx.query('select code from certificates'));
    expect(row).toEqual({ code });
    for (const none of ['00000000', '', '%'])
      expect(await database.asVerifierOf(none, (tx) => inSight(tx))).toEqual(publicAlone);
  });

  it('for the relay sees the outbox of every society', async () => {
    const [all] = await stored<{ count: number }>(api, 'select count(*)::int as count from outbox');
    expect(await database.asRelay((tx) => inSight(tx))).toEqual({ ...publicAlone, outbox: all?.count });
  });

  it('for the door itself sees memberships', async () => {
    expect(await database.asDoorkeeper((tx) => inSight(tx))).toEqual({ ...publicAlone, memberships: 4 });
  });
});
