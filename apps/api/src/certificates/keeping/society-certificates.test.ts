import { Database } from '../../platform/database.js';
import { aCertificate } from '../../testing/a-certificate.js';
import { aCreditCourse } from '../../testing/a-credit-course.js';
import type { Caller } from '../../testing/caller.js';
import { correct, revoke } from '../../testing/keeping.js';
import { startTestApi, type TestApi } from '../../testing/start-test-api.js';
import { stored } from '../../testing/stored.js';

let api: TestApi;
let administrator: Caller;
let ruth: Awaited<ReturnType<typeof aCertificate>>;

beforeAll(async () => {
  api = await startTestApi();
  await api.publish(aCreditCourse(), { bodies: ['apa'] });
  await api.publish(aCreditCourse({ slug: 'theirs' }), { society: 'globex', bodies: ['apa'] });
  administrator = await api.as({ role: 'ce-administrator' });
  ruth = await aCertificate(await api.as({ name: 'a' }), { name: 'Ruth Okafor' });
  await aCertificate(await api.as({ name: 'b' }), { name: 'Thanh Nguyễn' });
  await aCertificate(await api.as({ name: 'c' }), { name: 'Nguy Ruth' });
  await aCertificate(await api.as({ society: 'globex' }), { name: 'Ruth Elsewhere', slug: 'theirs' });
});
afterAll(() => api.close());

const search = async (q: string, after?: string) =>
  (
    await administrator.get(
      `/societies/acme/certificates?q=${encodeURIComponent(q)}${after === undefined ? '' : `&after=${after}`}`,
    )
  ).body;
const names = async (q: string) => (await search(q)).certificates.map(({ name }: { name: string }) => name);

describe('GET /societies/:org/certificates', () => {
  it.each([
    ['', ['Nguy Ruth', 'Thanh Nguyễn', 'Ruth Okafor']],
    ['ruth', ['Nguy Ruth', 'Ruth Okafor']],
    ['OKA', ['Ruth Okafor']],
    // Without marks, by last name and by first name.
    ['nguy', ['Nguy Ruth', 'Thanh Nguyễn']],
    ['a sample c', ['Nguy Ruth', 'Thanh Nguyễn', 'Ruth Okafor']],
    ['nobody', []],
    ['%', []],
    ["' or true --", []],
  ])('finds for %j', async (q, found) => {
    expect((await names(q)).toSorted()).toEqual(found.toSorted());
  });

  it('finds a code as people type it, and the newest of its versions', async () => {
    await correct(administrator, ruth.id);
    expect((await search(ruth.code.toLowerCase().replace('-', ' '))).certificates).toMatchObject([
      { code: ruth.code, name: 'Ruth Okafor', version: 2, amount: '0.5' },
    ]);
    expect(await names('ruth')).toHaveLength(2);
  });

  it('says which are revoked', async () => {
    const [{ id }] = (await search('thanh')).certificates;
    await revoke(administrator, id);

    expect((await search('thanh')).certificates).toMatchObject([{ status: 'revoked' }]);
  });

  it('refuses a place that is none', async () => {
    expect(await search('', 'nowhere')).toMatchObject({ code: 'invalid-request' });
    expect((await administrator.get(`/societies/acme/certificates?q=${'x'.repeat(121)}`)).body.code).toBe(
      'invalid-request',
    );
  });

  it('pages through hundreds, each once, by whatever they are found', async () => {
    // One award has one certificate of each version; these rows stand for awards of their own.
    await stored(api, 'alter table certificates drop constraint uq_certificates_award_id_version');
    await stored(
      api,
      `insert into certificates (society_id, person_id, award_id, code, version, facts, name_key, family_key, title_key, created_at)
       select society_id, person_id, award_id, 'X' || lpad(n::text, 7, '0'), 1,
         jsonb_set(facts, '{learner,name}', to_jsonb('Zed ' || case when n % 2 = 0 then 'Zedd' else 'Other' end)),
         'zed ' || case when n % 2 = 0 then 'zedd' else 'other' end, case when n % 2 = 0 then 'zedd' else 'other' end,
         title_key, created_at
       from certificates, generate_series(1, 120) n where code = $1 and version = 1`,
      [ruth.code.replace('-', '')],
    );
    const all = async (q: string) => {
      const ids: string[] = [];
      for (let after: string | undefined; ;) {
        const { certificates, next } = await search(q, after);
        ids.push(...certificates.map(({ id }: { id: string }) => id));
        if (next === null) return ids;
        after = next;
      }
    };
    // "zed" finds 60 of them twice over: by name and by last name.
    for (const [q, count] of [
      ['zed', 120],
      ['other', 60],
      ['a sample', 123],
      ['', 123],
    ] as const) {
      const ids = await all(q);
      expect({ q, found: ids.length, distinct: new Set(ids).size }).toEqual({
        q,
        found: count,
        distinct: count,
      });
    }
  });

  it('uses the indexes of names and titles, as the application, below row-level security', async () => {
    await stored(api, 'analyze certificates');
    const plan = await api.app
      .get(Database)
      .as({ kind: 'system', societyId: api.societies.acme }, async (tx) => {
        await tx.query('set local enable_seqscan = off');

        return tx.query<{ 'QUERY PLAN': string }>(
          `explain select id from certificates where society_id = $1 and family_key collate "C" >= $2 and family_key collate "C" < $3
           order by family_key collate "C", id limit 51`,
          [api.societies.acme, 'zed', 'zee'],
        );
      });
    const text = plan.map((row) => row['QUERY PLAN']).join('\n');

    expect(text).toMatch(/Index (?:Only )?Scan (?:using|on) ix_certificates_society_id_family_key_id/);
    expect(text).toMatch(/Index Cond: .*family_key/);
  });
});

describe('GET /societies/:org/certificates/:id', () => {
  it('says what the public page says, what is in the file, and today', async () => {
    const { body } = await administrator.get(`/societies/acme/certificates/${ruth.id}`);

    expect(body).toMatchObject({
      certificate: { version: 2, name: 'Ruth Okafor' },
      publicly: { status: 'valid', code: ruth.code, version: 2 },
      today: '2026-11-22',
      issuedOn: '2026-11-22',
      most: '1.0',
      now: '2026-11-22T15:00:00.000Z',
      nameChange: null,
    });
    expect(body.lines.map(({ text }: { text: string }) => text)).toContain('Ruth Okafor');
  });
});
