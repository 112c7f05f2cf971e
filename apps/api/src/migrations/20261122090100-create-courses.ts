import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = `
  create table courses (
    id uuid not null default uuidv7() constraint pk_courses primary key,
    society_id uuid not null constraint fk_courses_society references societies,
    slug text not null,
    created_at timestamptz not null default now(),
    constraint uq_courses_slug_society_id unique (society_id, slug)
  );

  create table course_versions (
    id uuid not null default uuidv7() constraint pk_course_versions primary key,
    society_id uuid not null constraint fk_course_versions_society references societies,
    course_id uuid not null constraint fk_course_versions_course references courses,
    number integer not null,
    content_hash text not null,
    change_class text not null,
    summary jsonb not null,
    page jsonb not null,
    document jsonb not null,
    source jsonb not null,
    worksheet jsonb not null,
    published_at timestamptz not null,
    created_at timestamptz not null default now(),
    constraint uq_course_versions_course_id_number unique (course_id, number),
    constraint ck_course_versions_number check (number >= 1)
  );

  create table lesson_pages (
    id uuid not null default uuidv7() constraint pk_lesson_pages primary key,
    society_id uuid not null constraint fk_lesson_pages_society references societies,
    course_version_id uuid not null constraint fk_lesson_pages_version references course_versions,
    lesson text not null,
    html text not null,
    manifest jsonb not null,
    created_at timestamptz not null default now(),
    constraint uq_lesson_pages_course_version_id_lesson unique (course_version_id, lesson)
  );

  create table offers (
    id uuid not null default uuidv7() constraint pk_offers primary key,
    society_id uuid not null constraint fk_offers_society references societies,
    course_version_id uuid not null constraint fk_offers_version references course_versions,
    approval_id uuid not null constraint fk_offers_approval references approvals,
    body text not null,
    terms jsonb not null,
    created_at timestamptz not null default now(),
    constraint uq_offers_approval_id_course_version_id unique (course_version_id, approval_id)
  );
`;

const appendOnly = ['course_versions', 'lesson_pages', 'offers']
  .map(
    (table) => `
  create trigger append_only before update or delete on ${table} for each row execute function refuse_change();`,
  )
  .join('');

const security = ['courses', 'course_versions', 'lesson_pages', 'offers']
  .map(
    (table) => `
  alter table ${table} enable row level security;
  create policy read_own_society on ${table} for select using (society_id = app_society());
  create policy write_own_society on ${table} for insert with check (society_id = app_society() and app_role() = 'system');`,
  )
  .join('');

export class CreateCourses20261122090100 implements MigrationInterface {
  name = 'CreateCourses20261122090100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables + appendOnly + security);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table offers, lesson_pages, course_versions, courses;');
  }
}
