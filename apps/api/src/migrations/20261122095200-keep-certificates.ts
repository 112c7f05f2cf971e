import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A code keeps its certificate for good: version n takes the place of version n - 1 under it. The keys are what a society
 * searches by; they are columns of their own because row-level security lets an index serve nothing else.
 */
const versions = `
  alter table certificates
    drop constraint uq_certificates_code,
    add column name_key text,
    add column family_key text,
    add column title_key text,
    add constraint uq_certificates_code_version unique (code, version);
  alter table certificates disable trigger append_only;
  update certificates set
    name_key = lower(regexp_replace(normalize(facts #>> '{learner,name}', NFD), '[\\u0300-\\u036f]', '', 'g')),
    title_key = lower(regexp_replace(normalize(facts #>> '{activity,title}', NFD), '[\\u0300-\\u036f]', '', 'g'));
  update certificates set family_key = substring(name_key from '[^ ]*$');
  alter table certificates enable trigger append_only;
  alter table certificates
    alter column name_key set not null,
    alter column family_key set not null,
    alter column title_key set not null;
  create index ix_certificates_society_id_name_key_id on certificates (society_id, name_key collate "C", id);
  create index ix_certificates_society_id_family_key_id on certificates (society_id, family_key collate "C", id);
  create index ix_certificates_society_id_title_key_id on certificates (society_id, title_key collate "C", id);
  create index ix_certificates_society_id_id on certificates (society_id, id);

  drop policy write_own on certificates;
  create policy write_own on certificates for insert
    with check (person_id = app_user() and society_id = app_society() and version = 1);
  create policy write_corrected on certificates for insert with check (
    society_id = app_society() and app_role() = 'ce-administrator' and version > 1
    and exists (select from certificates replaced where replaced.code = certificates.code
      and replaced.version = certificates.version - 1 and replaced.society_id = app_society()));
`;

const corrections = `
  create table certificate_corrections (
    id uuid not null constraint pk_certificate_corrections primary key,
    society_id uuid not null constraint fk_certificate_corrections_society references societies,
    person_id uuid not null constraint fk_certificate_corrections_person references people,
    code text not null,
    replaced_id uuid not null constraint fk_certificate_corrections_replaced references certificates,
    certificate_id uuid not null constraint fk_certificate_corrections_certificate references certificates,
    what text not null,
    reason text not null,
    recorded_by uuid not null constraint fk_certificate_corrections_recorded_by references people,
    created_at timestamptz not null,
    constraint uq_certificate_corrections_replaced_id unique (replaced_id),
    constraint uq_certificate_corrections_certificate_id unique (certificate_id),
    constraint ck_certificate_corrections_what check (what in ('name', 'hours', 'person'))
  );
  create index ix_certificate_corrections_code on certificate_corrections (code);

  -- Revoked, valid again, in turns: of a code the highest number is how it stands.
  create table certificate_revocations (
    id uuid not null constraint pk_certificate_revocations primary key,
    society_id uuid not null constraint fk_certificate_revocations_society references societies,
    person_id uuid not null constraint fk_certificate_revocations_person references people,
    code text not null,
    certificate_id uuid not null constraint fk_certificate_revocations_certificate references certificates,
    number integer not null,
    change text not null,
    category text,
    effective_on date not null,
    note text,
    reason text,
    recorded_by uuid not null constraint fk_certificate_revocations_recorded_by references people,
    created_at timestamptz not null,
    constraint uq_certificate_revocations_code_number unique (code, number),
    constraint ck_certificate_revocations_change
      check (number >= 1 and change = case number % 2 when 1 then 'revoked' else 'reinstated' end),
    constraint ck_certificate_revocations_category check ((change = 'revoked') = (category is not null) and category in
      ('issued-in-error', 'requirements-not-met', 'withdrawn-by-learner', 'approval-withdrawn', 'other')),
    constraint ck_certificate_revocations_reason check ((change = 'reinstated') = (reason is not null))
  );

  -- Which mail tells of what, and until when it can be taken back. The mail itself is nobody's to read.
  create table certificate_mails (
    id uuid not null default uuidv7() constraint pk_certificate_mails primary key,
    society_id uuid not null constraint fk_certificate_mails_society references societies,
    person_id uuid not null constraint fk_certificate_mails_person references people,
    code text not null,
    mail_id uuid not null constraint fk_certificate_mails_mail references mails,
    kind text not null,
    not_before timestamptz not null,
    created_at timestamptz not null,
    constraint uq_certificate_mails_mail_id unique (mail_id),
    constraint ck_certificate_mails_kind check (kind in ('revoked', 'reinstated', 'corrected', 'not-yours', 'name-refused'))
  );
  create index ix_certificate_mails_code on certificate_mails (code);
`;

const names = ['certificate_corrections', 'certificate_revocations', 'certificate_mails'];

const security =
  names
    .map(
      (table) => `
  create trigger append_only before update or delete on ${table} for each row execute function refuse_change();
  create trigger never_emptied before truncate on ${table} for each statement execute function refuse_change();
  alter table ${table} enable row level security;
  create policy read_staff on ${table} for select using (society_id = app_society() and app_is_staff());
  grant select, insert on ${table} to cohesion_app;`,
    )
    .join('') +
  `
  create policy read_own on certificate_corrections for select using (person_id = app_user());
  create policy read_own on certificate_revocations for select using (person_id = app_user());
  create policy write_staff on certificate_corrections for insert
    with check (society_id = app_society() and app_role() = 'ce-administrator' and recorded_by = app_user());
  create policy write_staff on certificate_revocations for insert
    with check (society_id = app_society() and app_role() = 'ce-administrator' and recorded_by = app_user());
  create policy write_staff on certificate_mails for insert
    with check (society_id = app_society() and app_role() = 'ce-administrator');
  -- Whoever holds a code may know whether it was revoked.
  create policy verify_by_code on certificate_revocations for select
    using (app_purpose() = 'verification' and code = current_setting('app.code', true));`;

const undo = `
  drop table certificate_mails, certificate_revocations, certificate_corrections;
  drop policy write_corrected on certificates;
  drop policy write_own on certificates;
  create policy write_own on certificates for insert with check (person_id = app_user() and society_id = app_society());
  drop index ix_certificates_society_id_name_key_id, ix_certificates_society_id_family_key_id,
    ix_certificates_society_id_title_key_id, ix_certificates_society_id_id;
  alter table certificates
    drop constraint uq_certificates_code_version,
    drop column name_key, drop column family_key, drop column title_key,
    add constraint uq_certificates_code unique (code);
`;

export class KeepCertificates20261122095200 implements MigrationInterface {
  name = 'KeepCertificates20261122095200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(versions + corrections + security);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(undo);
  }
}
