import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Offers follow approvals: for each body of a version the highest number is the offer that holds, unless it was withdrawn. What somebody
 * was awarded under an earlier number stays what it was.
 */
const numbers = `
  alter table offers
    drop constraint uq_offers_approval_id_course_version_id,
    add column number integer not null default 1,
    add column because text[] not null default '{}',
    add constraint uq_offers_body_course_version_id_number unique (course_version_id, body, number),
    add constraint ck_offers_number check (number >= 1);
  alter table offers alter column number drop default, alter column because drop default;
  drop policy write_own_society on offers;
  create policy write_own_society on offers for insert with check (society_id = app_society() and app_is_staff());
`;

const withdrawals = `
  create table offer_withdrawals (
    id uuid not null default uuidv7() constraint pk_offer_withdrawals primary key,
    society_id uuid not null constraint fk_offer_withdrawals_society references societies,
    offer_id uuid not null constraint fk_offer_withdrawals_offer references offers,
    code text not null,
    reason text not null,
    created_at timestamptz not null,
    constraint uq_offer_withdrawals_offer_id unique (offer_id)
  );
  create trigger append_only before update or delete on offer_withdrawals for each row execute function refuse_change();
  create trigger never_emptied before truncate on offer_withdrawals
    for each statement execute function refuse_change();
  alter table offer_withdrawals enable row level security;
  create policy read_own_society on offer_withdrawals for select using (society_id = app_society());
  create policy write_own_society on offer_withdrawals for insert
    with check (society_id = app_society() and app_is_staff());
  grant select, insert on offer_withdrawals to cohesion_app;
`;

const undo = `
  drop table offer_withdrawals;
  drop policy write_own_society on offers;
  create policy write_own_society on offers for insert
    with check (society_id = app_society() and app_role() = 'system');
  alter table offers
    drop column number, drop column because,
    add constraint uq_offers_approval_id_course_version_id unique (course_version_id, approval_id);
`;

export class FollowOffers20261122091200 implements MigrationInterface {
  name = 'FollowOffers20261122091200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(numbers + withdrawals);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(undo);
  }
}
