import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = `
  -- Hours earned elsewhere, as their person recorded them. Each row is a whole version of one entry.
  create table outside_hours (
    id uuid not null constraint pk_outside_hours primary key,
    record_id uuid not null constraint fk_outside_hours_record references outside_hours,
    replaces uuid constraint fk_outside_hours_replaces references outside_hours,
    society_id uuid not null constraint fk_outside_hours_society references societies,
    person_id uuid not null constraint fk_outside_hours_person references people,
    is_withdrawn boolean not null,
    title text not null,
    provider text not null,
    started_on date,
    completed_on date not null,
    format text not null,
    activity text not null,
    role text not null,
    formality text not null,
    parts jsonb not null,
    certificate_number text,
    is_another boolean not null,
    created_at timestamptz not null,
    -- One successor each: two corrections at once cannot both stand.
    constraint uq_outside_hours_replaces unique (replaces),
    constraint ck_outside_hours_first check ((replaces is null) = (record_id = id)),
    constraint ck_outside_hours_days check (started_on is null or started_on <= completed_on),
    constraint ck_outside_hours_format check (format in ('live-in-person', 'live-online', 'self-study')),
    constraint ck_outside_hours_role check (role in ('learner', 'presenter')),
    constraint ck_outside_hours_formality check (formality in ('formal', 'informal'))
  );
  create index ix_outside_hours_person_id_completed_on on outside_hours (person_id, completed_on);
  create index ix_outside_hours_record_id on outside_hours (record_id);

  create table outside_hours_proofs (
    id uuid not null default uuidv7() constraint pk_outside_hours_proofs primary key,
    outside_hours_id uuid not null constraint fk_outside_hours_proofs_version references outside_hours,
    proof_id uuid not null constraint fk_outside_hours_proofs_proof references proofs,
    society_id uuid not null constraint fk_outside_hours_proofs_society references societies,
    person_id uuid not null constraint fk_outside_hours_proofs_person references people,
    place smallint not null,
    constraint uq_outside_hours_proofs_outside_hours_id_proof_id unique (outside_hours_id, proof_id)
  );
  create index ix_outside_hours_proofs_proof_id on outside_hours_proofs (proof_id);
`;

const names = ['outside_hours', 'outside_hours_proofs'];

const guards = names
  .map(
    (table) => `
  create trigger append_only before update or delete on ${table} for each row execute function refuse_change();
  create trigger never_emptied before truncate on ${table} for each statement execute function refuse_change();`,
  )
  .join('');

/** What somebody did elsewhere is no society's business: nobody but its person reads it. */
const security =
  names
    .map(
      (table) => `
  alter table ${table} enable row level security;
  create policy read_own on ${table} for select using (person_id = app_user());
  create policy add_own on ${table} for insert with check (person_id = app_user() and society_id = app_society());`,
    )
    .join('') +
  `
  create policy read_to_sweep on outside_hours_proofs for select
    using (society_id = app_society() and app_role() = 'system');
  grant select, insert on outside_hours, outside_hours_proofs to cohesion_app;
`;

export class CreateOutsideHours20261122093100 implements MigrationInterface {
  name = 'CreateOutsideHours20261122093100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables + guards + security);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table outside_hours_proofs, outside_hours;');
  }
}
