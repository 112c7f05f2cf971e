import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which of the reminders before an approval's last day went to whom: the unique key is what sends each once. */
const table = `
  create table approval_reminders (
    id uuid not null default uuidv7() constraint pk_approval_reminders primary key,
    society_id uuid not null constraint fk_approval_reminders_society references societies,
    series_id uuid not null,
    person_id uuid not null constraint fk_approval_reminders_person references people,
    valid_to date not null,
    days integer not null,
    created_at timestamptz not null,
    constraint uq_approval_reminders_days_person_id_series_id_valid_to unique (series_id, person_id, valid_to, days),
    constraint ck_approval_reminders_days check (days > 0)
  );
  alter table approval_reminders enable row level security;
  create policy read_own_society on approval_reminders for select
    using (society_id = app_society() and app_role() = 'system');
  create policy write_own_society on approval_reminders for insert
    with check (society_id = app_society() and app_role() = 'system');
  grant select, insert on approval_reminders to cohesion_app;
`;

export class CreateApprovalReminders20261122091300 implements MigrationInterface {
  name = 'CreateApprovalReminders20261122091300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table approval_reminders;');
  }
}
