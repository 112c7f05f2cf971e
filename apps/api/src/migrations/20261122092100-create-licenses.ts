import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A license is its person's in every society, so it belongs to none. */
const tables = `
  create table licenses (
    id uuid not null default uuidv7() constraint pk_licenses primary key,
    person_id uuid not null constraint fk_licenses_person references people,
    jurisdiction text not null,
    type text not null,
    board_name text not null,
    by_hand jsonb,
    number_sealed text,
    number_key text,
    number_ending text,
    issued_on date not null,
    birth_month integer,
    periods jsonb not null,
    conditions text[] not null,
    removed_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null,
    constraint ck_licenses_number check ((number_sealed is null) = (number_key is null) and (number_sealed is null) = (number_ending is null)),
    constraint ck_licenses_ending check (length(number_ending) <= 3),
    constraint ck_licenses_birth_month check (birth_month between 1 and 12),
    constraint ck_licenses_by_hand check ((type = 'other') = (by_hand is not null)),
    constraint ck_licenses_removed check (removed_at is null or number_sealed is null)
  );
  -- Someone's licenses; each of them once.
  create unique index ix_licenses_held on licenses (person_id, jurisdiction, type, board_name) where removed_at is null;

  create table license_moves (
    id uuid not null default uuidv7() constraint pk_license_moves primary key,
    person_id uuid not null constraint fk_license_moves_person references people,
    license_id uuid not null constraint fk_license_moves_license references licenses,
    record_id text not null,
    part_id text not null,
    category text,
    created_at timestamptz not null default now()
  );
  -- The latest choice for each part of a record.
  create index ix_license_moves_license_id_record_id_part_id on license_moves (license_id, record_id, part_id);

  create table license_done_items (
    id uuid not null default uuidv7() constraint pk_license_done_items primary key,
    person_id uuid not null constraint fk_license_done_items_person references people,
    license_id uuid not null constraint fk_license_done_items_license references licenses,
    item text not null,
    done_on date,
    note text not null,
    created_at timestamptz not null default now()
  );
  -- The latest word on each one-time item.
  create index ix_license_done_items_license_id_item on license_done_items (license_id, item);
`;

const appendOnly = ['license_moves', 'license_done_items']
  .map(
    (table) => `
  create trigger append_only before update or delete on ${table} for each row execute function refuse_change();
  create trigger never_emptied before truncate on ${table} for each statement execute function refuse_change();

  alter table ${table} enable row level security;
  create policy read_own on ${table} for select using (person_id = app_user());
  create policy write_own on ${table} for insert with check (person_id = app_user()
    and exists (select from licenses license where license.id = license_id and license.person_id = app_user()));`,
  )
  .join('');

const security = `
  alter table licenses enable row level security;
  create policy read_own on licenses for select using (person_id = app_user());
  create policy write_own on licenses for insert with check (person_id = app_user());
  create policy change_own on licenses for update using (person_id = app_user()) with check (person_id = app_user());

  grant select, insert on licenses, license_moves, license_done_items to cohesion_app;
  grant update (board_name, by_hand, number_sealed, number_key, number_ending, issued_on, birth_month, periods,
    conditions, removed_at, updated_at) on licenses to cohesion_app;
`;

export class CreateLicenses20261122092100 implements MigrationInterface {
  name = 'CreateLicenses20261122092100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables + appendOnly + security);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table license_done_items, license_moves, licenses;');
  }
}
