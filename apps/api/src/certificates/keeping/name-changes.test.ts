import { randomUUID } from 'node:crypto';
import { aCertificate } from '../../testing/a-certificate.js';
import { aCreditCourse } from '../../testing/a-credit-course.js';
import type { Caller } from '../../testing/caller.js';
import { askName, correct, revoke, sentMails } from '../../testing/keeping.js';
import { startTestApi, type TestApi } from '../../testing/start-test-api.js';
import { stored } from '../../testing/stored.js';

const minute = 60_000;
let api: TestApi;
let administrator: Caller;
let owner: Caller;
let certificate: Awaited<ReturnType<typeof aCertificate>>;

beforeEach(async () => {
  api = await startTestApi();
  await api.publish(aCreditCourse());
  administrator = await api.as({ role: 'ce-administrator' });
  owner = await api.as({ name: 'owner' });
  certificate = await aCertificate(owner);
});
afterEach(() => api.close());

const request = (changes: Record<string, unknown> = {}) => ({
  id: randomUUID(),
  name: 'Ada Lovelace',
  why: null,
  everywhere: false,
  ...changes,
});
const waiting = async () => (await administrator.get('/societies/acme/name-changes')).body.requests;
const decide = (
  id: string,
  decision: 'approved' | 'refused' = 'approved',
  reason: string | null = 'As you asked.',
) => administrator.post(`/societies/acme/name-changes/${id}/decision`, { decision, reason });
const own = async () => (await owner.get(`/certificates/${certificate.id}`)).body;

describe('POST /certificates/:id/name-changes', () => {
  it('waits for an administrator and says so to both', async () => {
    const { status, body } = await askName(owner, certificate.id, { why: 'I married.' });

    expect(status).toBe(200);
    expect(body).toMatchObject({ name: 'Ada Test', nameChange: { name: 'Ada Lovelace', state: 'waiting' } });
    expect(await waiting()).toMatchObject([
      {
        code: certificate.code,
        printedName: 'Ada Test',
        name: 'Ada Lovelace',
        why: 'I married.',
        certificates: 1,
      },
    ]);
  });

  it('asks once when it is sent twenty times at once; a newer request takes the place of one that waits', async () => {
    const same = request();
    const answers = await Promise.all(Array.from({ length: 20 }, () => askName(owner, certificate.id, same)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    expect(await stored(api, 'select from name_change_requests')).toHaveLength(1);
    await askName(owner, certificate.id, { name: 'Ada L. Byron' });

    expect(await waiting()).toMatchObject([{ name: 'Ada L. Byron' }]);
    expect((await decide(same.id)).body.code).toBe('name-change-closed');
  });

  it('refuses what cannot be printed, what it is already, and what is revoked, before anybody waits', async () => {
    expect((await askName(owner, certificate.id, { name: 'Ada \u{10380}' })).body).toMatchObject({
      code: 'glyph-missing',
      details: { field: 'name' },
    });
    expect((await askName(owner, certificate.id, { name: 'Ada Test' })).body.code).toBe('name-unchanged');
    await revoke(administrator, certificate.id);
    expect((await askName(owner, certificate.id)).body.code).toBe('certificate-revoked');
    expect(await stored(api, 'select from name_change_requests')).toEqual([]);
  });

  it('takes it from a page of another society for the one that issued', async () => {
    const elsewhere = await api.as({ name: 'owner', society: 'acme' });
    const there = Object.assign(Object.create(Object.getPrototypeOf(elsewhere)), elsewhere, {
      host: 'globex.localhost',
    }) as Caller;

    expect((await askName(there, certificate.id)).status).toBe(200);
    expect(await waiting()).toHaveLength(1);
  });
});

describe('POST /societies/:org/name-changes/:id/decision', () => {
  it('issues the certificate anew under its code and tells the learner after ten minutes', async () => {
    const { id } = request();
    await askName(owner, certificate.id, { id });
    expect(await decide(id)).toMatchObject({ status: 200, body: { requests: [] } });

    const first = await own();
    expect(first).toMatchObject({ status: 'superseded', nameChange: { state: 'approved' } });
    const second = (await owner.get(`/certificates/${first.newestId}`)).body;
    expect(second).toMatchObject({
      name: 'Ada Lovelace',
      version: 2,
      code: certificate.code,
      status: 'valid',
    });
    expect(second.versions.map(({ version }: { version: number }) => version)).toEqual([2, 1]);
    api.clock.advance(10 * minute);
    const [mail] = await sentMails(api);
    expect(mail?.body).toContain('made out to Ada Lovelace');
  });

  it('issues every certificate with the same name anew when that was asked, and writes one mail', async () => {
    const { id } = request();
    await askName(owner, certificate.id, { id, everywhere: true });
    expect(await waiting()).toMatchObject([{ certificates: 2 }]);
    await decide(id);

    const names = await stored(
      api,
      'select version, facts #>> $1 as name from certificates order by code, version',
      [['learner', 'name']],
    );
    expect(names).toEqual(
      [1, 2].flatMap(() => [
        { version: 1, name: 'Ada Test' },
        { version: 2, name: 'Ada Lovelace' },
      ]),
    );
    api.clock.advance(10 * minute);
    const mails = await sentMails(api);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.body).toContain('So did 1 more of your certificates.');
  });

  it('leaves the name when it is refused, with the reason for the learner to read', async () => {
    const { id } = request();
    await askName(owner, certificate.id, { id });
    expect((await decide(id, 'refused', null)).body.code).toBe('invalid-request');
    await decide(id, 'refused', 'Your license says Ada Test.');

    expect(await own()).toMatchObject({
      status: 'valid',
      nameChange: { state: 'refused', reason: 'Your license says Ada Test.' },
    });
    api.clock.advance(10 * minute);
    expect((await sentMails(api))[0]?.body).toContain('Your license says Ada Test.');
  });

  it('decides once of twenty at once, and the other way round no more', async () => {
    const { id } = request();
    await askName(owner, certificate.id, { id });
    const answers = await Promise.all(Array.from({ length: 20 }, () => decide(id)));

    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    expect((await decide(id, 'refused', 'No.')).body.code).toBe('name-change-closed');
    expect(await stored(api, 'select from certificates where version = 2')).toHaveLength(1);
  });

  it('writes no further version when the name was corrected meanwhile, and refuses while it is revoked', async () => {
    const { id } = request();
    await askName(owner, certificate.id, { id });
    await revoke(administrator, certificate.id);
    expect((await decide(id)).body.code).toBe('certificate-revoked');
    expect(await stored(api, 'select from name_change_decisions')).toEqual([]);

    const [other] = certificate.ids.filter((each) => each !== certificate.id);
    const second = request();
    await askName(owner, other ?? '', second);
    await correct(administrator, other ?? '', { what: 'name', amount: undefined, name: 'Ada Lovelace' });
    expect((await decide(second.id)).status).toBe(200);
    expect(await stored(api, 'select from certificates where version > 1')).toHaveLength(1);
  });
});
