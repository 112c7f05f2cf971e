import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A job of a society sees the people of that society, as its administrators do, and not everyone who has an account. */
const peopleOfOneSociety = `
  drop policy read_self_or_staff on people;
  create policy read_self_or_staff on people for select
    using (id = app_user() or (app_is_staff() and exists (
      select from memberships m where m.person_id = people.id and m.society_id = app_society())));
`;

const peopleOfAllForJobs = `
  drop policy read_self_or_staff on people;
  create policy read_self_or_staff on people for select
    using (id = app_user() or app_role() = 'system' or (app_is_staff() and exists (
      select from memberships m where m.person_id = people.id and m.society_id = app_society())));
`;

export class NarrowPeopleForJobs20261122096600 implements MigrationInterface {
  name = 'NarrowPeopleForJobs20261122096600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(peopleOfOneSociety);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(peopleOfAllForJobs);
  }
}
