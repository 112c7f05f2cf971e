import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Emptying a table is not deleting its rows: without this, its owner could empty the ledger with one statement. */
const neverEmptied = `
  do $$
  declare evidence regclass;
  begin
    for evidence in select tgrelid::regclass from pg_trigger where tgname = 'append_only' loop
      execute format('create trigger never_emptied before truncate on %s for each statement execute function refuse_change()', evidence);
    end loop;
  end $$;
`;

const mayBeEmptied = `
  do $$
  declare evidence regclass;
  begin
    for evidence in select tgrelid::regclass from pg_trigger where tgname = 'never_emptied' loop
      execute format('drop trigger never_emptied on %s', evidence);
    end loop;
  end $$;
`;

/** Administrators of a society see its people, not everyone who has an account here. */
const peopleOfOneSociety = `
  drop policy read_self_or_staff on people;
  create policy read_self_or_staff on people for select
    using (id = app_user() or app_role() = 'system' or (app_is_staff() and exists (
      select from memberships m where m.person_id = people.id and m.society_id = app_society())));
`;

const peopleOfAll = `
  drop policy read_self_or_staff on people;
  create policy read_self_or_staff on people for select using (id = app_user() or app_is_staff());
`;

export class NarrowPeopleAndTruncate20261122090700 implements MigrationInterface {
  name = 'NarrowPeopleAndTruncate20261122090700';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(neverEmptied + peopleOfOneSociety);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(peopleOfAll + mayBeEmptied);
  }
}
