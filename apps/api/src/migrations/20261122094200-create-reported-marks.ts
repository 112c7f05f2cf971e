import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What somebody says she has reported for a license. A license belongs to no society, and neither does this. */
const tables = `
  create table reported_marks (
    id uuid not null default uuidv7() constraint pk_reported_marks primary key,
    person_id uuid not null constraint fk_reported_marks_person references people,
    license_id uuid not null constraint fk_reported_marks_license references licenses,
    record_id text not null,
    is_reported boolean not null,
    created_at timestamptz not null
  );
  -- The latest word on each record.
  create index ix_reported_marks_license_id_record_id on reported_marks (license_id, record_id);

  create trigger append_only before update or delete on reported_marks for each row execute function refuse_change();
  create trigger never_emptied before truncate on reported_marks for each statement execute function refuse_change();

  alter table reported_marks enable row level security;
  create policy read_own on reported_marks for select using (person_id = app_user());
  create policy write_own on reported_marks for insert with check (person_id = app_user()
    and exists (select from licenses license where license.id = license_id and license.person_id = app_user()));

  grant select, insert on reported_marks to cohesion_app;
`;

export class CreateReportedMarks20261122094200 implements MigrationInterface {
  name = 'CreateReportedMarks20261122094200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table reported_marks;');
  }
}
