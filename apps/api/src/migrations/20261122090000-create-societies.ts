import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is asking is set at the start of every transaction; these functions are how policies read it. */
const functions = `
  create function app_user() returns uuid language sql stable parallel safe
    as $$ select nullif(current_setting('app.user_id', true), '')::uuid $$;
  create function app_society() returns uuid language sql stable parallel safe
    as $$ select nullif(current_setting('app.society_id', true), '')::uuid $$;
  create function app_role() returns text language sql stable parallel safe
    as $$ select coalesce(current_setting('app.role', true), '') $$;
  create function app_purpose() returns text language sql stable parallel safe
    as $$ select coalesce(current_setting('app.purpose', true), '') $$;
  create function app_is_staff() returns boolean language sql stable parallel safe
    as $$ select app_role() in ('ce-administrator', 'system') $$;
  create function refuse_change() returns trigger language plpgsql
    as $$ begin raise exception '% is append-only: a correction is a new row', tg_table_name using errcode = 'restrict_violation'; end $$;
`;

const tables = `
  create table societies (
    id uuid not null default uuidv7() constraint pk_societies primary key,
    slug text not null constraint uq_societies_slug unique,
    name text not null,
    short_name text not null,
    host text constraint uq_societies_host unique,
    time_zone text not null,
    place text not null,
    sample boolean not null,
    brand jsonb not null,
    policies jsonb not null,
    signers jsonb not null,
    created_at timestamptz not null default now(),
    constraint ck_societies_slug check (slug ~ '^[a-z0-9-]+$')
  );

  create table people (
    id uuid not null constraint pk_people primary key,
    name text not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint ck_people_name check (length(name) between 1 and 120)
  );

  create table memberships (
    id uuid not null default uuidv7() constraint pk_memberships primary key,
    society_id uuid not null constraint fk_memberships_society references societies,
    person_id uuid not null constraint fk_memberships_person references people,
    role text not null,
    created_at timestamptz not null default now(),
    constraint uq_memberships_person_id_role_society_id unique (society_id, person_id, role),
    constraint ck_memberships_role check (role in ('learner', 'instructor', 'ce-administrator'))
  );

  create table approvals (
    id uuid not null default uuidv7() constraint pk_approvals primary key,
    society_id uuid not null constraint fk_approvals_society references societies,
    body text not null,
    body_name text not null,
    provider_number text,
    approval_number text,
    formats text[] not null,
    statement text not null,
    valid_from date not null,
    valid_to date,
    created_at timestamptz not null default now(),
    constraint uq_approvals_body_society_id_valid_from unique (society_id, body, valid_from),
    constraint ck_approvals_period check (valid_to is null or valid_to >= valid_from)
  );
`;

const security = `
  alter table societies enable row level security;
  create policy read_all on societies for select using (true);
  create policy write_own on societies for all using (app_role() = 'system') with check (app_role() = 'system');

  alter table people enable row level security;
  create policy read_self_or_staff on people for select using (id = app_user() or app_is_staff());
  create policy write_self on people for all using (id = app_user()) with check (id = app_user() or app_role() = 'system');

  alter table memberships enable row level security;
  create policy read_self_or_staff on memberships for select
    using (app_purpose() = 'doorkeeper' or person_id = app_user() or (society_id = app_society() and app_is_staff()));
  create policy join_as_learner on memberships for insert
    with check (society_id = app_society() and (app_role() = 'system' or (person_id = app_user() and role = 'learner')));

  alter table approvals enable row level security;
  create policy read_own_society on approvals for select using (society_id = app_society());
  create policy write_own_society on approvals for insert with check (society_id = app_society() and app_role() = 'system');
`;

export class CreateSocieties20261122090000 implements MigrationInterface {
  name = 'CreateSocieties20261122090000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(functions + tables + security);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table approvals, memberships, people, societies;
      drop function app_user, app_society, app_role, app_purpose, app_is_staff, refuse_change;
    `);
  }
}
