import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A mail can wait for a while before it goes out, and be taken back meanwhile. */
const waiting = `
  alter table outbox add column not_before timestamptz;
  alter table mails add column not_before timestamptz;

  create table mail_cancellations (
    id uuid not null default uuidv7() constraint pk_mail_cancellations primary key,
    society_id uuid not null constraint fk_mail_cancellations_society references societies,
    mail_id uuid not null constraint fk_mail_cancellations_mail references mails,
    cancelled_by uuid not null constraint fk_mail_cancellations_cancelled_by references people,
    created_at timestamptz not null,
    constraint uq_mail_cancellations_mail_id unique (mail_id)
  );
  create trigger append_only before update or delete on mail_cancellations
    for each row execute function refuse_change();
  create trigger never_emptied before truncate on mail_cancellations
    for each statement execute function refuse_change();

  alter table mail_cancellations enable row level security;
  create policy read_staff on mail_cancellations for select using (society_id = app_society() and app_is_staff());
  create policy cancel on mail_cancellations for insert
    with check (society_id = app_society() and app_role() = 'ce-administrator' and cancelled_by = app_user());
  grant select, insert on mail_cancellations to cohesion_app;
`;

export class HoldMailsBack20261122095000 implements MigrationInterface {
  name = 'HoldMailsBack20261122095000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(waiting);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table mail_cancellations;
      alter table mails drop column not_before;
      alter table outbox drop column not_before;
    `);
  }
}
