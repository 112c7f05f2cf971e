import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The sentences a body prescribes for evaluations, as they stood on the form that was given. */
export class KeepEvaluationStatements20261122091400 implements MigrationInterface {
  name = 'KeepEvaluationStatements20261122091400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table evaluation_receipts add column statements text[] not null default '{}';
      alter table evaluation_receipts alter column statements drop default;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table evaluation_receipts drop column statements;');
  }
}
