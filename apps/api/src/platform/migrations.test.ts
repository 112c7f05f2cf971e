import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { DataSource, QueryRunner } from 'typeorm';
import { dataSource, migrations } from '../database.js';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.js';

let database: TestDatabase;
let owner: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = await dataSource(database.ownerUrl, 2).initialize();
});
afterEach(() => jest.restoreAllMocks());
afterAll(async () => {
  await owner.destroy();
  await database.drop();
});

/** TypeORM asks about several columns at once on one connection, which pg deprecates: here they stand in line. */
function oneAtATime(runner: QueryRunner): QueryRunner {
  const query = runner.query.bind(runner);
  let last: Promise<unknown> = Promise.resolve();
  const inLine = (...asked: Parameters<typeof query>): Promise<unknown> => {
    const ask = () => query(...asked);
    last = last.then(ask, ask);

    return last;
  };

  return Object.assign(runner, { query: inLine });
}

/** Everything the owner made: tables, columns, keys, indexes, triggers, policies and functions, in words. */
const everything = (): Promise<{ what: string }[]> =>
  owner.query(`
    select what from (
      select format('column %s.%s %s %s %s', table_name, column_name, data_type, is_nullable, column_default) what
        from information_schema.columns where table_schema in ('public', 'identity') and table_name <> 'migrations'
      union all select format('constraint %s %s', conrelid::regclass, pg_get_constraintdef(oid)) from pg_constraint
        where connamespace in ('public'::regnamespace, to_regnamespace('identity'))
      union all select 'index ' || indexdef from pg_indexes where schemaname in ('public', 'identity')
      union all select 'trigger ' || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
      union all select format('policy %s on %s %s %s %s', policyname, tablename, cmd, qual, with_check) from pg_policies
      union all select 'function ' || pg_get_functiondef(oid) from pg_proc
        where pronamespace in ('public'::regnamespace, to_regnamespace('identity')) and prokind = 'f'
      union all select format('grant %s on %s to %s', privilege_type, table_name, grantee)
        from information_schema.role_table_grants where grantee = 'cohesion_app'
    ) everything where what not like '%migrations%' order by what`);

describe('migrations', () => {
  it('are all run: each file of the folder is in the list, in order', () => {
    const files = readdirSync(path.join(__dirname, '../migrations')).toSorted();

    expect(migrations.map(({ name }) => /\d+$/.exec(name)?.[0])).toEqual(
      files.map((file) => /^\d+/.exec(file)?.[0]),
    );
  });

  it('make the tables that entities describe, and nothing of theirs is missing', async () => {
    const createQueryRunner = owner.createQueryRunner.bind(owner);
    jest.spyOn(owner, 'createQueryRunner').mockImplementation(() => oneAtATime(createQueryRunner()));
    const { upQueries } = await owner.driver.createSchemaBuilder().log();
    // Foreign keys (fk_) and checks (ck_) are written in migrations alone: entities do not point at each other across
    // slices, and PostgreSQL says both better. So are partial indexes, whose condition an entity would only repeat, and
    // the defaults of ids: TypeORM knows no time-ordered one, and no index in an order of characters. The test below says
    // which they are. The unique key of attempts is there for a foreign key that points at it.
    const inMigrationsAlone =
      /"(?:fk|ck)_\w+"|"uq_attempts_created_at_id"|"ix_outbox_(?:unrelayed|relayed_at)"|"ix_certificates_society_id_\w+"|"uq_(?:certificate_run_outcomes_settled|awards_person_id_offer_id|awards_person_id_version_body)"|ALTER COLUMN "id" (?:SET|DROP) DEFAULT/;

    expect(upQueries.map(({ query }) => query).filter((query) => !inMigrationsAlone.test(query))).toEqual([]);
  });

  it('order ids by time, but for evaluations, where order would tell', async () => {
    const defaults: { table: string; default: string | null }[] = await owner.query(
      `select table_name as table, column_default as default from information_schema.columns
       where table_schema = 'public' and column_name = 'id' and table_name <> 'migrations' and column_default is not null
         and column_default <> 'uuidv7()' order by 1`,
    );
    expect(defaults).toEqual([
      { table: 'boxed_evaluations', default: 'gen_random_uuid()' },
      { table: 'evaluation_responses', default: 'gen_random_uuid()' },
    ]);
  });

  it('can all be undone, down to nothing, and done again to the same tables', async () => {
    const before = await everything();
    expect(before.length).toBeGreaterThan(200);
    for (let step = 0; step < migrations.length; step += 1) await owner.undoLastMigration();

    expect(await everything()).toEqual([]);
    expect(
      await owner.query(
        `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'S')
           and relname not like 'migrations%'`,
      ),
    ).toEqual([]);
    await owner.runMigrations();
    expect(await everything()).toEqual(before);
  });
});
