import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = `
  -- What a supervisor is asked to sign, as the exact text that the signature will hold for.
  create table signature_requests (
    id uuid not null constraint pk_signature_requests primary key,
    society_id uuid not null constraint fk_signature_requests_society references societies,
    person_id uuid not null constraint fk_signature_requests_person references people,
    supervisor_name text not null,
    supervisor_email text not null,
    content text not null,
    content_sha256 text not null,
    created_at timestamptz not null
  );
  create index ix_signature_requests_person_id_created_at on signature_requests (person_id, created_at);

  create table signature_request_entries (
    id uuid not null default uuidv7() constraint pk_signature_request_entries primary key,
    request_id uuid not null constraint fk_signature_request_entries_request references signature_requests,
    entry_id uuid not null constraint fk_signature_request_entries_entry references practice_entries,
    society_id uuid not null constraint fk_signature_request_entries_society references societies,
    person_id uuid not null constraint fk_signature_request_entries_person references people,
    constraint uq_signature_request_entries_entry_id_request_id unique (request_id, entry_id)
  );
  create index ix_signature_request_entries_entry_id on signature_request_entries (entry_id);

  -- Links that were mailed: of each secret, its digest. Sending again makes another.
  create table signature_links (
    id uuid not null constraint pk_signature_links primary key,
    request_id uuid not null constraint fk_signature_links_request references signature_requests,
    society_id uuid not null constraint fk_signature_links_society references societies,
    person_id uuid not null constraint fk_signature_links_person references people,
    secret_sha256 text not null,
    expires_at timestamptz not null,
    created_at timestamptz not null,
    constraint uq_signature_links_secret_sha256 unique (secret_sha256),
    constraint ck_signature_links_secret check (secret_sha256 ~ '^[0-9a-f]{64}$')
  );
  create index ix_signature_links_request_id on signature_links (request_id);

  create table signature_withdrawals (
    id uuid not null default uuidv7() constraint pk_signature_withdrawals primary key,
    request_id uuid not null constraint fk_signature_withdrawals_request references signature_requests,
    society_id uuid not null constraint fk_signature_withdrawals_society references societies,
    person_id uuid not null constraint fk_signature_withdrawals_person references people,
    created_at timestamptz not null,
    constraint uq_signature_withdrawals_request_id unique (request_id)
  );

  create table signatures (
    id uuid not null default uuidv7() constraint pk_signatures primary key,
    request_id uuid not null constraint fk_signatures_request references signature_requests,
    link_id uuid not null constraint fk_signatures_link references signature_links,
    society_id uuid not null constraint fk_signatures_society references societies,
    person_id uuid not null constraint fk_signatures_person references people,
    name text not null,
    credentials text not null,
    attestation text not null,
    content_sha256 text not null,
    signed_at timestamptz not null,
    constraint uq_signatures_request_id unique (request_id)
  );
`;

const names = [
  'signature_requests',
  'signature_request_entries',
  'signature_links',
  'signature_withdrawals',
  'signatures',
];

const guards = names
  .map(
    (table) => `
  create trigger append_only before update or delete on ${table} for each row execute function refuse_change();
  create trigger never_emptied before truncate on ${table} for each statement execute function refuse_change();`,
  )
  .join('');

const own = names
  .map(
    (table) => `
  alter table ${table} enable row level security;
  create policy read_own on ${table} for select using (person_id = app_user());`,
  )
  .join('');

const write = names
  .filter((table) => table !== 'signatures')
  .map(
    (table) => `
  create policy add_own on ${table} for insert with check (person_id = app_user() and society_id = app_society());`,
  )
  .join('');

/** Whoever holds a link sees its request and what became of it; the request's person cannot sign. */
const held = `
  create policy read_held on signature_links for select using (
    app_purpose() = 'link' and society_id = app_society() and secret_sha256 = current_setting('app.code', true));
  create policy read_held on signature_requests for select using (
    app_purpose() = 'link' and exists (select from signature_links link where link.request_id = signature_requests.id));
  create policy read_held on signature_request_entries for select using (app_purpose() = 'link' and exists (
    select from signature_links link where link.request_id = signature_request_entries.request_id));
  create policy read_held on signature_withdrawals for select using (app_purpose() = 'link' and exists (
    select from signature_links link where link.request_id = signature_withdrawals.request_id));
  create policy read_held on signatures for select using (app_purpose() = 'link' and exists (
    select from signature_links link where link.request_id = signatures.request_id));
  -- Whether what is to be signed has been changed since.
  create policy read_successor on practice_entries for select using (app_purpose() = 'link' and exists (
    select from signature_request_entries entry where entry.entry_id = practice_entries.replaces));
  create policy sign on signatures for insert with check (app_purpose() = 'link' and exists (
    select from signature_links link join signature_requests request on request.id = link.request_id
    where link.id = signatures.link_id and request.id = signatures.request_id
      and request.person_id = signatures.person_id and request.society_id = signatures.society_id
      and request.content_sha256 = signatures.content_sha256));

  grant select, insert on ${names.join(', ')} to cohesion_app;
`;

export class CreateSignatures20261122093300 implements MigrationInterface {
  name = 'CreateSignatures20261122093300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables + guards + own + write + held);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop policy read_successor on practice_entries;
      drop table signatures, signature_withdrawals, signature_links, signature_request_entries, signature_requests;
    `);
  }
}
