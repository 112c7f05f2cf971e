import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which bodies a course is claimed for and who stands behind it, version by version: the newest holds. */
const table = `
  create table programs (
    id uuid not null default uuidv7() constraint pk_programs primary key,
    society_id uuid not null constraint fk_programs_society references societies,
    course text not null,
    version integer not null,
    bodies text[] not null,
    people jsonb not null,
    origin text not null,
    recorded_by uuid constraint fk_programs_recorded_by references people,
    created_at timestamptz not null default now(),
    constraint uq_programs_course_society_id_version unique (society_id, course, version),
    constraint ck_programs_version check (version >= 1),
    constraint ck_programs_origin check ((origin = 'file') = (recorded_by is null) and origin in ('file', 'console'))
  );
  create trigger append_only before update or delete on programs for each row execute function refuse_change();
  create trigger never_emptied before truncate on programs for each statement execute function refuse_change();
  alter table programs enable row level security;
  create policy read_own_society on programs for select using (society_id = app_society());
  create policy write_own_society on programs for insert
    with check (society_id = app_society() and app_is_staff()
      and (app_role() = 'system' or recorded_by = app_user()));
  grant select, insert on programs to cohesion_app;
`;

export class CreatePrograms20261122091100 implements MigrationInterface {
  name = 'CreatePrograms20261122091100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table programs;');
  }
}
