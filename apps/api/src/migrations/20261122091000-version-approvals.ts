import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An approval is a series of versions, each a row that stays: what a certificate printed can be looked up for good. Formats take the words
 * that offers use; "live" was both ways of being live.
 */
const versions = `
  alter table approvals
    add column series_id uuid,
    add column version integer not null default 1,
    add column courses text[],
    add column change text not null default 'added',
    add column note text,
    add column origin text not null default 'file',
    add column recorded_by uuid constraint fk_approvals_recorded_by references people,
    alter column statement drop not null,
    drop constraint uq_approvals_body_society_id_valid_from;
  update approvals set series_id = id,
    formats = case when 'live' = any (formats)
      then array_remove(formats, 'live') || array['live-in-person', 'live-online'] else formats end;
  alter table approvals
    alter column series_id set not null,
    alter column version drop default,
    alter column change drop default,
    alter column origin drop default,
    add constraint uq_approvals_series_id_version unique (series_id, version),
    add constraint ck_approvals_version check (version >= 1),
    add constraint ck_approvals_formats check (cardinality(formats) > 0
      and formats <@ array['self-study', 'live-in-person', 'live-online']),
    add constraint ck_approvals_change check (change in ('added', 'changed', 'ended')),
    add constraint ck_approvals_origin check ((origin = 'file') = (recorded_by is null)
      and origin in ('file', 'console'));
  create index ix_approvals_society_id_series_id on approvals (society_id, series_id);
`;

const security = `
  create trigger append_only before update or delete on approvals for each row execute function refuse_change();
  create trigger never_emptied before truncate on approvals for each statement execute function refuse_change();
  drop policy write_own_society on approvals;
  create policy write_own_society on approvals for insert
    with check (society_id = app_society() and app_is_staff()
      and (app_role() = 'system' or recorded_by = app_user()));
`;

const undoSecurity = `
  drop policy write_own_society on approvals;
  create policy write_own_society on approvals for insert
    with check (society_id = app_society() and app_role() = 'system');
  drop trigger never_emptied on approvals;
  drop trigger append_only on approvals;
`;

/** The newest version of each approval is the one that can be told without versions. */
const undoVersions = `
  alter table approvals
    drop constraint uq_approvals_series_id_version,
    drop constraint ck_approvals_version,
    drop constraint ck_approvals_formats,
    drop constraint ck_approvals_change,
    drop constraint ck_approvals_origin;
  drop index ix_approvals_society_id_series_id;
  update approvals set statement = coalesce(statement, ''),
    formats = case when formats && array['live-in-person', 'live-online']
      then array_remove(array_remove(formats, 'live-in-person'), 'live-online') || array['live'] else formats end;
  alter table approvals
    alter column statement set not null,
    drop column series_id, drop column version, drop column courses, drop column change, drop column note,
    drop column origin, drop column recorded_by,
    add constraint uq_approvals_body_society_id_valid_from unique (society_id, body, valid_from);
`;

export class VersionApprovals20261122091000 implements MigrationInterface {
  name = 'VersionApprovals20261122091000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(versions + security);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(undoSecurity + undoVersions);
  }
}
