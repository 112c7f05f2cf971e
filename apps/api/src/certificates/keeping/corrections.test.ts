import { execFileSync } from 'node:child_process';
import { aCertificate } from '../../testing/a-certificate.js';
import { aCreditCourse } from '../../testing/a-credit-course.js';
import type { Caller } from '../../testing/caller.js';
import { aCorrection, correct, revoke, sentMails } from '../../testing/keeping.js';
import { startTestApi, type TestApi } from '../../testing/start-test-api.js';
import { stored } from '../../testing/stored.js';

const minute = 60_000;
let api: TestApi;
let administrator: Caller;
let owner: Caller;
let certificate: Awaited<ReturnType<typeof aCertificate>>;
/** People of the test have names of their own: what happened to others is not looked at. */
let tests = 0;
const named = (name: string): string => `${name} ${'abcdefghijklmnopqrstuvwxyz'.charAt(tests)}`;
const addressOf = (name: string): string => `${named(name).replace(' ', '')}.learner.acme@example.com`;

beforeAll(async () => {
  api = await startTestApi();
  await api.publish(aCreditCourse(), { bodies: ['apa'] });
  administrator = await api.as({ role: 'ce-administrator' });
});
afterAll(() => api.close());
beforeEach(async () => {
  tests += 1;
  api.clock.advance(Date.parse('2026-11-22T15:00:00Z') - api.clock.now().getTime());
  owner = await api.as({ name: named('owner') });
  certificate = await aCertificate(owner);
});

/** What is kept of the owner in a table. */
const ofOwner = (table: string, columns = '', order = '') =>
  stored(
    api,
    `select ${columns} from ${table} where person_id = (select person_id from certificates where id = $1) ${order}`,
    [certificate.id],
  );

const publicly = async (query = '') =>
  (await api.visitor().get(`/verifications/${certificate.code}${query}`)).body;
const totals = async (caller: Caller) =>
  (await caller.get('/my-ce')).body.totals.map(({ amount }: { amount: string }) => amount);

describe('correcting the hours', () => {
  it('writes version 2 under the same code, and an award that points to the old one', async () => {
    const { status, body } = await correct(administrator, certificate.id);

    expect(status).toBe(200);
    expect(body).toMatchObject({
      certificate: { version: 2, amount: '0.5', code: certificate.code, status: 'valid' },
      history: [
        { kind: 'corrected', version: 2, what: 'hours', by: 'Test one' },
        { kind: 'issued', version: 1 },
      ],
    });
    expect(
      await ofOwner(
        'awards',
        'amount::text, number, corrects_id is not null as corrects, award_counts(id) as counts',
        'order by number',
      ),
    ).toEqual([
      { amount: '1.00', number: 1, corrects: false, counts: false },
      { amount: '0.50', number: 2, corrects: true, counts: true },
    ]);
    expect(await totals(owner)).toEqual(['0.5']);
    const { awards } = (await owner.get('/my-ce')).body;
    expect(awards).toMatchObject([{ amount: '0.5', certificate: { id: body.certificate.id } }]);
    expect(awards[0].arithmetic.at(-1)).toBe('Corrected by the society: 0.50 CE credits');
  });

  it('shows the newest truth and the chain, and tells who holds version 1 that it was replaced', async () => {
    api.clock.advance(60 * minute);
    await correct(administrator, certificate.id);

    expect(await publicly()).toMatchObject({
      status: 'valid',
      version: 2,
      amount: '0.5',
      categories: [{ name: 'ethics', amount: '0.5' }],
      askedVersion: null,
      versions: [
        { version: 2, issuedAt: '2026-11-22T16:00:00.000Z', replacedAt: null },
        { version: 1, issuedAt: '2026-11-22T15:00:00.000Z', replacedAt: '2026-11-22T16:00:00.000Z' },
      ],
    });
    expect(await publicly('?version=1')).toMatchObject({ status: 'superseded', askedVersion: 1, version: 2 });
    expect(await publicly('?version=2')).toMatchObject({ status: 'valid' });
    expect(await publicly('?version=3')).toMatchObject({
      code: 'not-found',
      message: 'This certificate has no version 3.',
    });
    expect(await publicly('?version=one')).toMatchObject({ code: 'invalid-request' });
  });

  it('renders the new version with the old code, kills or no kills, and keeps the old file', async () => {
    await api.runJobs();
    const { body } = await correct(administrator, certificate.id);
    const id = body.certificate.id;
    expect(await api.runJobs()).toEqual(['certificates.render']);
    await stored(
      api,
      `insert into outbox (society_id, job, payload) values ($1, 'certificates.render', $2)`,
      [api.societies.acme, JSON.stringify({ certificateId: id, societyId: api.societies.acme })],
    );
    await api.runJobs();

    expect(await ofOwner('certificate_files')).toHaveLength(2);
    const words = execFileSync('pdftotext', ['-', '-'], {
      input: (await owner.get(`/certificates/${id}/file`)).raw,
    }).toString();
    expect(words).toContain(certificate.code);
    expect(words).toContain('0.5');
    expect((await owner.get(`/certificates/${certificate.id}/file`)).status).toBe(200);
    expect((await owner.get(`/certificates/${certificate.id}`)).body).toMatchObject({
      status: 'superseded',
      newestId: id,
      linkedIn: null,
    });
    expect((await owner.get('/certificates')).body.certificates).toMatchObject([{ id, status: 'valid' }]);
  });

  it.each([
    ['more than the activity gives', '1.25', 'The activity gives 1.0'],
    ['nothing', '0', 'Enter more than nothing'],
    ['what it is', '1', 'This is the amount on it already'],
  ])('refuses %s', async (_, amount, sentence) => {
    const answer = await correct(administrator, certificate.id, { amount });

    expect(answer).toMatchObject({ status: 400, body: { code: 'correction-off' } });
    expect(answer.body.details).toEqual([{ field: 'amount', message: expect.stringContaining(sentence) }]);
    expect(await ofOwner('awards')).toHaveLength(1);
  });

  it('makes one version of twenty at once, of one request or of many', async () => {
    const same = aCorrection();
    const repeats = await Promise.all(
      Array.from({ length: 20 }, () => correct(administrator, certificate.id, same)),
    );
    expect(repeats.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    expect(await ofOwner('certificates')).toHaveLength(2);

    const many = await Promise.all(
      Array.from({ length: 20 }, () =>
        correct(administrator, certificate.id, { version: 2, amount: '0.75' }),
      ),
    );
    expect(many.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(many.filter(({ body }) => body.code === 'record-changed')).toHaveLength(19);
    expect(await ofOwner('certificates', 'version', 'order by version')).toEqual([
      { version: 1 },
      { version: 2 },
      { version: 3 },
    ]);
    expect(await totals(owner)).toEqual(['0.75']);
  });

  it('is refused for what is revoked; revoking afterwards takes the corrected award back', async () => {
    await correct(administrator, certificate.id);
    await revoke(administrator, certificate.id, { version: 2 });

    expect((await correct(administrator, certificate.id, { version: 2, amount: '0.75' })).body.code).toBe(
      'certificate-revoked',
    );
    expect(await totals(owner)).toEqual([]);
    expect(await publicly('?version=1')).toMatchObject({ status: 'revoked' });
  });
});

describe('correcting the person', () => {
  it('hands certificate and hours to the right one, and tells both', async () => {
    const right = await api.as({ name: named('right') });
    const answer = await correct(administrator, certificate.id, {
      what: 'person',
      amount: undefined,
      email: addressOf('right').replace('right', 'RIGHT'),
      reason: 'Two people shared a tablet.',
    });
    expect(answer).toMatchObject({
      status: 200,
      body: { certificate: { name: `Test ${named('right')}`, version: 2 } },
    });
    const { id } = answer.body.certificate;

    expect(await totals(owner)).toEqual([]);
    expect(await totals(right)).toEqual(['1.0']);
    expect((await right.get('/certificates')).body.certificates).toMatchObject([{ id, status: 'valid' }]);
    expect((await owner.get('/certificates')).body.certificates).toMatchObject([
      { id: certificate.id, status: 'superseded' },
    ]);
    expect((await owner.get(`/certificates/${certificate.id}`)).body).toMatchObject({
      status: 'superseded',
      newestId: null,
      isForSomebodyElse: true,
      versions: [{ version: 1 }],
    });
    expect((await owner.get(`/certificates/${id}`)).status).toBe(404);
    expect(await publicly()).toMatchObject({ name: `Test ${named('right')}`, version: 2 });

    api.clock.advance(10 * minute);
    expect(
      (await sentMails(api))
        .filter(({ to }) => to.endsWith(addressOf('')))
        .map(({ to, subject }) => `${to} ${subject.split(':')[0]}`)
        .toSorted(),
    ).toEqual([
      `${addressOf('owner')} A certificate was not yours`,
      `${addressOf('right')} Your certificate was corrected`,
    ]);
  });

  it.each([
    ['nobody', () => 'nobody@example.com'],
    ['somebody of another society', () => 'stranger.learner.globex@example.com'],
    ['the same person', () => addressOf('owner')],
  ])('refuses the address of %s', async (_, email) => {
    await api.as({ name: 'stranger', society: 'globex' });
    const answer = await correct(administrator, certificate.id, {
      what: 'person',
      amount: undefined,
      email: email(),
    });

    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'correction-off', details: [{ field: 'email' }] },
    });
  });
});

describe('correcting the name', () => {
  const rename = (name: string) =>
    correct(administrator, certificate.id, { what: 'name', amount: undefined, name });

  it('writes the next version with the same award', async () => {
    expect((await rename('Ada King')).body.certificate).toMatchObject({ name: 'Ada King', version: 2 });
    expect(await ofOwner('awards')).toHaveLength(1);
    expect(await totals(owner)).toEqual(['1.0']);
    const answer = JSON.stringify(await publicly());
    expect(answer).toContain('Ada King');
    // The old name is nobody's business: names change with lives.
    expect(answer).not.toContain('Ada Test');
  });

  it('refuses a name that no font has, and the name it has', async () => {
    expect((await rename('Ada \u{10380}')).body).toMatchObject({ code: 'glyph-missing' });
    expect((await rename('Ada Test')).body).toMatchObject({ code: 'name-unchanged' });
    expect(await ofOwner('certificates')).toHaveLength(1);
  });

  it('keeps a script in the name as text', async () => {
    await rename('<script>alert(1)</script>');
    expect(await publicly()).toMatchObject({ name: '<script>alert(1)</script>' });
  });
});
