import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What certificates say for machines. The claims are written with the certificate, because the log commits to them; they are
 * proved once, by whoever renders first, and every paper carries that one credential. JSON is kept as it was written.
 */
const tables = `
  create table certificate_claims (
    id uuid not null default uuidv7() constraint pk_certificate_claims primary key,
    society_id uuid not null constraint fk_certificate_claims_society references societies,
    person_id uuid not null constraint fk_certificate_claims_person references people,
    certificate_id uuid not null constraint fk_certificate_claims_certificate references certificates,
    claims json not null,
    created_at timestamptz not null,
    constraint uq_certificate_claims_certificate_id unique (certificate_id)
  );
  -- For the sweep, which looks for those that are not rendered.
  create index ix_certificate_claims_society_id_created_at on certificate_claims (society_id, created_at);

  create table certificate_credentials (
    id uuid not null default uuidv7() constraint pk_certificate_credentials primary key,
    society_id uuid not null constraint fk_certificate_credentials_society references societies,
    person_id uuid not null constraint fk_certificate_credentials_person references people,
    certificate_id uuid not null constraint fk_certificate_credentials_certificate references certificates,
    credential json not null,
    token text not null,
    log_proof text not null,
    created_at timestamptz not null,
    constraint uq_certificate_credentials_certificate_id unique (certificate_id)
  );

  -- The same certificate on other paper, made when somebody asks for it.
  create table certificate_copies (
    id uuid not null default uuidv7() constraint pk_certificate_copies primary key,
    society_id uuid not null constraint fk_certificate_copies_society references societies,
    person_id uuid not null constraint fk_certificate_copies_person references people,
    certificate_id uuid not null constraint fk_certificate_copies_certificate references certificates,
    paper text not null,
    storage_key text not null,
    sha256 text not null,
    bytes integer not null,
    created_at timestamptz not null,
    constraint uq_certificate_copies_certificate_id_paper unique (certificate_id, paper),
    constraint ck_certificate_copies_paper check (paper = 'a4')
  );
`;

const names = ['certificate_claims', 'certificate_credentials', 'certificate_copies'];

/** A certificate's own society and person, whoever writes. */
const ofCertificate = (table: string): string =>
  `exists (select from certificates certificate where certificate.id = ${table}.certificate_id
      and certificate.society_id = ${table}.society_id and certificate.person_id = ${table}.person_id)`;

const security =
  names
    .map(
      (table) => `
  create trigger append_only before update or delete on ${table} for each row execute function refuse_change();
  create trigger never_emptied before truncate on ${table} for each statement execute function refuse_change();
  alter table ${table} enable row level security;
  create policy read_own_or_staff on ${table} for select
    using (person_id = app_user() or (society_id = app_society() and app_is_staff()));
  grant select, insert on ${table} to cohesion_app;`,
    )
    .join('') +
  `
  create policy write_with_certificate on certificate_claims for insert
    with check (society_id = app_society() and ${ofCertificate('certificate_claims')});` +
  ['certificate_credentials', 'certificate_copies']
    .map(
      (table) => `
  create policy write_rendered on ${table} for insert
    with check (society_id = app_society() and app_role() = 'system' and ${ofCertificate(table)});`,
    )
    .join('') +
  `
  -- Whoever holds a code may have the credential of that certificate: certificates lets that one through alone.
  create policy verify_by_code on certificate_credentials for select using (app_purpose() = 'verification'
    and exists (select from certificates certificate where certificate.id = certificate_credentials.certificate_id));`;

export class CreateCredentials20261122097500 implements MigrationInterface {
  name = 'CreateCredentials20261122097500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables + security);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table ${names.join(', ')};`);
  }
}
