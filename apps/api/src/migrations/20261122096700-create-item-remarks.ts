import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What learners think is wrong with a question. */
const table = `
  create table item_remarks (
    id uuid not null constraint pk_item_remarks primary key,
    society_id uuid not null constraint fk_item_remarks_society references societies,
    person_id uuid not null constraint fk_item_remarks_person references people,
    course_version_id uuid not null constraint fk_item_remarks_version references course_versions,
    attempt_id uuid not null constraint fk_item_remarks_attempt references attempts,
    item_id text not null,
    text text not null,
    created_at timestamptz not null,
    constraint ck_item_remarks_text check (length(text) between 1 and 1000)
  );
  create index ix_item_remarks_attempt_id on item_remarks (attempt_id);
  -- The newest of a society.
  create index ix_item_remarks_society_id_created_at on item_remarks (society_id, created_at);

  create trigger append_only before update or delete on item_remarks for each row execute function refuse_change();
  create trigger never_emptied before truncate on item_remarks for each statement execute function refuse_change();

  alter table item_remarks enable row level security;
  create policy read_own_or_staff on item_remarks for select
    using (person_id = app_user() or (society_id = app_society() and app_is_staff()));
  -- Of an attempt of hers that was sent.
  create policy write_own on item_remarks for insert with check (person_id = app_user() and society_id = app_society()
    and exists (select from attempt_results result
      where result.attempt_id = item_remarks.attempt_id and result.person_id = app_user()));

  grant select, insert on item_remarks to cohesion_app;
`;

export class CreateItemRemarks20261122096700 implements MigrationInterface {
  name = 'CreateItemRemarks20261122096700';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table item_remarks;');
  }
}
