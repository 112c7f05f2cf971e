import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The bit of each certificate version in its society's published lists, the same in each of them. */
const tables = `
  create table status_places (
    id uuid not null default uuidv7() constraint pk_status_places primary key,
    society_id uuid not null constraint fk_status_places_society references societies,
    certificate_id uuid not null constraint fk_status_places_certificate references certificates,
    list integer not null,
    index integer not null,
    created_at timestamptz not null default now(),
    constraint uq_status_places_certificate_id unique (certificate_id),
    constraint uq_status_places_index_list_society_id unique (society_id, list, index),
    -- The length of a list (W3C Bitstring Status List 1.0).
    constraint ck_status_places_index check (list >= 1 and index between 0 and 131071)
  );

  -- Set, taken back, in turns: of a place and a purpose the highest number is how it stands.
  create table status_changes (
    id uuid not null default uuidv7() constraint pk_status_changes primary key,
    society_id uuid not null constraint fk_status_changes_society references societies,
    place_id uuid not null constraint fk_status_changes_place references status_places,
    purpose text not null,
    number integer not null,
    value boolean not null,
    created_at timestamptz not null,
    constraint uq_status_changes_number_place_id_purpose unique (place_id, purpose, number),
    constraint ck_status_changes_purpose check (purpose in ('revocation', 'refresh')),
    constraint ck_status_changes_value check (number >= 1 and value = (number % 2 = 1))
  );
  create index ix_status_changes_society_id_purpose on status_changes (society_id, purpose);
`;

const security =
  ['status_places', 'status_changes']
    .map(
      (table) => `
  create trigger append_only before update or delete on ${table} for each row execute function refuse_change();
  create trigger never_emptied before truncate on ${table} for each statement execute function refuse_change();
  alter table ${table} enable row level security;
  create policy read_published on ${table} for select
    using (app_purpose() = 'publication' and society_id::text = current_setting('app.code', true));
  grant select, insert on ${table} to cohesion_app;`,
    )
    .join('') +
  `
  -- Whoever takes a place has to see how full the list is. It names nobody.
  create policy read_society on status_places for select
    using (society_id = app_society() and app_role() in ('learner', 'instructor', 'ce-administrator', 'system'));
  create policy write_with_certificate on status_places for insert with check (
    society_id = app_society()
    and exists (select from certificates certificate where certificate.id = status_places.certificate_id
      and certificate.society_id = app_society()));
  create policy read_staff on status_changes for select using (society_id = app_society() and app_is_staff());
  create policy write_staff on status_changes for insert with check (
    society_id = app_society() and app_is_staff()
    and exists (select from status_places place where place.id = status_changes.place_id
      and place.society_id = app_society()));`;

export class CreateStatusPlaces20261122096200 implements MigrationInterface {
  name = 'CreateStatusPlaces20261122096200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables + security);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table status_changes, status_places;');
  }
}
