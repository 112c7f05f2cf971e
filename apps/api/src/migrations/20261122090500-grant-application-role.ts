import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What http and worker may do. They own nothing, so row-level security binds them; they change almost nothing. */
export class GrantApplicationRole20261122090500 implements MigrationInterface {
  name = 'GrantApplicationRole20261122090500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      grant usage on schema public to cohesion_app;
      grant select, insert on societies, people, memberships, approvals, courses, course_versions, lesson_pages, offers,
        enrollments, reading_events, attempts, attempt_steps, attempt_results, evaluation_receipts,
        evaluation_responses, verdicts, awards, certificates, certificate_files, outbox, mails, audit_entries
        to cohesion_app;
      grant update (name, updated_at) on people to cohesion_app;
      grant update (relayed_at) on outbox to cohesion_app;
      grant delete on outbox to cohesion_app;
      grant update (sent_at) on mails to cohesion_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('revoke all on all tables in schema public from cohesion_app;');
  }
}
