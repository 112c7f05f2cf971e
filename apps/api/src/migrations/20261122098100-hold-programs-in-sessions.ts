import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A run may be of a program that was held live, in sessions. */
const runs = `
  alter table certificate_runs
    add column format text,
    add column sessions jsonb,
    add constraint ck_certificate_runs_sessions check ((format is null) = (sessions is null)
      and format in ('live-in-person', 'live-online')
      and case jsonb_typeof(sessions) when 'array' then jsonb_array_length(sessions) between 1 and 60 else sessions is null end);
`;

/**
 * What it gives is its own: one offer of each body, beside those of the version, which are numbered without them. Whoever
 * starts the run writes them with it.
 */
const offers = `
  alter table offers
    add column run_id uuid constraint fk_offers_run references certificate_runs,
    drop constraint uq_offers_body_course_version_id_number,
    add constraint uq_offers_body_run_id unique (run_id, body);
  create unique index ix_offers_numbers on offers (course_version_id, body, number) where run_id is null;
  create policy write_with_run on offers as restrictive for insert with check (
    run_id is null or (number = 1 and app_role() = 'ce-administrator'
      and exists (select from certificate_runs run where run.id = run_id and run.society_id = offers.society_id
        and run.course_version_id = offers.course_version_id and offers.id = any(run.offer_ids))));
`;

/** Live or self-paced, somebody has the credit of a body for a version once. */
const awards = `
  create unique index uq_awards_person_id_version_body on awards (person_id, (activity ->> 'courseVersionId'), body)
    where number = 1;
`;

const undo = `
  drop index uq_awards_person_id_version_body;
  drop policy write_with_run on offers;
  drop index ix_offers_numbers;
  alter table offers
    drop column run_id,
    add constraint uq_offers_body_course_version_id_number unique (course_version_id, body, number);
  alter table certificate_runs drop column format, drop column sessions;
`;

export class HoldProgramsInSessions20261122098100 implements MigrationInterface {
  name = 'HoldProgramsInSessions20261122098100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(runs + offers + awards);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(undo);
  }
}
