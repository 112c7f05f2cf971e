import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an ended cycle came to, with everything it was worked out from. Evaluating again adds a revision. */
const table = `
  create table cycle_evaluations (
    id uuid not null default uuidv7() constraint pk_cycle_evaluations primary key,
    person_id uuid not null constraint fk_cycle_evaluations_person references people,
    license_id uuid not null constraint fk_cycle_evaluations_license references licenses,
    cycle_start date not null,
    cycle_end date not null,
    revision integer not null,
    rule_set_id uuid constraint fk_cycle_evaluations_rule_set references rule_sets,
    engine text not null,
    inputs jsonb not null,
    result jsonb not null,
    created_at timestamptz not null,
    constraint uq_cycle_evaluations_cycle_start_license_id_revision unique (license_id, cycle_start, revision),
    constraint ck_cycle_evaluations_revision check (revision >= 1),
    constraint ck_cycle_evaluations_period check (cycle_end >= cycle_start)
  );

  create trigger append_only before update or delete on cycle_evaluations for each row execute function refuse_change();
  create trigger never_emptied before truncate on cycle_evaluations for each statement execute function refuse_change();

  alter table cycle_evaluations enable row level security;
  create policy read_own on cycle_evaluations for select using (person_id = app_user());
  create policy write_own on cycle_evaluations for insert with check (person_id = app_user()
    and exists (select from licenses license where license.id = license_id and license.person_id = app_user()));

  grant select, insert on cycle_evaluations to cohesion_app;
`;

export class CreateCycleEvaluations20261122092200 implements MigrationInterface {
  name = 'CreateCycleEvaluations20261122092200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table cycle_evaluations;');
  }
}
