import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An award is corrected by a new one that points to it, and taken back by a row that says so. */
const corrections = `
  alter table awards
    drop constraint uq_awards_enrollment_id_offer_id,
    add column number integer not null default 1,
    add column corrects_id uuid constraint fk_awards_corrects references awards,
    add constraint uq_awards_enrollment_id_number_offer_id unique (enrollment_id, offer_id, number),
    add constraint uq_awards_corrects_id unique (corrects_id),
    add constraint ck_awards_number check (number >= 1 and (number = 1) = (corrects_id is null));

  create policy write_corrected on awards for insert with check (
    society_id = app_society() and app_role() = 'ce-administrator' and corrects_id is not null
    and exists (select from awards corrected where corrected.id = awards.corrects_id
      and corrected.society_id = app_society() and corrected.enrollment_id = awards.enrollment_id
      and corrected.offer_id = awards.offer_id and corrected.number = awards.number - 1));
`;

/** Taken back, given back, in turns: the highest number is how it stands. */
const reversals = `
  create table award_reversals (
    id uuid not null default uuidv7() constraint pk_award_reversals primary key,
    society_id uuid not null constraint fk_award_reversals_society references societies,
    person_id uuid not null constraint fk_award_reversals_person references people,
    award_id uuid not null constraint fk_award_reversals_award references awards,
    number integer not null,
    change text not null,
    cause text not null,
    recorded_by uuid not null constraint fk_award_reversals_recorded_by references people,
    created_at timestamptz not null,
    constraint uq_award_reversals_award_id_number unique (award_id, number),
    constraint ck_award_reversals_change
      check (number >= 1 and change = case number % 2 when 1 then 'reversed' else 'restored' end),
    constraint ck_award_reversals_cause check (cause in ('revoked', 'corrected', 'reinstated'))
  );
  create trigger append_only before update or delete on award_reversals for each row execute function refuse_change();
  create trigger never_emptied before truncate on award_reversals for each statement execute function refuse_change();

  alter table award_reversals enable row level security;
  create policy read_own_or_staff on award_reversals for select
    using (person_id = app_user() or (society_id = app_society() and app_is_staff()));
  create policy write_staff on award_reversals for insert
    with check (society_id = app_society() and app_role() = 'ce-administrator' and recorded_by = app_user());
  grant select, insert on award_reversals to cohesion_app;

  -- Whether an award counts: unless it was taken back last.
  create function award_counts(award uuid) returns boolean language sql stable parallel safe as $$
    select coalesce((select change = 'restored' from award_reversals where award_id = award order by number desc limit 1), true)
  $$;
`;

export class CorrectAwards20261122095100 implements MigrationInterface {
  name = 'CorrectAwards20261122095100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(corrections + reversals);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function award_counts;
      drop table award_reversals;
      drop policy write_corrected on awards;
      alter table awards
        drop column corrects_id,
        drop column number,
        add constraint uq_awards_enrollment_id_offer_id unique (enrollment_id, offer_id);
    `);
  }
}
