import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which person an address leads to, from the first time anybody writes it: a roster may be older than the account. */
const addresses = `
  create table person_addresses (
    email text not null constraint pk_person_addresses primary key,
    person_id uuid not null,
    created_at timestamptz not null default now(),
    constraint uq_person_addresses_person_id unique (person_id),
    constraint ck_person_addresses_email check (email = lower(email))
  );
  alter table person_addresses enable row level security;
  create policy read_staff on person_addresses for select using (app_is_staff() and exists (
    select from memberships m where m.person_id = person_addresses.person_id and m.society_id = app_society()));
  grant select on person_addresses to cohesion_app;

  -- Answers for the addresses it is given, whichever society heard of them first, and shows nobody the others. Of several who
  -- write one at once one is first; the others wait, and are answered the same.
  create function people_at(emails text[]) returns table (email text, id uuid) language plpgsql security definer
    set search_path = public, pg_temp as $$
    begin
      if app_role() <> 'system' then raise exception 'only a job may ask' using errcode = 'insufficient_privilege'; end if;
      insert into person_addresses as known (email, person_id)
        select wanted, gen_random_uuid() from unnest(emails) wanted order by wanted
        on conflict on constraint pk_person_addresses do nothing;
      return query select known.email, known.person_id from person_addresses known where known.email = any(emails);
    end $$;
  revoke all on function people_at from public;
  grant execute on function people_at to cohesion_app;
`;

const runs = `
  create table certificate_runs (
    id uuid not null constraint pk_certificate_runs primary key,
    society_id uuid not null constraint fk_certificate_runs_society references societies,
    course_version_id uuid not null constraint fk_certificate_runs_version references course_versions,
    offer_ids uuid[] not null,
    completed_on date not null,
    held text,
    source text not null,
    statement text not null,
    lines integer not null,
    recorded_by uuid not null constraint fk_certificate_runs_recorded_by references people,
    created_at timestamptz not null,
    constraint ck_certificate_runs_lines check (lines between 1 and 10000),
    constraint ck_certificate_runs_offers check (cardinality(offer_ids) between 1 and 20)
  );
  create index ix_certificate_runs_society_id_created_at on certificate_runs (society_id, created_at);

  create table certificate_run_lines (
    id uuid not null default uuidv7() constraint pk_certificate_run_lines primary key,
    society_id uuid not null constraint fk_certificate_run_lines_society references societies,
    run_id uuid not null constraint fk_certificate_run_lines_run references certificate_runs,
    number integer not null,
    name text not null,
    email text not null,
    constraint uq_certificate_run_lines_number_run_id unique (run_id, number)
  );

  -- Stopped, continued, in turns: the highest number is how it stands.
  create table certificate_run_turns (
    id uuid not null default uuidv7() constraint pk_certificate_run_turns primary key,
    society_id uuid not null constraint fk_certificate_run_turns_society references societies,
    run_id uuid not null constraint fk_certificate_run_turns_run references certificate_runs,
    number integer not null,
    change text not null,
    recorded_by uuid not null constraint fk_certificate_run_turns_recorded_by references people,
    created_at timestamptz not null,
    constraint uq_certificate_run_turns_number_run_id unique (run_id, number),
    constraint ck_certificate_run_turns_change
      check (number >= 1 and change = case number % 2 when 1 then 'stopped' else 'continued' end)
  );
`;

/** An award stands on an enrollment or on a line of a roster; one person has one award of an offer, whatever it stands on. */
const awards = `
  alter table verdicts
    alter column enrollment_id drop not null,
    add column run_line_id uuid constraint fk_verdicts_run_line references certificate_run_lines,
    add constraint uq_verdicts_run_line_id unique (run_line_id),
    add constraint ck_verdicts_ground check (num_nonnulls(enrollment_id, run_line_id) = 1);
  alter table awards
    alter column enrollment_id drop not null,
    add column run_line_id uuid constraint fk_awards_run_line references certificate_run_lines,
    add constraint uq_awards_number_offer_id_run_line_id unique (run_line_id, offer_id, number),
    add constraint ck_awards_ground check (num_nonnulls(enrollment_id, run_line_id) = 1);
  create unique index uq_awards_person_id_offer_id on awards (person_id, offer_id) where number = 1;

  drop policy write_corrected on awards;
  create policy write_corrected on awards for insert with check (
    society_id = app_society() and app_role() = 'ce-administrator' and corrects_id is not null
    and exists (select from awards corrected where corrected.id = awards.corrects_id
      and corrected.society_id = app_society() and corrected.offer_id = awards.offer_id
      and corrected.enrollment_id is not distinct from awards.enrollment_id
      and corrected.run_line_id is not distinct from awards.run_line_id
      and corrected.number = awards.number - 1));
  create policy write_from_roster on verdicts for insert with check (
    society_id = app_society() and app_role() = 'system'
    and exists (select from certificate_run_lines line where line.id = run_line_id and line.society_id = app_society()));
  create policy write_from_roster on awards for insert with check (
    society_id = app_society() and app_role() = 'system' and number = 1
    and exists (select from verdicts verdict where verdict.id = verdict_id and verdict.run_line_id = awards.run_line_id
      and verdict.person_id = awards.person_id));
  create policy write_from_roster on certificates for insert with check (
    society_id = app_society() and app_role() = 'system' and version = 1
    and exists (select from awards award where award.id = award_id and award.run_line_id is not null
      and award.person_id = certificates.person_id));
`;

const outcomes = `
  create table certificate_run_outcomes (
    id uuid not null default uuidv7() constraint pk_certificate_run_outcomes primary key,
    society_id uuid not null constraint fk_certificate_run_outcomes_society references societies,
    run_id uuid not null constraint fk_certificate_run_outcomes_run references certificate_runs,
    line_id uuid not null constraint fk_certificate_run_outcomes_line references certificate_run_lines,
    offer_id uuid not null constraint fk_certificate_run_outcomes_offer references offers,
    attempt integer not null,
    kind text not null,
    award_id uuid constraint fk_certificate_run_outcomes_award references awards,
    certificate_id uuid constraint fk_certificate_run_outcomes_certificate references certificates,
    problem text,
    sentence text,
    created_at timestamptz not null,
    constraint uq_certificate_run_outcomes_attempt_line_id_offer_id unique (line_id, offer_id, attempt),
    constraint ck_certificate_run_outcomes_kind check (kind in ('issued', 'has-it', 'failed')
      and (kind = 'issued') = (certificate_id is not null) and (kind = 'failed') = (award_id is null)
      and (kind = 'failed') = (problem is not null) and (problem is null) = (sentence is null))
  );
  create unique index uq_certificate_run_outcomes_settled on certificate_run_outcomes (line_id, offer_id) where kind <> 'failed';
  create index ix_certificate_run_outcomes_run_id on certificate_run_outcomes (run_id);
  create index ix_certificate_run_outcomes_certificate_id on certificate_run_outcomes (certificate_id);

  create function tell_certificate_run() returns trigger language plpgsql as $$
    begin
      perform pg_notify('certificate_run', run.run_id::text) from (select distinct run_id from added) run;
      return null;
    end $$;
  create trigger tell after insert on certificate_run_outcomes
    referencing new table as added for each statement execute function tell_certificate_run();
  create function tell_run_of_file() returns trigger language plpgsql as $$
    begin
      perform pg_notify('certificate_run', outcome.run_id::text) from certificate_run_outcomes outcome
        where outcome.certificate_id = new.certificate_id;
      return null;
    end $$;
  create trigger tell_run after insert on certificate_files for each row execute function tell_run_of_file();
`;

const evidence = [
  'certificate_runs',
  'certificate_run_lines',
  'certificate_run_turns',
  'certificate_run_outcomes',
];

const guards = evidence
  .map(
    (table) => `
  create trigger append_only before update or delete on ${table} for each row execute function refuse_change();
  create trigger never_emptied before truncate on ${table} for each statement execute function refuse_change();
  alter table ${table} enable row level security;
  create policy read_staff on ${table} for select using (society_id = app_society() and app_is_staff());
  grant select, insert on ${table} to cohesion_app;`,
  )
  .join('');

const writers = `
  create policy write_staff on certificate_runs for insert
    with check (society_id = app_society() and app_role() = 'ce-administrator' and recorded_by = app_user());
  create policy write_staff on certificate_run_lines for insert
    with check (society_id = app_society() and app_role() = 'ce-administrator'
      and exists (select from certificate_runs run where run.id = run_id and run.society_id = app_society()));
  create policy write_staff on certificate_run_turns for insert
    with check (society_id = app_society() and app_role() = 'ce-administrator' and recorded_by = app_user());
  create policy write_system on certificate_run_outcomes for insert
    with check (society_id = app_society() and app_role() = 'system');
`;

const undo = `
  drop trigger tell_run on certificate_files;
  drop table certificate_run_outcomes;
  drop function tell_certificate_run, tell_run_of_file;
  drop policy write_from_roster on certificates;
  drop policy write_from_roster on awards;
  drop policy write_from_roster on verdicts;
  drop policy write_corrected on awards;
  create policy write_corrected on awards for insert with check (
    society_id = app_society() and app_role() = 'ce-administrator' and corrects_id is not null
    and exists (select from awards corrected where corrected.id = awards.corrects_id
      and corrected.society_id = app_society() and corrected.enrollment_id = awards.enrollment_id
      and corrected.offer_id = awards.offer_id and corrected.number = awards.number - 1));
  drop index uq_awards_person_id_offer_id;
  alter table awards
    drop constraint ck_awards_ground,
    drop column run_line_id,
    alter column enrollment_id set not null;
  alter table verdicts
    drop constraint ck_verdicts_ground,
    drop column run_line_id,
    alter column enrollment_id set not null;
  drop table certificate_run_turns, certificate_run_lines, certificate_runs;
  drop function people_at;
  drop table person_addresses;
`;

export class CreateCertificateRuns20261122096300 implements MigrationInterface {
  name = 'CreateCertificateRuns20261122096300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(addresses + runs + awards + outcomes + guards + writers);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(undo);
  }
}
