import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which key a signed head names: the first four bytes of its signature line (C2SP signed-note), of the key that has them.
 * `head` is SQL for a checkpoint as text.
 */
const keyOfHead = (head: string, societyId: string): string => `(
  select key.id from society_keys key
  where key.society_id = ${societyId} and key.purpose = 'log'
    and substring(decode(substring(${head} from ' ([A-Za-z0-9+/=]+)\\n$'), 'base64') from 1 for 4)
      = substring(sha256(convert_to(split_part(${head}, E'\\n', 1) || E'\\n', 'UTF8') || '\\x01'::bytea || key.public_key) from 1 for 4)
  limit 1)`;

/** Rows of these tables are never changed. This gives each a column that it did not have. */
const filled = (table: string, update: string): string => `
  alter table ${table} disable trigger append_only;
  ${update};
  alter table ${table} enable trigger append_only;`;

/** Whether any of these keys, of whichever society, was reported stolen: nothing signed with it is to be kept. */
const stolen = `
  create function any_stolen(keys uuid[]) returns boolean
    language sql stable security definer set search_path = public, pg_temp
    as $$ select exists (select from society_key_endings ending where ending.key_id = any(keys) and ending.kind = 'stolen') $$;
  revoke all on function any_stolen from public;
  grant execute on function any_stolen to cohesion_app;
`;

/** That what a stolen key signed is issued anew: said once by whoever keeps the keys. `key_name`: such as document-1. */
const reissues = `
  create table certificate_reissues (
    id uuid not null default uuidv7() constraint pk_certificate_reissues primary key,
    society_id uuid not null constraint fk_certificate_reissues_society references societies,
    key_id uuid not null constraint fk_certificate_reissues_key references society_keys,
    key_society_id uuid not null constraint fk_certificate_reissues_key_society references societies,
    key_name text not null,
    -- Null where the key is a co-sponsor's, whose administrators this society does not know.
    recorded_by uuid constraint fk_certificate_reissues_recorded_by references people,
    created_at timestamptz not null,
    constraint uq_certificate_reissues_key_id_society_id unique (society_id, key_id),
    constraint ck_certificate_reissues_recorded_by check ((recorded_by is null) = (key_society_id <> society_id))
  );

  -- That a page which could not be made is tried again: the file with this number.
  create table certificate_page_retries (
    id uuid not null default uuidv7() constraint pk_certificate_page_retries primary key,
    society_id uuid not null constraint fk_certificate_page_retries_society references societies,
    person_id uuid not null constraint fk_certificate_page_retries_person references people,
    certificate_id uuid not null constraint fk_certificate_page_retries_certificate references certificates,
    file_number integer not null,
    recorded_by uuid not null constraint fk_certificate_page_retries_recorded_by references people,
    created_at timestamptz not null,
    constraint uq_certificate_page_retries_certificate_id_file_number unique (certificate_id, file_number)
  );
  -- For the sweep, which looks for those that got lost.
  create index ix_certificate_page_retries_society_id_created_at on certificate_page_retries (society_id, created_at);
`;

/** Files and credentials get numbers, and say which keys signed them; a copy says of which file it is one. */
const numbers = `
  alter table log_heads
    add column number integer not null default 1,
    add column key_id uuid constraint fk_log_heads_key references society_keys,
    drop constraint uq_log_heads_size_society_id,
    add constraint uq_log_heads_number_size_society_id unique (society_id, size, number),
    add constraint ck_log_heads_number check (number >= 1);
  alter table certificate_credentials
    add column number integer not null default 1,
    add column key_id uuid constraint fk_certificate_credentials_key references society_keys,
    add column log_key_id uuid constraint fk_certificate_credentials_log_key references society_keys,
    drop constraint uq_certificate_credentials_certificate_id,
    add constraint uq_certificate_credentials_certificate_id_number unique (certificate_id, number),
    add constraint ck_certificate_credentials_number check (number >= 1);
  alter table certificate_files
    add column number integer not null default 1,
    add column credential_number integer,
    add column key_ids uuid[] not null default '{}',
    add column reissue_id uuid constraint fk_certificate_files_reissue references certificate_reissues,
    drop constraint uq_certificate_files_certificate_id,
    add constraint uq_certificate_files_certificate_id_number unique (certificate_id, number),
    add constraint ck_certificate_files_number check (number >= 1);
  alter table certificate_copies
    add column file_number integer not null default 1,
    add column key_ids uuid[] not null default '{}',
    drop constraint uq_certificate_copies_certificate_id_paper,
    add constraint uq_certificate_copies_certificate_id_file_number_paper unique (certificate_id, paper, file_number);
  alter table certificate_mails
    add column reissue_id uuid constraint fk_certificate_mails_reissue references certificate_reissues,
    drop constraint ck_certificate_mails_kind,
    add constraint ck_certificate_mails_kind
      check (kind in ('revoked', 'reinstated', 'corrected', 'not-yours', 'name-refused', 'signed-anew')),
    add constraint uq_certificate_mails_person_id_reissue_id unique (person_id, reissue_id);
`;

/**
 * Of what is older than this: heads and credentials name their keys themselves; a file was signed with the key that was in
 * use when it was made, or with both of two where one had just taken the other's place.
 */
const older =
  filled(
    'log_heads',
    `update log_heads head set key_id = ${keyOfHead('head.checkpoint', 'head.society_id')}`,
  ) +
  filled(
    'certificate_credentials',
    `update certificate_credentials credential set
      key_id = (select key.id from society_keys key where key.society_id = credential.society_id and key.purpose = 'credential'
        and key.number::text = substring(
          coalesce(credential.credential #>> '{proof,verificationMethod}', credential.credential #>> '{proof,0,verificationMethod}')
          from '#credential-(\\d+)$')),
      log_key_id = ${keyOfHead(`(credential.log_proof::json ->> 'head')`, 'credential.society_id')}`,
  ) +
  filled(
    'certificate_files',
    `update certificate_files file set credential_number = 1, key_ids = ${keysThen('file')}
      where file.storage_key is not null and exists (select from certificate_credentials credential
        where credential.certificate_id = file.certificate_id and credential.created_at <= file.created_at + interval '1 minute')`,
  ) +
  filled('certificate_copies', `update certificate_copies copy set key_ids = ${keysThen('copy')}`) +
  `
  alter table log_heads alter column number drop default;
  alter table certificate_credentials alter column number drop default;
  alter table certificate_files alter column number drop default, alter column key_ids drop default;
  alter table certificate_copies alter column file_number drop default, alter column key_ids drop default;`;

function keysThen(row: string): string {
  return `coalesce((select array_agg(key.id) from society_keys key
        where key.society_id = ${row}.society_id and key.purpose = 'document'
          and key.used_from <= ${row}.created_at + interval '1 minute'
          and not exists (select from society_key_endings ending where ending.key_id = key.id
            and ending.ended_at < ${row}.created_at - interval '1 minute')), '{}')`;
}

const ofCertificate = (table: string): string =>
  `exists (select from certificates certificate where certificate.id = ${table}.certificate_id
      and certificate.society_id = ${table}.society_id and certificate.person_id = ${table}.person_id)`;

const guards = ['certificate_reissues', 'certificate_page_retries']
  .map(
    (table) => `
  create trigger append_only before update or delete on ${table} for each row execute function refuse_change();
  create trigger never_emptied before truncate on ${table} for each statement execute function refuse_change();
  alter table ${table} enable row level security;
  grant select, insert on ${table} to cohesion_app;`,
  )
  .join('');

const security = `
  create policy read_staff on certificate_reissues for select using (society_id = app_society() and app_is_staff());
  create policy write_staff on certificate_reissues for insert with check (
    society_id = app_society() and app_role() = 'ce-administrator' and recorded_by = app_user()
    and key_society_id = society_id and any_stolen(array[key_id])
    and exists (select from society_keys key where key.id = key_id and key.society_id = app_society()));
  create policy write_cosigned on certificate_reissues for insert with check (
    society_id = app_society() and app_role() = 'system' and recorded_by is null and any_stolen(array[key_id]));

  create policy read_own_or_staff on certificate_page_retries for select
    using (person_id = app_user() or (society_id = app_society() and app_is_staff()));
  create policy write_staff on certificate_page_retries for insert with check (
    society_id = app_society() and app_role() = 'ce-administrator' and recorded_by = app_user()
    and ${ofCertificate('certificate_page_retries')});

  create policy write_signed_anew on certificate_mails for insert with check (
    society_id = app_society() and app_role() = 'system' and kind = 'signed-anew' and reissue_id is not null);

  -- Whoever holds a code may know that its file was signed anew: certificates lets that one through alone.
  create policy verify_by_code on certificate_files for select using (app_purpose() = 'verification'
    and exists (select from certificates certificate where certificate.id = certificate_files.certificate_id));
`;

/** What these are replaced by besides: a key that was just reported stolen may still be at hand somewhere. */
const unstolen = (keys: string): string => ` and not any_stolen(${keys})`;

const signed = (and: (keys: string) => string): string => `
  alter policy write_sealed on log_heads
    with check (society_id = app_society() and app_role() = 'system'${and('array[key_id]')});
  alter policy write_rendered on certificate_files
    with check (society_id = app_society() and app_role() = 'system'${and('key_ids')});
  alter policy write_rendered on certificate_credentials
    with check (society_id = app_society() and app_role() = 'system' and ${ofCertificate('certificate_credentials')}${and('array[key_id, log_key_id]')});
  alter policy write_rendered on certificate_copies
    with check (society_id = app_society() and app_role() = 'system' and ${ofCertificate('certificate_copies')}${and('key_ids')});
`;

/** Only where nothing was signed anew or tried again yet: numbers above 1 have no place before this. */
const undo = `
  drop policy verify_by_code on certificate_files;
  drop policy write_signed_anew on certificate_mails;
  alter table certificate_mails
    drop constraint uq_certificate_mails_person_id_reissue_id,
    drop constraint ck_certificate_mails_kind,
    add constraint ck_certificate_mails_kind
      check (kind in ('revoked', 'reinstated', 'corrected', 'not-yours', 'name-refused')),
    drop column reissue_id;
  alter table certificate_copies
    drop constraint uq_certificate_copies_certificate_id_file_number_paper,
    drop column key_ids, drop column file_number,
    add constraint uq_certificate_copies_certificate_id_paper unique (certificate_id, paper);
  alter table certificate_files
    drop constraint uq_certificate_files_certificate_id_number,
    drop column reissue_id, drop column key_ids, drop column credential_number, drop column number,
    add constraint uq_certificate_files_certificate_id unique (certificate_id);
  alter table certificate_credentials
    drop constraint uq_certificate_credentials_certificate_id_number,
    drop column log_key_id, drop column key_id, drop column number,
    add constraint uq_certificate_credentials_certificate_id unique (certificate_id);
  alter table log_heads
    drop constraint uq_log_heads_number_size_society_id,
    drop column key_id, drop column number,
    add constraint uq_log_heads_size_society_id unique (society_id, size);
  drop table certificate_page_retries, certificate_reissues;
  drop function any_stolen;
`;

export class NumberCertificateFiles20261122098200 implements MigrationInterface {
  name = 'NumberCertificateFiles20261122098200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(stolen + reissues + guards + numbers + older + security + signed(unstolen));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(signed(() => '') + undo);
  }
}
