import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The boards' rules as they were imported: global data. Another text is another revision, so that what was worked out by the old one can be worked out again. */
const table = `
  create table rule_sets (
    id uuid not null default uuidv7() constraint pk_rule_sets primary key,
    slug text not null,
    revision integer not null,
    content_hash text not null,
    source text not null,
    withdrawn boolean not null,
    created_at timestamptz not null default now(),
    constraint uq_rule_sets_revision_slug unique (slug, revision),
    constraint ck_rule_sets_revision check (revision >= 1)
  );

  create trigger append_only before update or delete on rule_sets for each row execute function refuse_change();
  create trigger never_emptied before truncate on rule_sets for each statement execute function refuse_change();

  alter table rule_sets enable row level security;
  create policy read_all on rule_sets for select using (true);
  create policy write_system on rule_sets for insert with check (app_role() = 'system');

  grant select, insert on rule_sets to cohesion_app;
`;

export class CreateRuleSets20261122092000 implements MigrationInterface {
  name = 'CreateRuleSets20261122092000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table rule_sets;');
  }
}
