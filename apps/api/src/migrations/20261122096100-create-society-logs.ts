import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The public log of each society (RFC 9162). An entry is written with what it tells of and gets its place when it is
 * sealed: a leaf, the complete subtrees above it, and a signed head.
 */
const tables = `
  create table log_entries (
    id uuid not null default uuidv7() constraint pk_log_entries primary key,
    society_id uuid not null constraint fk_log_entries_society references societies,
    certificate_id uuid not null constraint fk_log_entries_certificate references certificates,
    code text not null,
    number integer not null,
    kind text not null,
    entry text not null,
    hash bytea not null,
    created_at timestamptz not null default now(),
    constraint uq_log_entries_code_number_society_id unique (society_id, code, number),
    constraint ck_log_entries_number check (number >= 1),
    constraint ck_log_entries_entry check (entry::jsonb ->> 'code' = code and entry::jsonb ->> 'kind' = kind),
    -- A leaf's hash is over its bytes, behind a zero that keeps it from passing for a node (RFC 9162, 2.1.1).
    constraint ck_log_entries_hash check (hash = sha256('\\x00'::bytea || convert_to(entry, 'UTF8')))
  );
  create unique index uq_log_entries_issuing on log_entries (certificate_id) where kind in ('award', 'supersession');

  -- What waits to be sealed. It proves nothing: what was sealed is a leaf.
  create table log_pending (
    entry_id uuid not null constraint pk_log_pending primary key constraint fk_log_pending_entry references log_entries,
    society_id uuid not null constraint fk_log_pending_society references societies
  );
  create index ix_log_pending_society_id_entry_id on log_pending (society_id, entry_id);

  create table log_leaves (
    id uuid not null default uuidv7() constraint pk_log_leaves primary key,
    society_id uuid not null constraint fk_log_leaves_society references societies,
    index integer not null,
    entry_id uuid not null constraint fk_log_leaves_entry references log_entries,
    constraint uq_log_leaves_index_society_id unique (society_id, index),
    constraint uq_log_leaves_entry_id unique (entry_id),
    constraint ck_log_leaves_index check (index >= 0)
  );

  create table log_nodes (
    id uuid not null default uuidv7() constraint pk_log_nodes primary key,
    society_id uuid not null constraint fk_log_nodes_society references societies,
    level integer not null,
    index integer not null,
    hash bytea not null,
    constraint uq_log_nodes_index_level_society_id unique (society_id, level, index),
    constraint ck_log_nodes_hash check (level >= 0 and index >= 0 and length(hash) = 32)
  );

  create table log_heads (
    id uuid not null default uuidv7() constraint pk_log_heads primary key,
    society_id uuid not null constraint fk_log_heads_society references societies,
    size integer not null,
    checkpoint text not null,
    created_at timestamptz not null,
    constraint uq_log_heads_size_society_id unique (society_id, size),
    constraint ck_log_heads_size check (size >= 1)
  );
`;

const names = ['log_entries', 'log_leaves', 'log_nodes', 'log_heads'];

const security =
  names
    .map(
      (table) => `
  create trigger append_only before update or delete on ${table} for each row execute function refuse_change();
  create trigger never_emptied before truncate on ${table} for each statement execute function refuse_change();
  alter table ${table} enable row level security;
  create policy read_staff on ${table} for select using (society_id = app_society() and app_is_staff());
  -- It names nobody, and anyone may read it.
  create policy read_published on ${table} for select
    using (app_purpose() = 'publication' and society_id::text = current_setting('app.code', true));
  grant select, insert on ${table} to cohesion_app;`,
    )
    .join('') +
  ['log_leaves', 'log_nodes', 'log_heads']
    .map(
      (table) => `
  create policy write_sealed on ${table} for insert
    with check (society_id = app_society() and app_role() = 'system');`,
    )
    .join('') +
  `
  -- Whoever gets a certificate writes that it was issued; everything else about it is the society's to write.
  create policy write_with_certificate on log_entries for insert with check (
    society_id = app_society() and (kind = 'award' or app_is_staff())
    and exists (select from certificates certificate where certificate.id = log_entries.certificate_id
      and certificate.society_id = app_society() and certificate.code = log_entries.code));
  alter table log_pending enable row level security;
  create policy seal on log_pending for all using (society_id = app_society() and app_role() = 'system');
  create policy write_with_entry on log_pending for insert with check (society_id = app_society());
  grant select, insert, delete on log_pending to cohesion_app;`;

export class CreateSocietyLogs20261122096100 implements MigrationInterface {
  name = 'CreateSocietyLogs20261122096100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables + security);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table log_heads, log_nodes, log_leaves, log_pending, log_entries;');
  }
}
