import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.js';

let database: TestDatabase;
let owner: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

const names = async (sql: string): Promise<string[]> =>
  (await owner.query<{ name: string }>(sql)).rows.map(({ name }) => name);

/** Tables of ours, without the list of migrations and without partitions, which nobody reads by name. */
const ours = `from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  and not c.relispartition and c.relname <> 'migrations'`;

describe('row-level security', () => {
  it('is on for every table, with a policy that lets something through', async () => {
    const tables = await names(`select c.relname as name ${ours} order by name`);
    const secured = await names(
      `select c.relname as name ${ours} and c.relrowsecurity
         and exists (select from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname) order by name`,
    );

    expect(tables.length).toBeGreaterThan(20);
    expect(secured).toEqual(tables);
  });

  it('cannot be gone around by way of a partition or the list of migrations', async () => {
    const open = await names(
      `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace
         and (c.relispartition or c.relname like 'migrations%') and c.relkind in ('r', 'p', 'S')
         and (has_table_privilege('cohesion_app', c.oid, 'select, insert, update, delete, truncate'))`,
    );
    expect(open).toEqual([]);
  });

  it('binds the application’s role: it owns nothing and cannot step out of it', async () => {
    const { rows } = await owner.query(
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
         (select count(*)::int from pg_class where relowner = r.oid) as tables,
         (select count(*)::int from pg_proc where proowner = r.oid) as functions,
         (select count(*)::int from pg_namespace where nspowner = r.oid) as schemas,
         (select count(*)::int from pg_auth_members where member = r.oid) as memberships
       from pg_roles r where rolname = 'cohesion_app'`,
    );

    expect(rows).toEqual([
      {
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcreatedb: false,
        rolreplication: false,
        tables: 0,
        functions: 0,
        schemas: 0,
        memberships: 0,
      },
    ]);
  });

  it('stands beside narrow grants: the application adds and reads, and changes almost nothing', async () => {
    const granted = await names(
      `select table_name || ' ' || privilege_type as name from information_schema.role_table_grants
       where grantee = 'cohesion_app' and table_schema = 'public' and privilege_type not in ('SELECT', 'INSERT') order by name`,
    );
    expect(granted).toEqual([
      'boxed_evaluations DELETE',
      'log_pending DELETE',
      'outbox DELETE',
      'proof_places DELETE',
      'proofs DELETE',
      'transcript_share_contents DELETE',
    ]);
    const columns = await names(
      `select distinct table_name as name from information_schema.column_privileges
       where grantee = 'cohesion_app' and table_schema = 'public' and privilege_type = 'UPDATE' order by name`,
    );
    expect(columns).toEqual(['licenses', 'mails', 'outbox', 'people', 'societies']);
  });
});
