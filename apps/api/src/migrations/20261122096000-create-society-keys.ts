import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What societies sign with. A key is never changed: it is followed by another, and its end is a row. */
const tables = `
  create table society_keys (
    id uuid not null default uuidv7() constraint pk_society_keys primary key,
    society_id uuid not null constraint fk_society_keys_society references societies,
    purpose text not null,
    number integer not null,
    origin text not null,
    public_key bytea not null,
    certificate bytea,
    chain bytea[] not null,
    used_from timestamptz not null,
    recorded_by uuid constraint fk_society_keys_recorded_by references people,
    created_at timestamptz not null,
    constraint uq_society_keys_number_purpose_society_id unique (society_id, purpose, number),
    -- A key that was used once, and perhaps stolen, does not come back under another number.
    constraint uq_society_keys_public_key_society_id unique (society_id, public_key),
    constraint ck_society_keys_purpose check (purpose in ('credential', 'log', 'document')),
    constraint ck_society_keys_number check (number >= 1),
    constraint ck_society_keys_origin check (origin in ('made', 'brought') and (origin = 'made' or purpose = 'document')),
    constraint ck_society_keys_certificate
      check ((purpose = 'document') = (certificate is not null) and (purpose = 'document' or cardinality(chain) = 0))
  );

  create table society_key_secrets (
    id uuid not null default uuidv7() constraint pk_society_key_secrets primary key,
    society_id uuid not null constraint fk_society_key_secrets_society references societies,
    key_id uuid not null constraint fk_society_key_secrets_key references society_keys,
    sealed bytea not null,
    sealed_with text not null,
    created_at timestamptz not null,
    constraint uq_society_key_secrets_key_id unique (key_id)
  );

  create table society_key_endings (
    id uuid not null default uuidv7() constraint pk_society_key_endings primary key,
    society_id uuid not null constraint fk_society_key_endings_society references societies,
    key_id uuid not null constraint fk_society_key_endings_key references society_keys,
    kind text not null,
    ended_at timestamptz not null,
    why text not null,
    recorded_by uuid constraint fk_society_key_endings_recorded_by references people,
    created_at timestamptz not null,
    constraint uq_society_key_endings_key_id_kind unique (key_id, kind),
    constraint ck_society_key_endings_kind check (kind in ('retired', 'stolen') and (kind = 'retired' or recorded_by is not null))
  );
`;

const ownKey = (table: string): string =>
  `exists (select from society_keys k where k.id = ${table}.key_id and k.society_id = app_society())`;

/** An administrator in her own name, or the platform in nobody's. */
const whoRecords = `(app_role() = 'system' and recorded_by is null or app_role() = 'ce-administrator' and recorded_by = app_user())`;

const security =
  ['society_keys', 'society_key_secrets', 'society_key_endings']
    .map(
      (table) => `
  create trigger append_only before update or delete on ${table} for each row execute function refuse_change();
  create trigger never_emptied before truncate on ${table} for each statement execute function refuse_change();
  alter table ${table} enable row level security;
  grant select, insert on ${table} to cohesion_app;`,
    )
    .join('') +
  ['society_keys', 'society_key_endings']
    .map(
      (table) => `
  create policy read_staff on ${table} for select using (society_id = app_society() and app_is_staff());
  create policy read_published on ${table} for select
    using (app_purpose() = 'publication' and society_id::text = current_setting('app.code', true));`,
    )
    .join('') +
  `
  create policy add on society_keys for insert with check (society_id = app_society() and ${whoRecords});
  create policy add on society_key_endings for insert
    with check (society_id = app_society() and ${whoRecords} and ${ownKey('society_key_endings')});

  -- Whoever brings a key puts it here, and from then on the platform alone reads it, to sign.
  create policy sign on society_key_secrets for select using (society_id = app_society() and app_role() = 'system');
  create policy add on society_key_secrets for insert
    with check (society_id = app_society() and app_is_staff() and ${ownKey('society_key_secrets')});
`;

export class CreateSocietyKeys20261122096000 implements MigrationInterface {
  name = 'CreateSocietyKeys20261122096000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables + security);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table society_key_endings, society_key_secrets, society_keys;');
  }
}
