import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which licenses a certificate prints is the learner's to change: she may write the next version of her own, for her own
 * award, when nothing in it differs but the licenses, and what follows from that version.
 */
const change = `
  alter table certificate_corrections drop constraint ck_certificate_corrections_what;
  alter table certificate_corrections
    add constraint ck_certificate_corrections_what check (what in ('name', 'hours', 'person', 'licenses'));

  create policy write_licenses on certificates for insert with check (
    person_id = app_user() and society_id = app_society() and version > 1
    and exists (select from certificates replaced where replaced.code = certificates.code
      and replaced.version = certificates.version - 1 and replaced.person_id = app_user()
      and replaced.society_id = app_society() and replaced.award_id = certificates.award_id
      and replaced.name_key = certificates.name_key and replaced.title_key = certificates.title_key
      and (replaced.facts #- '{learner,licenses}') - 'version' - 'issuedAt'
        = (certificates.facts #- '{learner,licenses}') - 'version' - 'issuedAt'));
  create policy write_licenses on certificate_corrections for insert with check (
    person_id = app_user() and society_id = app_society() and recorded_by = app_user() and what = 'licenses');

  -- What comes next depends on what was written before. Whoever publishes is no person, and does not pay for this.
  create policy read_own on log_entries for select using (app_user() is not null
    and exists (select from certificates certificate
      where certificate.code = log_entries.code and certificate.person_id = app_user()));
  create policy read_own on status_changes for select using (app_user() is not null
    and exists (select from status_places place join certificates certificate on certificate.id = place.certificate_id
      where place.id = status_changes.place_id and certificate.person_id = app_user()));
  create policy write_licenses on status_changes for insert with check (
    society_id = app_society() and value
    and exists (select from status_places place
      join certificate_corrections correction on correction.replaced_id = place.certificate_id
      where place.id = status_changes.place_id and place.society_id = app_society()
        and correction.what = 'licenses' and correction.recorded_by = app_user()));
  create policy write_licenses on log_entries for insert with check (
    society_id = app_society() and kind = 'supersession'
    and exists (select from certificate_corrections correction
      where correction.certificate_id = log_entries.certificate_id and correction.code = log_entries.code
        and correction.what = 'licenses' and correction.recorded_by = app_user()));
`;

const undo = `
  drop policy write_licenses on log_entries;
  drop policy write_licenses on status_changes;
  drop policy read_own on status_changes;
  drop policy read_own on log_entries;
  drop policy write_licenses on certificate_corrections;
  drop policy write_licenses on certificates;
  alter table certificate_corrections drop constraint ck_certificate_corrections_what;
  alter table certificate_corrections
    add constraint ck_certificate_corrections_what check (what in ('name', 'hours', 'person'));
`;

export class LetLearnersChooseLicenses20261122098400 implements MigrationInterface {
  name = 'LetLearnersChooseLicenses20261122098400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(change);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(undo);
  }
}
