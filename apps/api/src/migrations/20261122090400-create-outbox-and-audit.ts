import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = `
  create table outbox (
    id uuid not null default uuidv7() constraint pk_outbox primary key,
    society_id uuid constraint fk_outbox_society references societies,
    job text not null,
    payload jsonb not null,
    created_at timestamptz not null default now(),
    relayed_at timestamptz
  );
  -- What the relay still has to carry: a handful of rows, however long the table.
  create index ix_outbox_unrelayed on outbox (id) where relayed_at is null;
  create index ix_outbox_relayed_at on outbox (relayed_at) where relayed_at is not null;
  create function tell_outbox() returns trigger language plpgsql
    as $$ begin perform pg_notify('outbox', ''); return null; end $$;
  create trigger tell after insert on outbox for each statement execute function tell_outbox();

  create table mails (
    id uuid not null default uuidv7() constraint pk_mails primary key,
    society_id uuid not null constraint fk_mails_society references societies,
    recipient text not null,
    subject text not null,
    body text not null,
    created_at timestamptz not null default now(),
    sent_at timestamptz
  );

  create table audit_entries (
    id uuid not null default uuidv7(),
    society_id uuid not null,
    actor jsonb not null,
    action text not null,
    subject text not null,
    subject_id uuid,
    facts jsonb not null,
    created_at timestamptz not null default now(),
    constraint pk_audit_entries primary key (id, created_at)
  ) partition by range (created_at);
  create table audit_entries_2026 partition of audit_entries for values from ('2026-01-01') to ('2027-01-01');
  create table audit_entries_2027 partition of audit_entries for values from ('2027-01-01') to ('2028-01-01');
  create table audit_entries_rest partition of audit_entries default;
  create index ix_audit_entries_society_id_created_at on audit_entries (society_id, created_at);
  create trigger append_only before update or delete on audit_entries for each row execute function refuse_change();
`;

const security = `
  alter table outbox enable row level security;
  create policy add on outbox for insert with check (society_id = app_society());
  create policy relay on outbox for all using (app_purpose() = 'relay') with check (app_purpose() = 'relay');

  alter table mails enable row level security;
  create policy send on mails for insert with check (society_id = app_society());
  create policy deliver on mails for all using (society_id = app_society() and app_role() = 'system')
    with check (society_id = app_society() and app_role() = 'system');

  alter table audit_entries enable row level security;
  create policy add on audit_entries for insert with check (society_id = app_society());
  create policy read_staff on audit_entries for select using (society_id = app_society() and app_is_staff());
`;

export class CreateOutboxAndAudit20261122090400 implements MigrationInterface {
  name = 'CreateOutboxAndAudit20261122090400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables + security);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table audit_entries, mails, outbox;
      drop function tell_outbox;
    `);
  }
}
