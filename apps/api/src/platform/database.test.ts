import type { Role } from '@cohesion/contracts';
import { DataSource } from 'typeorm';
import { type Actor, type Person, systemOf } from './actor.js';
import { Database } from './database.js';
import type { Tx } from './tx.js';
import { populate } from '../testing/populate.js';
import { startTestApi, type SocietyName, type TestApi } from '../testing/start-test-api.js';
import { stored } from '../testing/stored.js';

let api: TestApi;
let database: Database;
let codes: Awaited<ReturnType<typeof populate>>;
let tables: readonly Table[];
/** By society, whose people they are. */
let members: Record<SocietyName, string[]>;

/** What a row belongs to: a society, a person in whichever society she is, or nobody. */
type Table = Readonly<{ name: string; owner: 'society' | 'person' | 'nobody' }>;

beforeAll(async () => {
  api = await startTestApi();
  database = api.app.get(Database);
  codes = await populate(api);
  tables = await stored<Table>(
    api,
    `select c.relname as name, case
         when bool_or(a.attname = 'society_id') then 'society'
         when c.relname = 'people' or bool_or(a.attname = 'person_id') then 'person'
         else 'nobody' end as owner
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
       and not c.relispartition and c.relname <> 'migrations' group by c.relname order by c.relname`,
  );
  members = { acme: await membersOf('acme'), globex: await membersOf('globex') };
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

async function membersOf(society: SocietyName): Promise<string[]> {
  const rows = await stored<{ id: string }>(
    api,
    'select person_id as id from memberships where society_id = $1 order by id',
    [api.societies[society]],
  );

  return rows.map(({ id }) => id);
}

/**
 * How many rows of each table come to sight, of the tables where any do; of a society's alone, which are the rows that
 * name it and those of its people. Who its people are is no question for whoever looks: she may not see that either.
 */
async function inSight(tx: Pick<Tx, 'query'>, of?: SocietyName): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { name, owner } of tables) {
    const [condition, given] = of === undefined ? ['', []] : belongingTo(of, name, owner);
    const [row] = await tx.query<{ count: number }>(
      `select count(*)::int as count from ${name} ${condition}`,
      given,
    );
    if (row && row.count > 0) counts[name] = row.count;
  }

  return counts;
}

function belongingTo(of: SocietyName, name: string, owner: Table['owner']): [string, unknown[]] {
  if (owner === 'society') return ['where society_id = $1', [api.societies[of]]];
  if (owner === 'nobody') return ['', []];

  return [`where ${name === 'people' ? 'id' : 'person_id'} = any($1)`, [members[of]]];
}

/** Names, places and policies of societies are public, and so are the boards' rules; nothing else is. */
const publicAlone = { rule_sets: 5, societies: 3 };

describe('the door to the database', () => {
  it('has something to show in every table', async () => {
    const owner = {
      query: <Row>(sql: string, given?: readonly unknown[]) =>
        stored<never>(api, sql, given) as Promise<Row[]>,
    };
    for (const society of ['acme', 'globex'] as const)
      expect(Object.keys(await inSight(owner, society))).toEqual(tables.map(({ name }) => name));
    expect(tables.length).toBeGreaterThan(20);
  });

  it('knows whose every row is: what belongs to nobody is public', () => {
    const of = (owner: Table['owner']) =>
      tables.filter((table) => table.owner === owner).map(({ name }) => name);

    expect(of('nobody')).toEqual(Object.keys(publicAlone));
    expect(of('person')).toEqual([
      'cycle_evaluations',
      'license_done_items',
      'license_moves',
      'license_rule_looks',
      'licenses',
      'people',
      'person_addresses',
      'reported_marks',
    ]);
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
  ])('shows %s of one society no row of another, in any table', async (_, actor) => {
    expect(await database.as(actor(), (tx) => inSight(tx, 'acme'))).toEqual(publicAlone);
  });

  it('shows a job of one society nothing of another', async () => {
    const seen = await database.as(systemOf(api.societies.globex), (tx) => inSight(tx, 'acme'));

    expect(seen).toEqual(publicAlone);
  });

  it.each<[string, () => Actor]>([
    ['an administrator', () => someone({ roles: ['ce-administrator'] })],
    ['a job', () => systemOf(api.societies.globex)],
  ])('shows %s the people of one society alone', async (_, actor) => {
    const [all] = await stored<{ count: number }>(api, 'select count(*)::int as count from people');
    const seen = await database.as(actor(), (tx) =>
      tx.query<{ id: string }>('select id from people order by id'),
    );

    expect(all?.count).toBe(4);
    expect(seen.map(({ id }) => id)).toEqual([...new Set(members.globex)].toSorted());
  });

  it('shows a person her own record in every society, and none of what others wrote', async () => {
    const [own] = await stored<{ id: string }>(
      api,
      "select person_id as id from memberships where society_id = $1 and role = 'learner'",
      [api.societies.acme],
    );
    const there = someone({ personId: own?.id ?? '' });
    const [seen, enrollments] = await database.as(there, async (tx) => [
      await inSight(tx, 'acme'),
      await tx.query<{ person_id: string }>('select person_id from enrollments'),
    ]);

    expect(seen).toMatchObject({ awards: 3, certificates: 3, enrollments: 1, licenses: 1, people: 1 });
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
  it('for verification sees the one certificate with this code, its credential and its file', async () => {
    const code = codes.acme.replace('-', '');

    expect(await database.asVerifierOf(code, (tx) => inSight(tx))).toEqual({
      ...publicAlone,
      certificate_credentials: 1,
      certificate_files: 1,
      certificates: 1,
    });
    const [row] = await database.asVerifierOf(code, (tx) => tx.query('select code from certificates'));
    expect(row).toEqual({ code });
    for (const none of ['00000000', '', '%'])
      expect(await database.asVerifierOf(none, (tx) => inSight(tx))).toEqual(publicAlone);
  });

  it('for readers sees one society’s log, status lists and the public halves of its keys', async () => {
    const seen = await database.asReaderOf(api.societies.acme, (tx) => inSight(tx));
    const published = [
      'log_entries',
      'log_heads',
      'log_leaves',
      'log_nodes',
      'society_key_endings',
      'society_keys',
      'status_changes',
      'status_places',
    ];

    expect(Object.keys(seen)).toEqual([...Object.keys(publicAlone), ...published].toSorted());
    expect(await database.asReaderOf(api.societies.acme, (tx) => inSight(tx, 'globex'))).toEqual(publicAlone);
  });

  it('for the relay sees the outbox of every society', async () => {
    const [all] = await stored<{ count: number }>(api, 'select count(*)::int as count from outbox');
    expect(await database.asRelay((tx) => inSight(tx))).toEqual({ ...publicAlone, outbox: all?.count });
  });

  it('for the door itself sees memberships', async () => {
    expect(await database.asDoorkeeper((tx) => inSight(tx))).toEqual({ ...publicAlone, memberships: 4 });
  });
});
