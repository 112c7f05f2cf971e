import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether the people of a run are written to, the mail that each of them got, and that no more of them go out. */
const mails = `
  -- Runs that are older than this wrote to nobody.
  alter table certificate_runs add column tells_people boolean not null default false;

  create table certificate_run_mails (
    id uuid not null default uuidv7() constraint pk_certificate_run_mails primary key,
    society_id uuid not null constraint fk_certificate_run_mails_society references societies,
    run_id uuid not null constraint fk_certificate_run_mails_run references certificate_runs,
    line_id uuid not null constraint fk_certificate_run_mails_line references certificate_run_lines,
    -- Null where nothing was left to tell: all of it was taken back before.
    mail_id uuid constraint fk_certificate_run_mails_mail references mails,
    not_before timestamptz not null,
    created_at timestamptz not null,
    constraint uq_certificate_run_mails_line_id unique (line_id),
    constraint uq_certificate_run_mails_mail_id unique (mail_id)
  );
  create index ix_certificate_run_mails_run_id on certificate_run_mails (run_id);

  create table certificate_run_mail_holds (
    id uuid not null default uuidv7() constraint pk_certificate_run_mail_holds primary key,
    society_id uuid not null constraint fk_certificate_run_mail_holds_society references societies,
    run_id uuid not null constraint fk_certificate_run_mail_holds_run references certificate_runs,
    recorded_by uuid not null constraint fk_certificate_run_mail_holds_recorded_by references people,
    created_at timestamptz not null,
    constraint uq_certificate_run_mail_holds_run_id unique (run_id)
  );
`;

const guards = ['certificate_run_mails', 'certificate_run_mail_holds']
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
  create policy write_system on certificate_run_mails for insert
    with check (society_id = app_society() and app_role() = 'system');
  create policy write_staff on certificate_run_mail_holds for insert
    with check (society_id = app_society() and app_role() = 'ce-administrator' and recorded_by = app_user()
      and exists (select from certificate_runs run where run.id = run_id and run.society_id = app_society()));

  -- What became of the mails of a run, in numbers: what a mail says is its reader's alone. A mail that nobody could be given
  -- since \`late_before\` is given up.
  create function certificate_run_mail_figures(wanted uuid, at timestamptz, late_before timestamptz)
    returns table (waiting integer, due integer, sent integer, failed integer, held_back integer, goes_at timestamptz)
    language sql stable security definer set search_path = public, pg_temp as $$
      select count(*) filter (where state = 'waiting')::integer, count(*) filter (where state = 'due')::integer,
        count(*) filter (where state = 'sent')::integer, count(*) filter (where state = 'failed')::integer, count(*) filter (where state = 'held-back')::integer,
        max(not_before) filter (where state = 'waiting')
      from (
        select told.not_before, case
            when mail.sent_at is not null then 'sent'
            when held.id is not null then 'held-back'
            when told.not_before > at then 'waiting'
            when told.not_before > late_before then 'due'
            else 'failed' end as state
        from certificate_run_mails told join mails mail on mail.id = told.mail_id
          left join mail_cancellations held on held.mail_id = told.mail_id
        where told.run_id = wanted and told.society_id = app_society() and app_is_staff()) told
    $$;
  revoke all on function certificate_run_mail_figures from public;
  grant execute on function certificate_run_mail_figures to cohesion_app;
`;

const undo = `
  drop function certificate_run_mail_figures;
  drop table certificate_run_mail_holds, certificate_run_mails;
  alter table certificate_runs drop column tells_people;
`;

export class TellPeopleOnRosters20261122098300 implements MigrationInterface {
  name = 'TellPeopleOnRosters20261122098300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(mails + guards + writers);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(undo);
  }
}
