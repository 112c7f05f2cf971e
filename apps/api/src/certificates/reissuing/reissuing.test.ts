import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { digestOf, type JsonObject } from '@cohesion/certificates';
import { aCertificate } from '../../testing/a-certificate.js';
import { aCreditCourse } from '../../testing/a-credit-course.js';
import type { Caller } from '../../testing/caller.js';
import { correct, revoke, sentMails } from '../../testing/keeping.js';
import { startTestApi, type TestApi } from '../../testing/start-test-api.js';
import { stored } from '../../testing/stored.js';
import { issueAnew, reissueOf, steal } from '../../testing/thefts.js';
import {
  allOk,
  findings,
  inspected,
  freePort,
  payloadOfToken,
  verdictOfOthers,
} from '../../testing/verifying.js';

const minute = 60_000;
let api: TestApi;
let administrator: Caller;
let owner: Caller;
let certificate: Awaited<ReturnType<typeof aCertificate>>;

beforeEach(async () => {
  const port = await freePort();
  api = await startTestApi({ environment: { PORT: String(port), PUBLIC_URL: `http://localhost:${port}` } });
  await api.publish(aCreditCourse(), { bodies: ['apa'] });
  administrator = await api.as({ role: 'ce-administrator' });
  owner = await api.as({ name: 'owner' });
  certificate = await aCertificate(owner);
  await api.runJobs();
});
afterEach(() => api.close());

const fileOf = async (paper = 'letter', { id } = certificate): Promise<Buffer> =>
  (await owner.get(`/certificates/${id}/file?paper=${paper}`)).raw;
const served = async (what: string) => (await api.app.inject({ method: 'GET', url: `/v/${what}` })).body;
const rows = (table: string, id = certificate.id) =>
  stored<{ number: number }>(api, `select * from ${table} where certificate_id = $1`, [id]);
const without = ({ proof: _, ...claims }: JsonObject): JsonObject => claims;

const withdrawn = 'the society has withdrawn the key';

describe.each([
  {
    purpose: 'document',
    bad: { signature: expect.stringMatching(/^not-ok: .* has withdrawn the key that signed\.$/) },
    credentials: 1,
  },
  {
    purpose: 'credential',
    bad: {
      credential: expect.stringContaining(
        `not-ok: The credential in the file is not as the society signed it: ${withdrawn}`,
      ),
      token: expect.stringContaining(withdrawn),
    },
    credentials: 2,
  },
  {
    purpose: 'log',
    bad: {
      'log-entry':
        'not-ok: The society has withdrawn the key that sealed the state of the public log in its proof.',
    },
    credentials: 2,
  },
])('the theft of a $purpose key', ({ purpose, bad, credentials }) => {
  it('makes a certificate that it signed bad, until it is issued anew: the same one, with another signature', async () => {
    const before = await fileOf();
    const a4 = await fileOf('a4');
    const credential = JSON.parse(await served(`${certificate.code}.json`)) as JsonObject;
    expect(await findings(api, before)).toEqual(allOk);

    const key = await steal(administrator, purpose);
    await api.runJobs();
    expect(await findings(api, before)).toMatchObject({ outcome: 'not-ok', ...bad });
    expect(await reissueOf(administrator, key.id)).toMatchObject({
      key: `${purpose}-1`,
      state: 'needed',
      waiting: 1,
      done: 0,
      startedAt: null,
    });

    api.clock.advance(minute);
    const begun = await issueAnew(administrator, key.id);
    expect(begun).toMatchObject({ status: 200, body: { reissues: [{ state: 'working', waiting: 1 }] } });
    await api.runJobs();
    expect(await reissueOf(administrator, key.id)).toMatchObject({
      state: 'done',
      waiting: 0,
      done: 1,
      failed: 0,
      startedBy: 'Test one',
      failures: [],
    });

    const after = await fileOf();
    expect(after.equals(before)).toBe(false);
    expect(await findings(api, after)).toEqual(allOk);
    expect(await findings(api, before)).toMatchObject({ outcome: 'not-ok', ...bad });
    const pdfsig = await inspected(after, 'pdfsig', '{}');
    expect(pdfsig.said).toContain('Signature is Valid.');
    expect(pdfsig.said).toContain('Total document signed');
    const anew = JSON.parse(await served(`${certificate.code}.json`)) as JsonObject;
    expect(digestOf(without(anew))).toBe(digestOf(without(credential)));
    expect(await verdictOfOthers(api, anew)).toEqual({ verified: true, revoked: false, error: undefined });
    const did = `did:web:localhost%3A${api.config.http.port}:issuers:acme`;
    const payload = await payloadOfToken(api, await served(`${certificate.code}.jwt`), did);
    expect(payload['credentialSubject']).toEqual(credential['credentialSubject']);

    const a4Anew = await fileOf('a4');
    expect(a4Anew.equals(a4)).toBe(false);
    expect(await findings(api, a4Anew)).toEqual(allOk);
    expect(await rows('certificate_files')).toMatchObject([{ number: 1 }, { number: 2 }]);
    expect(await rows('certificate_credentials')).toHaveLength(credentials);
    expect(await stored(api, 'select from awards')).toHaveLength(1);
    expect(await stored(api, 'select from certificates')).toHaveLength(1);
    expect(await stored(api, 'select from log_entries')).toHaveLength(1);
  });
});

describe('what is issued anew', () => {
  it('is told to its owner, once for all of hers, and to whoever checks or keeps it', async () => {
    await api.publish(aCreditCourse({ slug: 'another-course' }), { bodies: ['apa'] });
    await aCertificate(owner, { slug: 'another-course' });
    await api.runJobs();
    const key = await steal(administrator, 'document');
    await issueAnew(administrator, key.id);
    await api.runJobs();

    const page = (await administrator.get(`/societies/acme/certificates/${certificate.id}`)).body;
    expect(page.history[0]).toMatchObject({ kind: 'signed-anew', by: 'Test one', stolenKey: 'document-1' });
    const mails = await stored<{ subject: string; body: string }>(
      api,
      `select subject, body from mails where subject like '%signed anew%'`,
    );
    expect(mails).toHaveLength(1);
    expect(mails[0]?.body).toContain('1 more of your certificates');
    expect(mails[0]?.body).toContain('your credit, the hours, the dates and the code stay as they are');
    const [told] = await stored<{ code: string }>(api, `select code from certificate_mails`);
    const [first] = (await owner.get('/certificates')).body.certificates.filter(
      ({ code }: { code: string }) => code.replace('-', '') === told?.code,
    );
    const waiting = (await administrator.get(`/societies/acme/certificates/${first.id}`)).body.waitingMails;
    expect(waiting).toMatchObject([{ kind: 'signed-anew' }]);

    expect((await owner.get(`/certificates/${certificate.id}`)).body.signedAnewAt).not.toBeNull();
    expect((await api.visitor().get(`/verifications/${certificate.code}`)).body).toMatchObject({
      status: 'valid',
      version: 1,
      signedAnewAt: expect.any(String),
    });
    expect(
      await stored(
        api,
        `select action, facts ->> 'stolen' as stolen from audit_entries where action like '%anew' order by created_at`,
      ),
    ).toEqual([
      { action: 'key.signatures-issued-anew', stolen: null },
      { action: 'certificate.signed-anew', stolen: 'document-1' },
      { action: 'certificate.signed-anew', stolen: 'document-1' },
    ]);
    api.clock.advance(11 * minute);
    expect((await sentMails(api)).filter(({ subject }) => subject.includes('signed anew'))).toHaveLength(1);
  });

  it('is made once, however often it is asked for and whoever works on it at once', async () => {
    const key = await steal(administrator, 'credential');
    await Promise.all([issueAnew(administrator, key.id), issueAnew(administrator, key.id)]);
    await Promise.all([api.runJobs(), api.runJobs(), api.runJobs()]);
    await issueAnew(administrator, key.id);
    await api.runJobs();

    expect(await rows('certificate_files')).toHaveLength(2);
    expect(await rows('certificate_credentials')).toHaveLength(2);
    expect(await stored(api, 'select from certificate_reissues')).toHaveLength(1);
    expect(await stored(api, `select from mails where subject like '%signed anew%'`)).toHaveLength(1);
    const folder = path.join(api.config.files.data, 'files/certificates', api.societies.acme);
    expect((await readdir(folder)).filter((name) => name.startsWith(certificate.id))).toHaveLength(2);
    expect(await findings(api, await fileOf())).toEqual(allOk);
  });

  it('is the newest version, and not what was replaced', async () => {
    await correct(administrator, certificate.id);
    await api.runJobs();
    const key = await steal(administrator, 'document');
    expect(await reissueOf(administrator, key.id)).toMatchObject({ waiting: 1 });
    await issueAnew(administrator, key.id);
    await api.runJobs();

    expect(await rows('certificate_files')).toHaveLength(1);
    expect(await reissueOf(administrator, key.id)).toMatchObject({ state: 'done', done: 1 });
  });

  it('stays revoked when it was, and nobody is written to', async () => {
    await revoke(administrator, certificate.id);
    const key = await steal(administrator, 'document');
    await issueAnew(administrator, key.id);
    await api.runJobs();

    expect(await rows('certificate_files')).toHaveLength(2);
    expect(await findings(api, await fileOf())).toMatchObject({
      signature: 'ok',
      status: expect.stringMatching(/^not-ok: .*revoked/),
    });
    expect(await stored(api, `select from mails where subject like '%signed anew%'`)).toEqual([]);
  });
});
