import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = `
  create table verdicts (
    id uuid not null default uuidv7() constraint pk_verdicts primary key,
    society_id uuid not null constraint fk_verdicts_society references societies,
    person_id uuid not null constraint fk_verdicts_person references people,
    enrollment_id uuid not null constraint fk_verdicts_enrollment references enrollments,
    complete boolean not null,
    reasons jsonb not null,
    rule_version text not null,
    created_at timestamptz not null,
    constraint uq_verdicts_enrollment_id unique (enrollment_id)
  );

  create table awards (
    id uuid not null default uuidv7() constraint pk_awards primary key,
    society_id uuid not null constraint fk_awards_society references societies,
    person_id uuid not null constraint fk_awards_person references people,
    enrollment_id uuid not null constraint fk_awards_enrollment references enrollments,
    offer_id uuid not null constraint fk_awards_offer references offers,
    verdict_id uuid not null constraint fk_awards_verdict references verdicts,
    body text not null,
    amount numeric(6,2) not null,
    unit text not null,
    activity jsonb not null,
    attestation jsonb not null,
    derivation jsonb not null,
    rule_version text not null,
    completed_on date not null,
    created_at timestamptz not null,
    constraint uq_awards_enrollment_id_offer_id unique (enrollment_id, offer_id),
    constraint ck_awards_amount check (amount > 0)
  );
  -- My CE: everything one person has earned, newest first.
  create index ix_awards_person_id_completed_on on awards (person_id, completed_on);

  create table certificates (
    id uuid not null default uuidv7() constraint pk_certificates primary key,
    society_id uuid not null constraint fk_certificates_society references societies,
    person_id uuid not null constraint fk_certificates_person references people,
    award_id uuid not null constraint fk_certificates_award references awards,
    code text not null,
    version integer not null,
    facts jsonb not null,
    created_at timestamptz not null,
    constraint uq_certificates_code unique (code),
    constraint uq_certificates_award_id_version unique (award_id, version),
    constraint ck_certificates_version check (version >= 1)
  );
  create index ix_certificates_person_id on certificates (person_id);

  -- What came of rendering: a stored file, or the problem in words. One per certificate, whoever renders first.
  create table certificate_files (
    id uuid not null default uuidv7() constraint pk_certificate_files primary key,
    society_id uuid not null constraint fk_certificate_files_society references societies,
    person_id uuid not null constraint fk_certificate_files_person references people,
    certificate_id uuid not null constraint fk_certificate_files_certificate references certificates,
    storage_key text,
    sha256 text,
    bytes integer,
    problem text,
    created_at timestamptz not null default now(),
    constraint uq_certificate_files_certificate_id unique (certificate_id),
    constraint ck_certificate_files_outcome check ((storage_key is null) = (problem is not null))
  );

  create function tell_certificate_rendered() returns trigger language plpgsql
    as $$ begin perform pg_notify('certificate_rendered', new.certificate_id::text); return null; end $$;
  create trigger tell after insert on certificate_files for each row execute function tell_certificate_rendered();
`;

const names = ['verdicts', 'awards', 'certificates', 'certificate_files'];

const appendOnly = names
  .map(
    (table) => `
  create trigger append_only before update or delete on ${table} for each row execute function refuse_change();`,
  )
  .join('');

const security =
  names
    .map(
      (table) => `
  alter table ${table} enable row level security;
  create policy read_own_or_staff on ${table} for select
    using (person_id = app_user() or (society_id = app_society() and app_is_staff()));`,
    )
    .join('') +
  ['verdicts', 'awards', 'certificates']
    .map(
      (table) => `
  create policy write_own on ${table} for insert with check (person_id = app_user() and society_id = app_society());`,
    )
    .join('') +
  `
  create policy write_rendered on certificate_files for insert
    with check (society_id = app_society() and app_role() = 'system');
  -- Anyone may verify a certificate whose code they hold: that row and no other.
  create policy verify_by_code on certificates for select
    using (app_purpose() = 'verification' and code = current_setting('app.code', true));`;

export class CreateCredit20261122090300 implements MigrationInterface {
  name = 'CreateCredit20261122090300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables + appendOnly + security);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table certificate_files, certificates, awards, verdicts;
      drop function tell_certificate_rendered;
    `);
  }
}
