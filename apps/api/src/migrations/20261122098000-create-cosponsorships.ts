import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Another society that stands behind a course: asked by its host, answered by the other, ended by either. */
const tables = `
  create table cosponsorships (
    id uuid not null constraint pk_cosponsorships primary key,
    society_id uuid not null constraint fk_cosponsorships_society references societies,
    course text not null,
    title text not null,
    cosponsor_id uuid not null constraint fk_cosponsorships_cosponsor references societies,
    note text,
    recorded_by uuid not null constraint fk_cosponsorships_recorded_by references people,
    created_at timestamptz not null,
    constraint ck_cosponsorships_cosponsor check (cosponsor_id <> society_id),
    constraint ck_cosponsorships_note check (length(note) between 1 and 500)
  );
  create index ix_cosponsorships_society_id_course on cosponsorships (society_id, course);
  create index ix_cosponsorships_cosponsor_id on cosponsorships (cosponsor_id);

  create table cosponsorship_turns (
    id uuid not null default uuidv7() constraint pk_cosponsorship_turns primary key,
    cosponsorship_id uuid not null constraint fk_cosponsorship_turns_cosponsorship references cosponsorships,
    number integer not null,
    change text not null,
    society_id uuid not null constraint fk_cosponsorship_turns_society references societies,
    why text,
    recorded_by uuid not null constraint fk_cosponsorship_turns_recorded_by references people,
    created_at timestamptz not null,
    constraint uq_cosponsorship_turns_cosponsorship_id_number unique (cosponsorship_id, number),
    constraint ck_cosponsorship_turns_number check (number = 1 or (number = 2 and change = 'ended')),
    constraint ck_cosponsorship_turns_change check (change in ('accepted', 'declined', 'ended')),
    constraint ck_cosponsorship_turns_why check ((change = 'accepted') = (why is null) and length(why) between 1 and 500)
  );

  -- Who was written to, so that nobody is twice. 0: of the question; else of that turn.
  create table cosponsorship_notices (
    id uuid not null default uuidv7() constraint pk_cosponsorship_notices primary key,
    society_id uuid not null constraint fk_cosponsorship_notices_society references societies,
    cosponsorship_id uuid not null constraint fk_cosponsorship_notices_cosponsorship references cosponsorships,
    number integer not null,
    person_id uuid not null constraint fk_cosponsorship_notices_person references people,
    created_at timestamptz not null,
    constraint uq_cosponsorship_notices_cosponsorship_id_number_person_id unique (cosponsorship_id, number, person_id)
  );
`;

const guards = ['cosponsorships', 'cosponsorship_turns', 'cosponsorship_notices']
  .map(
    (table) => `
  create trigger append_only before update or delete on ${table} for each row execute function refuse_change();
  create trigger never_emptied before truncate on ${table} for each statement execute function refuse_change();
  alter table ${table} enable row level security;
  grant select, insert on ${table} to cohesion_app;`,
  )
  .join('');

const works = `app_role() in ('instructor', 'ce-administrator', 'system')`;
const keeps = `app_role() = 'ce-administrator' and recorded_by = app_user() and society_id = app_society()`;

/** A policy cannot ask its own table. Answers those who may see it alone. */
const accepted = `
  create function was_accepted(id uuid) returns boolean
    language sql stable security definer set search_path = public, pg_temp
    as $$
      select exists (select from cosponsorships c join cosponsorship_turns t on t.cosponsorship_id = c.id
        where c.id = was_accepted.id and app_society() in (c.society_id, c.cosponsor_id) and t.change = 'accepted')
    $$;
  revoke all on function was_accepted from public;
  grant execute on function was_accepted to cohesion_app;
`;

/** Both societies see it, and no other. The host asks; the other accepts or declines; either ends what was accepted. */
const security = `
  create policy read_both on cosponsorships for select
    using (${works} and app_society() in (society_id, cosponsor_id));
  create policy ask on cosponsorships for insert with check (${keeps});

  create policy read_both on cosponsorship_turns for select
    using (exists (select from cosponsorships c where c.id = cosponsorship_id));
  create policy answer on cosponsorship_turns for insert
    with check (${keeps} and number = 1 and change in ('accepted', 'declined')
      and exists (select from cosponsorships c where c.id = cosponsorship_id and c.cosponsor_id = app_society()));
  create policy withdraw on cosponsorship_turns for insert
    with check (${keeps} and number = 1 and change = 'ended'
      and exists (select from cosponsorships c where c.id = cosponsorship_id and c.society_id = app_society()));
  create policy end_accepted on cosponsorship_turns for insert
    with check (${keeps} and number = 2 and change = 'ended'
      and was_accepted(cosponsorship_id));

  create policy of_jobs on cosponsorship_notices for all using (society_id = app_society() and app_role() = 'system')
    with check (society_id = app_society() and app_role() = 'system');
`;

/** Who co-sponsors a course of the asking society today: learners and visitors may know that, and nothing else of it. */
const answer = `
  create function cosponsor_of(course_slug text) returns uuid
    language sql stable security definer set search_path = public, pg_temp
    as $$
      select c.cosponsor_id from cosponsorships c
      where c.society_id = app_society() and c.course = course_slug
        and (select t.change from cosponsorship_turns t where t.cosponsorship_id = c.id order by t.number desc limit 1)
          = 'accepted'
      order by c.created_at desc limit 1
    $$;
  revoke all on function cosponsor_of from public;
  grant execute on function cosponsor_of to cohesion_app;
`;

export class CreateCosponsorships20261122098000 implements MigrationInterface {
  name = 'CreateCosponsorships20261122098000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables + guards + accepted + security + answer);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function cosponsor_of;
      drop table cosponsorship_notices, cosponsorship_turns, cosponsorships;
      drop function was_accepted;
    `);
  }
}
