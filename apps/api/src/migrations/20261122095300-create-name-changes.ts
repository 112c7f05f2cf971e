import type { MigrationInterface, QueryRunner } from 'typeorm';

/** "Fix my name": asked by the learner, decided by an administrator. Of one code the newest request is the one that holds. */
const tables = `
  create table name_change_requests (
    id uuid not null constraint pk_name_change_requests primary key,
    society_id uuid not null constraint fk_name_change_requests_society references societies,
    person_id uuid not null constraint fk_name_change_requests_person references people,
    certificate_id uuid not null constraint fk_name_change_requests_certificate references certificates,
    code text not null,
    number integer not null,
    printed_name text not null,
    name text not null,
    why text,
    everywhere boolean not null,
    created_at timestamptz not null,
    constraint uq_name_change_requests_code_number unique (code, number),
    constraint ck_name_change_requests_name check (length(name) between 1 and 120 and name <> printed_name)
  );
  create index ix_name_change_requests_society_id_created_at on name_change_requests (society_id, created_at);

  create table name_change_decisions (
    id uuid not null default uuidv7() constraint pk_name_change_decisions primary key,
    society_id uuid not null constraint fk_name_change_decisions_society references societies,
    person_id uuid not null constraint fk_name_change_decisions_person references people,
    request_id uuid not null constraint fk_name_change_decisions_request references name_change_requests,
    decision text not null,
    reason text,
    recorded_by uuid not null constraint fk_name_change_decisions_recorded_by references people,
    created_at timestamptz not null,
    constraint uq_name_change_decisions_request_id unique (request_id),
    constraint ck_name_change_decisions_decision check (decision in ('approved', 'refused')),
    constraint ck_name_change_decisions_reason check (decision = 'approved' or reason is not null)
  );
`;

const security =
  ['name_change_requests', 'name_change_decisions']
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
  create policy ask on name_change_requests for insert with check (person_id = app_user() and society_id = app_society());
  create policy decide on name_change_decisions for insert
    with check (society_id = app_society() and app_role() = 'ce-administrator' and recorded_by = app_user());`;

export class CreateNameChanges20261122095300 implements MigrationInterface {
  name = 'CreateNameChanges20261122095300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables + security);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table name_change_decisions, name_change_requests;');
  }
}
