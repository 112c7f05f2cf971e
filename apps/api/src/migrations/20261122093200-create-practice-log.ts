import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = `
  -- Groups led and supervision had: facts alone. Each row is a whole version of one entry.
  create table practice_entries (
    id uuid not null constraint pk_practice_entries primary key,
    record_id uuid not null constraint fk_practice_entries_record references practice_entries,
    replaces uuid constraint fk_practice_entries_replaces references practice_entries,
    society_id uuid not null constraint fk_practice_entries_society references societies,
    person_id uuid not null constraint fk_practice_entries_person references people,
    is_withdrawn boolean not null,
    kind text not null,
    -- The first of the month where only the month is known.
    happened_on date not null,
    is_month boolean not null,
    minutes integer not null,
    setting text not null,
    population text not null,
    role text,
    form text,
    supervisor_name text,
    supervisor_email text,
    note text not null,
    -- Words of the note that looked like a client and that its person said are not.
    no_client text[] not null,
    created_at timestamptz not null,
    constraint uq_practice_entries_replaces unique (replaces),
    constraint ck_practice_entries_first check ((replaces is null) = (record_id = id)),
    constraint ck_practice_entries_minutes check (minutes > 0),
    constraint ck_practice_entries_month check (not is_month or extract(day from happened_on) = 1),
    constraint ck_practice_entries_kind check (
      (kind = 'group-leading' and role in ('leader', 'co-leader') and form is null)
      or (kind = 'supervision' and form in ('individual', 'group') and role is null)),
    constraint ck_practice_entries_supervisor check ((supervisor_name is null) = (supervisor_email is null)),
    constraint ck_practice_entries_note check (length(note) <= 120)
  );
  create index ix_practice_entries_person_id_happened_on on practice_entries (person_id, happened_on);
  create index ix_practice_entries_record_id on practice_entries (record_id);
`;

const guards = `
  create trigger append_only before update or delete on practice_entries for each row execute function refuse_change();
  create trigger never_emptied before truncate on practice_entries for each statement execute function refuse_change();
`;

const security = `
  alter table practice_entries enable row level security;
  create policy read_own on practice_entries for select using (person_id = app_user());
  create policy add_own on practice_entries for insert with check (person_id = app_user() and society_id = app_society());
  grant select, insert on practice_entries to cohesion_app;
`;

export class CreatePracticeLog20261122093200 implements MigrationInterface {
  name = 'CreatePracticeLog20261122093200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables + guards + security);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table practice_entries;');
  }
}
