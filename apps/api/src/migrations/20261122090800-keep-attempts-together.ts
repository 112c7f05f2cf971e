import type { MigrationInterface, QueryRunner } from 'typeorm';

const policies = `
  alter table attempt_steps enable row level security;
  create policy read_own_or_staff on attempt_steps for select
    using (person_id = app_user() or (society_id = app_society() and app_is_staff()));
  create policy write_own on attempt_steps for insert with check (person_id = app_user() and society_id = app_society());
`;

const guards = `
  create trigger append_only before update or delete on attempt_steps for each row execute function refuse_change();
  ${['attempt_steps', ...['2026', '2027', '2028', 'rest'].map((part) => `attempt_steps_${part}`)]
    .map(
      (table) =>
        `create trigger never_emptied before truncate on ${table} for each statement execute function refuse_change();`,
    )
    .join('\n  ')}
  grant select, insert on attempt_steps to cohesion_app;
`;

const partitions = ['2026', '2027', '2028']
  .map(
    (year) => `
  create table attempt_steps_${year} partition of attempt_steps for values from ('${year}-01-01') to ('${Number(year) + 1}-01-01');`,
  )
  .concat('create table attempt_steps_rest partition of attempt_steps default;')
  .join('');

/**
 * The steps of an attempt lie in one partition, that of the attempt's beginning: so the key itself keeps a step that is
 * sent twice to one row, and saving an answer looks at one partition instead of at all.
 */
const together = `
  alter table attempts add constraint uq_attempts_created_at_id unique (id, created_at);
  create temporary table steps_there_are on commit drop as
    select s.*, a.created_at as started_at from attempt_steps s join attempts a on a.id = s.attempt_id;
  drop table attempt_steps;

  create table attempt_steps (
    id uuid not null,
    society_id uuid not null,
    person_id uuid not null,
    attempt_id uuid not null,
    started_at timestamptz not null,
    seq integer not null,
    item_id text not null,
    option_id text,
    flagged boolean not null,
    at timestamptz not null,
    received_at timestamptz not null default now(),
    constraint pk_attempt_steps primary key (attempt_id, id, started_at),
    constraint fk_attempt_steps_attempt foreign key (attempt_id, started_at) references attempts (id, created_at)
  ) partition by range (started_at);
  create index ix_attempt_steps_attempt_id_seq on attempt_steps (attempt_id, seq);
  ${partitions}
  insert into attempt_steps (id, society_id, person_id, attempt_id, started_at, seq, item_id, option_id, flagged, at, received_at)
    select id, society_id, person_id, attempt_id, started_at, seq, item_id, option_id, flagged, at, received_at
    from steps_there_are;
`;

const apart = `
  create temporary table steps_there_are on commit drop as select * from attempt_steps;
  drop table attempt_steps;
  alter table attempts drop constraint uq_attempts_created_at_id;

  create table attempt_steps (
    id uuid not null,
    society_id uuid not null,
    person_id uuid not null,
    attempt_id uuid not null constraint fk_attempt_steps_attempt references attempts,
    seq integer not null,
    item_id text not null,
    option_id text,
    flagged boolean not null,
    at timestamptz not null,
    received_at timestamptz not null default now(),
    constraint pk_attempt_steps primary key (attempt_id, id, received_at)
  ) partition by range (received_at);
  create index ix_attempt_steps_attempt_id_seq on attempt_steps (attempt_id, seq);
  ${partitions}
  insert into attempt_steps (id, society_id, person_id, attempt_id, seq, item_id, option_id, flagged, at, received_at)
    select id, society_id, person_id, attempt_id, seq, item_id, option_id, flagged, at, received_at
    from steps_there_are;
`;

export class KeepAttemptsTogether20261122090800 implements MigrationInterface {
  name = 'KeepAttemptsTogether20261122090800';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(together + guards + policies);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(apart + guards + policies);
  }
}
