import pg from 'pg';
import { populate } from '../testing/populate.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';
import { stored } from '../testing/stored.js';

let api: TestApi;
let owner: pg.Client;

beforeAll(async () => {
  api = await startTestApi();
  await populate(api);
  owner = new pg.Client({ connectionString: api.database.ownerUrl });
  await owner.connect();
  // Learners of two societies go all the way, which takes its time on a busy machine.
}, 180_000);
afterAll(async () => {
  await owner.end();
  await api.close();
});

/** What proves credit, and what it was earned with: a correction is a new row. */
const evidence = [
  'approvals',
  'attempt_results',
  'attempt_steps',
  'attempts',
  'audit_entries',
  'award_reversals',
  'awards',
  'certificate_claims',
  'certificate_copies',
  'certificate_corrections',
  'certificate_credentials',
  'certificate_files',
  'certificate_mails',
  'certificate_page_retries',
  'certificate_pictures',
  'certificate_reissues',
  'certificate_revocations',
  'certificate_run_lines',
  'certificate_run_mail_holds',
  'certificate_run_mails',
  'certificate_run_outcomes',
  'certificate_run_turns',
  'certificate_runs',
  'certificate_templates',
  'certificates',
  'cosponsorship_notices',
  'cosponsorship_turns',
  'cosponsorships',
  'course_versions',
  'cycle_evaluations',
  'enrollments',
  'evaluation_receipts',
  'evaluation_responses',
  'item_remarks',
  'lesson_pages',
  'license_done_items',
  'license_moves',
  'license_rule_looks',
  'log_entries',
  'log_heads',
  'log_leaves',
  'log_nodes',
  'mail_cancellations',
  'name_change_decisions',
  'name_change_requests',
  'offer_withdrawals',
  'offers',
  'outside_hours',
  'outside_hours_proofs',
  'practice_entries',
  'programs',
  'reading_events',
  'reminder_stops',
  'reminders',
  'reported_marks',
  'rule_sets',
  'signature_links',
  'signature_request_entries',
  'signature_requests',
  'signature_withdrawals',
  'signatures',
  'society_key_endings',
  'society_key_secrets',
  'society_keys',
  'status_changes',
  'status_places',
  'transcript_share_revocations',
  'transcript_shares',
  'verdicts',
];

describe('evidence', () => {
  it('is every table that is guarded against change, and no other', async () => {
    const guarded = await stored<{ name: string }>(
      api,
      `select distinct c.relname as name from pg_class c join pg_trigger t on t.tgrelid = c.oid
       where t.tgname = 'append_only' and not c.relispartition order by name`,
    );
    expect(guarded.map(({ name }) => name)).toEqual(evidence);
  });

  it.each(evidence)(
    'in %s can be neither updated nor deleted nor emptied, not even by the owner',
    async (table) => {
      const refused = 'append-only: a correction is a new row';
      const count = async () => (await owner.query(`select from ${table}`)).rowCount;
      const before = await count();
      expect(before).toBeGreaterThan(0);

      await expect(owner.query(`update ${table} set id = id`)).rejects.toThrow(refused);
      await expect(owner.query(`delete from ${table}`)).rejects.toThrow(refused);
      await expect(owner.query(`truncate ${table} cascade`)).rejects.toThrow(refused);
      expect(await count()).toBe(before);
    },
  );

  it('in a partition is guarded as well', async () => {
    for (const partition of ['reading_events_2026', 'attempt_steps_2026', 'audit_entries_2026'])
      for (const change of [`delete from ${partition}`, `truncate ${partition}`])
        await expect(owner.query(change)).rejects.toThrow('append-only');
  });

  it('cannot be guarded less by the application', async () => {
    const app = new pg.Client({ connectionString: api.database.appUrl });
    await app.connect();
    await expect(app.query('alter table awards disable trigger append_only')).rejects.toThrow(
      'must be owner',
    );
    await expect(app.query('set session_replication_role = replica')).rejects.toThrow('permission denied');
    await expect(app.query('update awards set amount = 9')).rejects.toThrow('permission denied');
    await expect(app.query('truncate awards')).rejects.toThrow('permission denied');
    await app.end();
  });
});
