import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = `
  -- Reminders that were sent before the end of a cycle: each step once. Of the link's secret, its digest.
  create table reminders (
    id uuid not null default uuidv7() constraint pk_reminders primary key,
    society_id uuid not null constraint fk_reminders_society references societies,
    person_id uuid not null constraint fk_reminders_person references people,
    license_id uuid not null constraint fk_reminders_license references licenses,
    license_name text not null,
    cycle_end date not null,
    step text not null,
    secret_sha256 text not null,
    created_at timestamptz not null,
    constraint uq_reminders_cycle_end_license_id_step unique (license_id, cycle_end, step),
    constraint uq_reminders_secret_sha256 unique (secret_sha256),
    constraint ck_reminders_step check (step in ('six-months', 'three-months', 'one-month', 'one-week')),
    constraint ck_reminders_secret check (secret_sha256 ~ '^[0-9a-f]{64}$')
  );
  create index ix_reminders_person_id on reminders (person_id);

  -- "I'm fine": nothing more about this cycle.
  create table reminder_stops (
    id uuid not null default uuidv7() constraint pk_reminder_stops primary key,
    society_id uuid not null constraint fk_reminder_stops_society references societies,
    person_id uuid not null constraint fk_reminder_stops_person references people,
    license_id uuid not null constraint fk_reminder_stops_license references licenses,
    cycle_end date not null,
    created_at timestamptz not null,
    constraint uq_reminder_stops_cycle_end_license_id unique (license_id, cycle_end)
  );
  create index ix_reminder_stops_person_id on reminder_stops (person_id);
`;

const names = ['reminders', 'reminder_stops'];

const guards = names
  .map(
    (table) => `
  create trigger append_only before update or delete on ${table} for each row execute function refuse_change();
  create trigger never_emptied before truncate on ${table} for each statement execute function refuse_change();
  alter table ${table} enable row level security;
  create policy read_own on ${table} for select using (person_id = app_user());`,
  )
  .join('');

/** Reminders are written in the name of the person they are for; whoever holds the link in one can stop the rest. */
const security = `
  create policy add_own on reminders for insert with check (person_id = app_user() and society_id = app_society());
  create policy read_held on reminders for select using (
    app_purpose() = 'link' and society_id = app_society() and secret_sha256 = current_setting('app.code', true));
  create policy read_held on reminder_stops for select using (app_purpose() = 'link' and exists (
    select from reminders r where r.license_id = reminder_stops.license_id and r.cycle_end = reminder_stops.cycle_end));
  create policy stop on reminder_stops for insert with check (app_purpose() = 'link' and exists (
    select from reminders r where r.license_id = reminder_stops.license_id and r.cycle_end = reminder_stops.cycle_end
      and r.person_id = reminder_stops.person_id and r.society_id = reminder_stops.society_id));
  grant select, insert on reminders, reminder_stops to cohesion_app;
`;

/**
 * Who holds any license, for the sweep, which may read nobody's licenses: ids and nothing else, and for the system of that
 * society alone. It runs as its owner, whom row-level security does not bind.
 */
const holders = `
  create function license_holders(society uuid, after uuid, most integer) returns table (person_id uuid)
    language sql stable security definer set search_path = public, pg_temp
    as $$
      select distinct license.person_id from licenses license
      where app_role() = 'system' and society = app_society() and license.removed_at is null
        and (after is null or license.person_id > after)
        and exists (select from memberships m where m.society_id = society and m.person_id = license.person_id)
      order by license.person_id limit most
    $$;
  revoke all on function license_holders from public;
  grant execute on function license_holders to cohesion_app;
`;

export class CreateReminders20261122093400 implements MigrationInterface {
  name = 'CreateReminders20261122093400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables + guards + security + holders);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function license_holders;
      drop table reminder_stops, reminders;
    `);
  }
}
