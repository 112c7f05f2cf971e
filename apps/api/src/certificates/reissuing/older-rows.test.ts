import { dataSource } from '../../database.js';
import { aCertificate } from '../../testing/a-certificate.js';
import { aCreditCourse } from '../../testing/a-credit-course.js';
import { startTestApi, type TestApi } from '../../testing/start-test-api.js';
import { stored } from '../../testing/stored.js';
import { keyInUse } from '../../testing/thefts.js';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
  await api.publish(aCreditCourse(), { bodies: ['apa'] });
});
afterAll(() => api.close());

const signed = () =>
  Promise.all([
    stored(api, 'select id, number, credential_number, key_ids from certificate_files order by id'),
    stored(api, 'select id, file_number, key_ids from certificate_copies order by id'),
    stored(api, 'select id, number, key_id, log_key_id from certificate_credentials order by id'),
    stored(api, 'select id, number, key_id from log_heads order by id'),
  ]);

describe('files, credentials and heads that are older than their numbers', () => {
  it('are given the keys that signed them, each as it was written down when it was signed', async () => {
    const administrator = await api.as({ role: 'ce-administrator' });
    for (const name of ['first', 'second']) {
      const caller = await api.as({ name });
      const { id } = await aCertificate(caller);
      await api.runJobs();
      await caller.get(`/certificates/${id}/file?paper=a4`);
      // Beyond the time in which the key before it may still be signing.
      api.clock.advance(60 * 60_000);
      for (const purpose of ['credential', 'log', 'document'])
        await administrator.post('/societies/acme/keys/new', {
          replaces: (await keyInUse(administrator, purpose)).id,
        });
      api.clock.advance(60 * 60_000);
    }
    const before = await signed();
    const keys = before.flat().flatMap((row) => JSON.stringify(row).match(/[0-9a-f-]{36}/g) ?? []);
    expect(before.map((rows) => rows.length)).toEqual([2, 2, 2, 2]);
    expect(new Set(keys).size).toBe(8 + 6);

    const owner = await dataSource(api.database.ownerUrl, 2).initialize();
    const isThere = async () =>
      (await owner.query(`select from information_schema.columns where column_name = 'log_key_id'`)).length >
      0;
    while (await isThere()) await owner.undoLastMigration();
    await owner.runMigrations();
    await owner.destroy();

    expect(await signed()).toEqual(before);
  });
});
