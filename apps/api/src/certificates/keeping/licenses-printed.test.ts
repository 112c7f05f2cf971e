import { randomUUID } from 'node:crypto';
import { Database } from '../../platform/database.js';
import { aCertificate } from '../../testing/a-certificate.js';
import { aCreditCourse } from '../../testing/a-credit-course.js';
import { aLicense } from '../../testing/a-license.js';
import { importRuleSets } from '../../testing/a-rule-set.js';
import type { Caller } from '../../testing/caller.js';
import { correct, reinstate, revoke, sentMails } from '../../testing/keeping.js';
import { describeBadBodies, describeRefusals } from '../../testing/ladder.js';
import { startTestApi, type TestApi } from '../../testing/start-test-api.js';
import { stored } from '../../testing/stored.js';

let api: TestApi;
let administrator: Caller;
let ladder: Awaited<ReturnType<typeof aCertificate>>;

beforeAll(async () => {
  api = await startTestApi();
  await importRuleSets(api);
  await api.publish(aCreditCourse());
  administrator = await api.as({ role: 'ce-administrator' });
  ladder = await aCertificate(await api.as({ name: 'owner' }));
});
afterAll(() => api.close());

const path = (id: string) => `/certificates/${id}/licenses`;
const licenseIds = (...ids: string[]) => ({ licenseIds: ids });
const refused = { api: () => api, id: async () => ladder.id, administrator: 404 } as const;

describeRefusals({ verb: 'get', path }, refused);
describeRefusals({ verb: 'put', path, body: () => licenseIds() }, refused);

describe('PUT /certificates/:id/licenses, what is refused', () => {
  const id = '01a20000-0000-7000-8000-000000000000';
  describeBadBodies(
    'put',
    async () => path(ladder.id),
    () => api.as({ name: 'owner' }),
    [
      { what: 'no list', field: 'licenseIds', body: {} },
      { what: 'an id that is none', field: 'licenseIds.0', body: licenseIds('x') },
      { what: 'seven', field: 'licenseIds', body: licenseIds(...Array.from({ length: 7 }, () => id)) },
      { what: 'a license that never was', field: 'licenseIds', body: licenseIds(id) },
    ],
  );
});

/** Somebody with a certificate and two licenses. */
async function holder(name: string) {
  const caller = await api.as({ name });
  const georgia = await aLicense(caller);
  const board = await aLicense(caller, {
    jurisdiction: 'WY',
    type: 'other',
    byHand: { boardName: 'Wyoming counselor', hours: '45', categories: [] },
    number: null,
    periods: [{ start: '2026-01-01', end: '2027-12-31' }],
  });
  const certificate = await aCertificate(caller);
  const choose = (...ids: string[]) => caller.put(path(certificate.id), licenseIds(...ids));

  return { caller, georgia, board, certificate, choose };
}
const lines = { georgia: 'Georgia LPC, number LPC001234', board: 'Wyoming counselor' };
const versionsOf = (code: string) =>
  stored<{ version: number; licenses: string[]; what: string | null; reason: string | null }>(
    api,
    `select version, facts #> '{learner,licenses}' as licenses, what, reason
     from certificates left join certificate_corrections correction on correction.certificate_id = certificates.id
     where certificates.code = $1 order by version`,
    [code.replace('-', '')],
  );

describe('GET /certificates/:id/licenses', () => {
  it('lists hers as each would be printed, and none chosen', async () => {
    const { caller, certificate, georgia, board } = await holder('reader');

    expect(await caller.get(path(certificate.id))).toMatchObject({
      status: 200,
      body: {
        printed: [],
        licenses: [
          { id: georgia, line: lines.georgia, chosen: false },
          { id: board, line: lines.board, chosen: false },
        ],
      },
    });
  });
});

describe('PUT /certificates/:id/licenses', () => {
  it('issues the next version under the same code, on the day she asks, with nothing else changed', async () => {
    const { caller, certificate, georgia, board, choose } = await holder('adds');
    const before = (await caller.get(`/certificates/${certificate.id}`)).body;
    const { status, body } = await choose(board, georgia);

    expect(status).toBe(200);
    expect(body).toMatchObject({ code: certificate.code, version: 2, status: 'valid', name: before.name });
    expect(body.lines).toContainEqual({ label: null, text: `${lines.georgia} · ${lines.board}` });
    expect(body.amount).toBe(before.amount);
    expect((await caller.get(`/certificates/${certificate.id}`)).body).toMatchObject({
      status: 'superseded',
      newestId: body.id,
    });
    expect((await caller.get(path(certificate.id))).body).toMatchObject({
      printed: [lines.georgia, lines.board],
      licenses: [{ chosen: true }, { chosen: true }],
    });
    expect(await versionsOf(certificate.code)).toEqual([
      { version: 1, licenses: [], what: null, reason: null },
      {
        version: 2,
        licenses: [lines.georgia, lines.board],
        what: 'licenses',
        reason: 'The learner changed the licenses printed',
      },
    ]);
    const { history } = (await administrator.get(`/societies/acme/certificates/${body.id}`)).body;
    expect(history[0]).toMatchObject({ kind: 'corrected', what: 'licenses', version: 2, by: null });
  });

  it('is proved, logged and published as every version is, and no mail is written', async () => {
    const { certificate, georgia, choose } = await holder('published');
    await choose(georgia);
    await api.runJobs();
    const entries = await stored(
      api,
      'select kind, number from log_entries where code = $1 order by number',
      [certificate.code.replace('-', '')],
    );
    const bits = await stored(
      api,
      `select purpose, value from status_changes change join status_places place on place.id = change.place_id
       where certificate_id = $1 order by purpose`,
      [certificate.id],
    );

    expect(entries).toEqual([
      { kind: 'award', number: 1 },
      { kind: 'supersession', number: 2 },
    ]);
    expect(bits).toEqual([
      { purpose: 'refresh', value: true },
      { purpose: 'revocation', value: true },
    ]);
    const credential = await api.app.inject({ method: 'GET', url: `/v/${certificate.code}.json` });
    expect(credential.json().credentialSubject.identifier).toContainEqual(
      expect.objectContaining({ identityType: 'ext:license', identityHash: lines.georgia }),
    );
    expect((await api.visitor().get(`/verifications/${certificate.code}`)).body).toMatchObject({
      version: 2,
      licenses: [lines.georgia],
    });
    expect((await sentMails(api)).map(({ to }) => to)).not.toContain('published.learner.acme@example.com');
  });

  it('takes a license off again, and the public page no longer names it', async () => {
    const { certificate, georgia, choose } = await holder('removes');
    await choose(georgia);
    await choose();

    const { body } = await api.visitor().get(`/verifications/${certificate.code}`);
    expect(body).toMatchObject({ version: 3, licenses: [] });
    expect(JSON.stringify(body)).not.toContain('LPC001234');
  });

  it('keeps what was printed when the license is changed or removed, until she chooses anew', async () => {
    const { caller, certificate, georgia, choose } = await holder('moves');
    await choose(georgia);
    await caller.delete(`/licenses/${georgia}`);

    expect((await caller.get(path(certificate.id))).body).toMatchObject({
      printed: [lines.georgia],
      licenses: [{ line: lines.board, chosen: false }],
    });
    expect((await choose(georgia)).body.code).toBe('invalid-request');
  });

  it('writes one version out of twenty calls at once, and none for what is printed already', async () => {
    const { certificate, georgia, choose } = await holder('eager');
    const answers = await Promise.all(Array.from({ length: 20 }, () => choose(georgia, georgia)));

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await choose(georgia)).body.version).toBe(2);
    expect(await versionsOf(certificate.code)).toHaveLength(2);
  });

  it('refuses another person’s license as one that is not there, and writes nothing', async () => {
    const { certificate, choose } = await holder('grabber');
    const theirs = await aLicense(await api.as({ name: 'someone else' }));

    expect(await choose(theirs)).toMatchObject({
      status: 400,
      body: { code: 'invalid-request', details: [{ field: 'licenseIds' }] },
    });
    expect(await versionsOf(certificate.code)).toHaveLength(1);
  });

  it('refuses while it is revoked, and goes on when it is valid again', async () => {
    const { certificate, georgia, choose } = await holder('revoked');
    await revoke(administrator, certificate.id);
    expect((await choose(georgia)).body.code).toBe('certificate-revoked');
    await reinstate(administrator, certificate.id);

    expect((await choose(georgia)).body).toMatchObject({ status: 'valid', version: 2 });
  });

  it('keeps the licenses through a correction of the name, and leaves them behind when it goes to somebody else', async () => {
    const { caller, certificate, georgia, choose } = await holder('corrected');
    await api.as({ name: 'heir' });
    await choose(georgia);
    await correct(administrator, certificate.id, {
      what: 'name',
      version: 2,
      amount: undefined,
      name: 'Ada Lovelace',
    });
    await correct(administrator, certificate.id, {
      what: 'person',
      version: 3,
      amount: undefined,
      email: 'heir.learner.acme@example.com',
    });

    expect((await versionsOf(certificate.code)).map(({ licenses }) => licenses)).toEqual([
      [],
      [lines.georgia],
      [lines.georgia],
      [],
    ]);
    expect(await choose(georgia)).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect((await caller.get(path(certificate.id))).status).toBe(404);
  });

  it('is held to the licenses by the database: neither hours nor a name nor another’s certificate', async () => {
    const { certificate } = await holder('inventor');
    const [row] = await stored<{ person_id: string; society_id: string }>(
      api,
      'select person_id, society_id from certificates where id = $1',
      [certificate.id],
    );
    const asHer = (personId: string, change: string) =>
      api.app
        .get(Database)
        .as({ kind: 'person', personId, societyId: row?.society_id ?? '', sessionId: 'x', roles: [] }, (tx) =>
          tx.query(
            `insert into certificates (society_id, person_id, award_id, code, version, facts, name_key, family_key,
               title_key, created_at)
             select society_id, $2, award_id, code, 2, ${change}, name_key, family_key, title_key, now()
             from certificates where id = $1`,
            [certificate.id, personId],
          ),
        );
    const refusal = 'row-level security';

    for (const [place, value] of [
      ['{credit,amount}', '"40"'],
      ['{learner,name}', '"Ada Lovelace"'],
      ['{completedOn}', '"2020-01-01"'],
    ])
      await expect(asHer(row?.person_id ?? '', `jsonb_set(facts, '${place}', '${value}')`)).rejects.toThrow(
        refusal,
      );
    await asHer(randomUUID(), 'facts');
    expect(await versionsOf(certificate.code)).toHaveLength(1);
  });

  it('takes it from a page of another society for the one that issued', async () => {
    const { caller, certificate, georgia } = await holder('traveler');
    const there = Object.assign(Object.create(Object.getPrototypeOf(caller)), caller, {
      host: 'globex.localhost',
    }) as Caller;

    expect(await there.put(path(certificate.id), licenseIds(georgia))).toMatchObject({
      status: 200,
      body: { version: 2 },
    });
  });
});
