import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By which rules she last looked at a license: what differs since then is said once. */
const table = `
  create table license_rule_looks (
    id uuid not null default uuidv7() constraint pk_license_rule_looks primary key,
    person_id uuid not null constraint fk_license_rule_looks_person references people,
    license_id uuid not null constraint fk_license_rule_looks_license references licenses,
    rule_set_id uuid not null constraint fk_license_rule_looks_rule_set references rule_sets,
    version text not null,
    created_at timestamptz not null default now()
  );
  -- The latest look.
  create index ix_license_rule_looks_license_id on license_rule_looks (license_id);

  create trigger append_only before update or delete on license_rule_looks for each row execute function refuse_change();
  create trigger never_emptied before truncate on license_rule_looks for each statement execute function refuse_change();

  alter table license_rule_looks enable row level security;
  create policy read_own on license_rule_looks for select using (person_id = app_user());
  create policy write_own on license_rule_looks for insert with check (person_id = app_user()
    and exists (select from licenses license where license.id = license_id and license.person_id = app_user()));

  grant select, insert on license_rule_looks to cohesion_app;
`;

export class CreateLicenseRuleLooks20261122096500 implements MigrationInterface {
  name = 'CreateLicenseRuleLooks20261122096500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table license_rule_looks;');
  }
}
