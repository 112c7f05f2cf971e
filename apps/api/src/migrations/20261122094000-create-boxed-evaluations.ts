import type { MigrationInterface, QueryRunner } from 'typeorm';

const table = `
  -- What was said in evaluations and still waits to be mixed with others: no person, no time, a random id. A row is here
  -- between the transaction that wrote the receipt and the one that writes the response.
  create table boxed_evaluations (
    id uuid not null default gen_random_uuid() constraint pk_boxed_evaluations primary key,
    society_id uuid not null constraint fk_boxed_evaluations_society references societies,
    course_version_id uuid not null constraint fk_boxed_evaluations_version references course_versions,
    answers jsonb not null,
    month date not null
  );
`;

/** Someone puts an answer in; only the system takes answers out, and only the system writes responses. */
const security = `
  alter table boxed_evaluations enable row level security;
  create policy give on boxed_evaluations for insert with check (society_id = app_society() and app_user() is not null);
  create policy look on boxed_evaluations for select using (society_id = app_society() and app_role() = 'system');
  create policy take on boxed_evaluations for delete using (society_id = app_society() and app_role() = 'system');
  grant select, insert, delete on boxed_evaluations to cohesion_app;

  drop policy give on evaluation_responses;
  create policy write on evaluation_responses for insert
    with check (society_id = app_society() and app_role() = 'system');
`;

export class CreateBoxedEvaluations20261122094000 implements MigrationInterface {
  name = 'CreateBoxedEvaluations20261122094000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table + security);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop policy write on evaluation_responses;
      create policy give on evaluation_responses for insert
        with check (society_id = app_society() and app_user() is not null);
      insert into evaluation_responses (society_id, course_version_id, answers, month)
        select society_id, course_version_id, answers, month from boxed_evaluations;
      drop table boxed_evaluations;
    `);
  }
}
