import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { SocietySigners } from '../../issuers/society-signers.service.js';
import { anAcceptedCosponsorship, importOthers } from '../../testing/a-cosponsorship.js';
import { aCertificate } from '../../testing/a-certificate.js';
import { aCreditCourse } from '../../testing/a-credit-course.js';
import { aStartedRun } from '../../testing/a-run.js';
import type { Caller } from '../../testing/caller.js';
import { describeBadBodies } from '../../testing/ladder.js';
import { describeStaffRefusals } from '../../testing/staff-ladder.js';
import { startTestApi, type TestApi } from '../../testing/start-test-api.js';
import { stored } from '../../testing/stored.js';
import { issueAnew, keyInUse, reissueOf, steal } from '../../testing/thefts.js';
import { allOk, findings, inspected } from '../../testing/verifying.js';
import { CertificateRendering } from '../certificate-rendering.worker.js';
import { SignedFiles } from '../credentials/signed-files.service.js';
import { RenderPool } from '../rendering/render-pool.service.js';
import { ReissuesSweep } from './reissuing.worker.js';

const minute = 60_000;
const nobodys = '01a20000-0000-7000-8000-000000000000';
let api: TestApi;
let administrator: Caller;
let owner: Caller;

beforeAll(async () => {
  api = await startTestApi();
  await api.publish(aCreditCourse(), { bodies: ['apa'] });
  administrator = await api.as({ role: 'ce-administrator' });
  owner = await api.as({ name: 'owner' });
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => api.close());

const rendering = () => api.app.get(CertificateRendering, { strict: false });
const filesOf = async (id: string): Promise<string[]> =>
  (await readdir(path.join(api.config.files.data, 'files/certificates', api.societies.acme))).filter((name) =>
    name.startsWith(id),
  );
const rowsOf = (id: string) =>
  stored<{ number: number; problem: string | null; sha256: string | null }>(
    api,
    'select number, problem, sha256 from certificate_files where certificate_id = $1 order by number',
    [id],
  );
async function rendered(name: string) {
  const caller = await api.as({ name });
  const certificate = await aCertificate(caller);
  await api.runJobs();

  return { caller, ...certificate };
}
/** Pages cannot be made until this is over. */
const withoutFonts = () =>
  jest.spyOn(api.app.get(RenderPool, { strict: false }), 'render').mockResolvedValue({
    ok: false,
    problem: 'glyph-missing',
    characters: [{ character: '字', codePoints: 'U+5B57' }],
  } as never);

describe('GET /societies/:org/reissues', () => {
  describeStaffRefusals({ verb: 'get', path: () => '/reissues', instructors: false }, () => api);

  it('says nothing where nothing was stolen', async () => {
    expect(await administrator.get('/societies/acme/reissues')).toMatchObject({
      status: 200,
      body: { reissues: [] },
    });
  });
});

describe('POST /societies/:org/reissues', () => {
  describeStaffRefusals(
    { verb: 'post', path: () => '/reissues', body: () => ({ keyId: nobodys }), instructors: false },
    () => api,
  );
  describeBadBodies(
    'post',
    async () => '/societies/acme/reissues',
    () => api.as({ role: 'ce-administrator' }),
    [
      { what: 'no key', field: 'keyId', body: {} },
      { what: 'a key that is no id', field: 'keyId', body: { keyId: 'document-1' } },
    ],
  );

  it('refuses a key that was not stolen, one that is not there, and one of another society', async () => {
    const { id } = await keyInUse(administrator, 'document');
    expect(await issueAnew(administrator, id)).toMatchObject({
      status: 409,
      body: { code: 'key-not-stolen' },
    });
    expect(await issueAnew(administrator, nobodys)).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    });
    const theirs = await api.as({ role: 'ce-administrator', society: 'globex' });
    const key = await steal(theirs, 'document', 'globex');
    expect(await issueAnew(administrator, key.id)).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    });
    expect(await stored(api, 'select from certificate_reissues')).toEqual([]);
  });

  it('has nothing to do where the key signed nothing', async () => {
    const theirs = await api.as({ role: 'ce-administrator', society: 'globex' });
    const key = await steal(theirs, 'document', 'globex');
    expect(await reissueOf(theirs, key.id, 'globex')).toMatchObject({ state: 'none', waiting: 0 });
    await issueAnew(theirs, key.id, 'globex');
    await api.runJobs();
    expect(await reissueOf(theirs, key.id, 'globex')).toMatchObject({ state: 'none', waiting: 0, done: 0 });
  });
});

describe('a worker', () => {
  it('keeps nothing that it signed with a key it had at hand when the theft was reported', async () => {
    const caller = await api.as({ name: 'late' });
    const { id } = await aCertificate(caller);
    const signers = api.app.get(SocietySigners);
    const old = await signers.of(api.societies.acme);
    await steal(administrator, 'document');
    const of = jest.spyOn(signers, 'of').mockResolvedValue(old);
    const asked = { certificateId: id, societyId: api.societies.acme };
    await expect(rendering().run(asked)).rejects.toThrow('row-level security');
    expect(await filesOf(id)).toEqual([]);
    of.mockRestore();
    await rendering().run(asked);
    await api.runJobs();

    expect(await rowsOf(id)).toMatchObject([{ number: 1, problem: null }]);
    expect(await findings(api, (await caller.get(`/certificates/${id}/file`)).raw)).toEqual(allOk);
  });

  it('that dies goes on with the credential that it had proved anew, also when only the sweep remembers', async () => {
    const { caller, id } = await rendered('died');
    const key = await steal(administrator, 'credential');
    await issueAnew(administrator, key.id);
    const [reissue] = await stored<{ id: string }>(
      api,
      'select id from certificate_reissues where key_id = $1',
      [key.id],
    );
    jest.spyOn(SignedFiles.prototype, 'make').mockRejectedValueOnce(new Error('The worker died'));
    const asked = { certificateId: id, societyId: api.societies.acme, after: 1, reissueId: reissue?.id };
    await expect(rendering().run(asked)).rejects.toThrow('died');
    const proved = () =>
      stored<{ number: number }>(
        api,
        'select number, token from certificate_credentials where certificate_id = $1 order by number',
        [id],
      );
    const before = await proved();
    // What was asked for got lost with the queue.
    await stored(api, 'delete from outbox');
    api.clock.advance(16 * minute);
    await api.app.get(ReissuesSweep, { strict: false }).run();
    await api.runJobs();

    expect(before.at(-1)).toMatchObject({ number: 2 });
    expect(await proved()).toEqual(before);
    expect(await rowsOf(id)).toHaveLength(2);
    expect(await findings(api, (await caller.get(`/certificates/${id}/file`)).raw)).toEqual(allOk);
    expect(await reissueOf(administrator, key.id)).toMatchObject({ state: 'done', waiting: 0 });
  });
});

describe('a page that cannot be made anew', () => {
  it('leaves the one before it in its place, is listed, and is tried again with the rest', async () => {
    const { caller, id } = await rendered('no fonts');
    const before = (await caller.get(`/certificates/${id}/file`)).raw;
    const key = await steal(administrator, 'document');
    const fonts = withoutFonts();
    await issueAnew(administrator, key.id);
    await api.runJobs();
    const failed = await reissueOf(administrator, key.id);
    expect(failed.state).toBe('failed');
    expect(failed.failures.find(({ certificateId }) => certificateId === id)).toMatchObject({
      name: 'Ada Test',
      problem: 'These characters cannot be printed: 字 (U+5B57).',
    });
    expect((await caller.get(`/certificates/${id}/file`)).raw.equals(before)).toBe(true);
    expect((await caller.get(`/certificates/${id}`)).body).toMatchObject({ ready: true, problem: null });

    fonts.mockRestore();
    expect((await issueAnew(administrator, key.id)).body.reissues).toContainEqual(
      expect.objectContaining({ keyId: key.id, state: 'working', failed: 0 }),
    );
    await api.runJobs();
    expect(await reissueOf(administrator, key.id)).toMatchObject({ state: 'done', failed: 0 });
    expect(await rowsOf(id)).toMatchObject([
      { number: 1, problem: null },
      { number: 2, sha256: null },
      { number: 3, problem: null },
    ]);
    expect(await findings(api, (await caller.get(`/certificates/${id}/file`)).raw)).toEqual(allOk);
  });
});

describe('POST /societies/:org/certificates/:id/page-retries', () => {
  let id: string;
  let learners = 0;
  let fonts: ReturnType<typeof withoutFonts>;
  beforeEach(async () => {
    fonts = withoutFonts();
    learners += 1;
    ({ id } = await aCertificate(await api.as({ name: `${'i'.repeat(learners)}th` })));
    await api.runJobs();
    fonts.mockRestore();
  });
  const retry = (number: number, caller = administrator) =>
    caller.post(`/societies/acme/certificates/${id}/page-retries`, { number });

  describeStaffRefusals(
    {
      verb: 'post',
      path: () => `/certificates/${id}/page-retries`,
      body: () => ({ number: 1 }),
      instructors: false,
    },
    () => api,
  );
  describeBadBodies(
    'post',
    async () => `/societies/acme/certificates/${id}/page-retries`,
    () => api.as({ role: 'ce-administrator' }),
    [
      { what: 'no number', field: 'number', body: {} },
      { what: 'a number of nothing', field: 'number', body: { number: 0 } },
    ],
  );

  it('does not know a certificate that is not there, nor another society’s', async () => {
    const theirs = await api.as({ role: 'ce-administrator', society: 'globex' });
    for (const answer of [
      await administrator.post(`/societies/acme/certificates/${nobodys}/page-retries`, { number: 1 }),
      await theirs.post(`/societies/globex/certificates/${id}/page-retries`, { number: 1 }),
    ])
      expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it('makes the page once, by many who ask at once, and says meanwhile what is going on', async () => {
    expect((await administrator.get(`/societies/acme/certificates/${id}`)).body).toMatchObject({
      ready: false,
      failedPage: { number: 1, problem: expect.stringContaining('字'), retrying: false },
    });
    const answers = await Promise.all([retry(1), retry(1), retry(1)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await retry(1)).body.failedPage).toMatchObject({ number: 1, retrying: true });
    expect((await administrator.get(`/certificates/${id}`)).body).toMatchObject({
      ready: false,
      retrying: true,
    });
    await Promise.all([api.runJobs(), api.runJobs()]);

    expect(await rowsOf(id)).toMatchObject([
      { number: 1, sha256: null },
      { number: 2, problem: null },
    ]);
    expect(await filesOf(id)).toHaveLength(1);
    expect((await retry(1)).body).toMatchObject({ ready: true, failedPage: null });
    expect((await administrator.get(`/certificates/${id}`)).body).toMatchObject({
      ready: true,
      problem: null,
      retrying: false,
      signedAnewAt: null,
    });
    expect(await findings(api, (await administrator.get(`/certificates/${id}/file`)).raw)).toEqual(allOk);
    expect(
      await stored(
        api,
        `select action from audit_entries where subject_id = $1 and action = 'certificate.page-retried'`,
        [id],
      ),
    ).toHaveLength(1);
  });

  it('does nothing for a page that is not the last one', async () => {
    await retry(2);
    expect((await administrator.get(`/societies/acme/certificates/${id}`)).body.failedPage).toMatchObject({
      number: 1,
      retrying: false,
    });
  });

  it('can be asked for again when it fails again', async () => {
    const again = withoutFonts();
    await retry(1);
    await api.runJobs();
    again.mockRestore();
    expect((await administrator.get(`/societies/acme/certificates/${id}`)).body.failedPage).toMatchObject({
      number: 2,
      retrying: false,
    });
    await retry(2);
    await api.runJobs();
    expect(await rowsOf(id)).toMatchObject([{ number: 1 }, { number: 2 }, { number: 3, problem: null }]);
  });
});

describe('a run of certificates', () => {
  const runs = '/societies/acme/certificate-runs';
  const read = async (id: string) => (await administrator.get(`${runs}/${id}`)).body;

  it('tries pages that could not be made with what failed, once, and counts each certificate once', async () => {
    const fonts = withoutFonts();
    const id = await aStartedRun(administrator, { roster: 'Ann A,a@example.com\nBob B,b@example.com' });
    await api.runJobs();
    fonts.mockRestore();
    expect(await read(id)).toMatchObject({
      run: { state: 'done', figures: { total: 2, failed: 2, ready: 0 } },
      failures: [{ line: 1, sentence: expect.stringContaining('字') }, { line: 2 }],
    });

    const one = await administrator.post(`${runs}/${id}/retries`, { line: 2 });
    expect(one.body.run).toMatchObject({ state: 'working', figures: { failed: 1, issued: 1 } });
    await Promise.all([1, 2, 3].map(() => administrator.post(`${runs}/${id}/retries`, { line: null })));
    await Promise.all([api.runJobs(), api.runJobs()]);
    expect(await read(id)).toMatchObject({
      run: { state: 'done', figures: { total: 2, failed: 0, ready: 2 } },
      failures: [],
    });
    expect(
      await stored(
        api,
        `select from audit_entries where action = 'certificate-run.retried' and subject_id = $1`,
        [id],
      ),
    ).toHaveLength(2);
  });

  it('has each certificate once in its figures and in its archive after it was signed anew', async () => {
    const id = await aStartedRun(administrator, { roster: 'Cid C,c@example.com' });
    await api.runJobs();
    const [written] = await stored<{ id: string }>(
      api,
      'select certificate_id as id from certificate_run_outcomes where run_id = $1',
      [id],
    );
    const key = await steal(administrator, 'document');
    await issueAnew(administrator, key.id);
    await api.runJobs();

    expect((await read(id)).run.figures).toMatchObject({ total: 1, ready: 1, failed: 0 });
    const [, newest] = await rowsOf(written?.id ?? '');
    const { raw } = await administrator.get(`${runs}/${id}/archive`);
    const pdfs = Object.entries(unzipSync(raw)).filter(([name]) => name.endsWith('.pdf'));
    expect(pdfs).toHaveLength(1);
    expect(
      createHash('sha256')
        .update(pdfs[0]?.[1] ?? '')
        .digest('hex'),
    ).toBe(newest?.sha256);
  });
});

describe('the stolen key of a co-sponsor', () => {
  it('is found in what it signed for others, when its own society has it issued anew', async () => {
    await importOthers(api);
    await anAcceptedCosponsorship(api);
    const theirs = await api.as({ role: 'ce-administrator', society: 'globex' });
    const { caller, id } = await rendered('co-sponsored');
    const before = (await caller.get(`/certificates/${id}/file`)).raw;
    expect((await inspected(before, 'pdfsig', '{}')).said.match(/Signature is Valid/g)).toHaveLength(2);

    const key = await steal(theirs, 'document', 'globex');
    expect(await findings(api, before)).toMatchObject({
      signature: expect.stringContaining('has withdrawn the key that signed'),
    });
    await issueAnew(theirs, key.id, 'globex');
    await api.runJobs();

    const after = (await caller.get(`/certificates/${id}/file`)).raw;
    expect(await findings(api, after)).toEqual(allOk);
    expect((await inspected(after, 'pdfsig', '{}')).said.match(/Signature is Valid/g)).toHaveLength(2);
    expect(await reissueOf(administrator, key.id)).toMatchObject({
      key: 'document-3',
      cosponsor: expect.stringContaining('Globex'),
      state: 'done',
      done: 1,
      startedBy: null,
    });
    expect((await owner.get('/certificates')).status).toBe(200);
  });
});
