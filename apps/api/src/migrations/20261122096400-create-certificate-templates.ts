import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = `
  create table certificate_pictures (
    id uuid not null default uuidv7() constraint pk_certificate_pictures primary key,
    society_id uuid not null constraint fk_certificate_pictures_society references societies,
    sha256 text not null,
    media_type text not null,
    width integer not null,
    height integer not null,
    bytes integer not null,
    recorded_by uuid not null constraint fk_certificate_pictures_recorded_by references people,
    created_at timestamptz not null,
    constraint uq_certificate_pictures_sha256_society_id unique (society_id, sha256),
    constraint ck_certificate_pictures_sha256 check (sha256 ~ '^[0-9a-f]{64}$'),
    constraint ck_certificate_pictures_media_type check (media_type in ('image/png', 'image/jpeg')),
    constraint ck_certificate_pictures_size check (bytes between 1 and 1048576
      and width between 1 and 2000 and height between 1 and 2000)
  );

  create table certificate_templates (
    id uuid not null default uuidv7() constraint pk_certificate_templates primary key,
    society_id uuid not null constraint fk_certificate_templates_society references societies,
    number integer not null,
    template jsonb not null,
    restored_from integer,
    recorded_by uuid not null constraint fk_certificate_templates_recorded_by references people,
    created_at timestamptz not null,
    constraint uq_certificate_templates_number_society_id unique (society_id, number),
    constraint ck_certificate_templates_number check (number >= 1 and restored_from < number)
  );

  -- The code that previews print is never one that verifies.
  alter table certificates add constraint ck_certificates_code check (code <> '0000000D');
`;

/** Whoever claims credit reads the template that their certificate is to have; an administrator alone writes it. */
const security = ['certificate_pictures', 'certificate_templates']
  .map(
    (table) => `
  create trigger append_only before update or delete on ${table} for each row execute function refuse_change();
  create trigger never_emptied before truncate on ${table} for each statement execute function refuse_change();
  alter table ${table} enable row level security;
  create policy read_society on ${table} for select using (society_id = app_society());
  create policy write_staff on ${table} for insert
    with check (society_id = app_society() and app_role() = 'ce-administrator' and recorded_by = app_user());
  grant select, insert on ${table} to cohesion_app;`,
  )
  .join('');

export class CreateCertificateTemplates20261122096400 implements MigrationInterface {
  name = 'CreateCertificateTemplates20261122096400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables + security);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table certificates drop constraint ck_certificates_code;
      drop table certificate_templates, certificate_pictures;`);
  }
}
