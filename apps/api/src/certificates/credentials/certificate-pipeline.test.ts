import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { JsonObject } from '@cohesion/certificates';
import pg from 'pg';
import { SocietySigners } from '../../issuers/society-signers.service.js';
import { aCertificate } from '../../testing/a-certificate.js';
import { aCreditCourse } from '../../testing/a-credit-course.js';
import type { Caller } from '../../testing/caller.js';
import { correct, reinstate, revoke } from '../../testing/keeping.js';
import { startTestApi, type TestApi } from '../../testing/start-test-api.js';
import { stored } from '../../testing/stored.js';
import {
  allOk,
  findings,
  freePort,
  inspected,
  payloadOfToken,
  verdictOfOthers,
} from '../../testing/verifying.js';
import { CertificateRendering } from '../certificate-rendering.worker.js';
import { SignedFiles } from './signed-files.service.js';

let api: TestApi;
let owner: Caller;
let administrator: Caller;
let certificate: Awaited<ReturnType<typeof aCertificate>>;

beforeAll(async () => {
  const port = await freePort();
  api = await startTestApi({
    environment: { PORT: String(port), PUBLIC_URL: `http://localhost:${port}` },
  });
  await api.publish(aCreditCourse(), { bodies: ['apa'] });
  administrator = await api.as({ role: 'ce-administrator' });
  owner = await api.as({ name: 'owner' });
  certificate = await aCertificate(owner);
  await api.runJobs();
  await api.app.listen(port, '127.0.0.1');
});
afterAll(() => api.close());

const did = () => `did:web:localhost%3A${api.config.http.port}:issuers:acme`;
const fileOf = async (id: string, paper = 'letter', caller = owner): Promise<Buffer> => {
  const { status, raw } = await caller.get(`/certificates/${id}/file?paper=${paper}`);
  expect(status).toBe(200);

  return raw;
};
const served = (what: string) => api.app.inject({ method: 'GET', url: `/v/${what}` });
const credentialOf = async (code: string, version = ''): Promise<JsonObject> =>
  (await served(`${code}.json${version}`)).json();
/** A certificate of its own, rendered. */
async function another(name: string) {
  const caller = await api.as({ name });
  const { id, code } = await aCertificate(caller);
  await api.runJobs();

  return { caller, id, code };
}

describe('an issued certificate', () => {
  it('passes our verifier with what the api publishes', async () => {
    expect(await findings(api, await fileOf(certificate.id))).toEqual(allOk);
  });

  it('passes npx cohesion verify, over the network, which ends with 0', async () => {
    const tool = path.resolve(__dirname, '../../../../../node_modules/.bin/cohesion');
    const { exit, said } = await inspected(await fileOf(certificate.id), tool, 'verify', '{}');

    expect(said).toContain('This certificate is valid.');
    expect(exit).toBe(0);
  });

  it('is signed over the whole file, as pdfsig says, and is well formed, as qpdf says', async () => {
    const pdf = await fileOf(certificate.id);

    const { said } = await inspected(pdf, 'pdfsig', '{}');
    expect(said).toContain('Signature is Valid.');
    expect(said).toContain('Total document signed');
    expect((await inspected(pdf, 'qpdf', '--check', '{}')).exit).toBe(0);
  });

  it.each([
    ['the page', 'beginning'],
    ['its end', 'end'],
  ])('is refused by the verifier when a byte of %s is changed', async (_, where) => {
    const pdf = Buffer.from(await fileOf(certificate.id));
    const place = where === 'end' ? pdf.length - 200 : 2000;
    pdf[place] = (pdf[place] ?? 0) ^ 1;

    expect(await findings(api, pdf)).toMatchObject({ outcome: 'not-ok' });
  });

  it('can be signed once more, by a co-sponsor', async () => {
    const { document } = await api.app.get(SocietySigners, { strict: false }).of(api.societies.globex);
    const signer = { document, reason: 'Co-sponsored by Globex', place: 'Atlanta, Georgia' };
    const twice = await api.app
      .get(SignedFiles, { strict: false })
      .sign(await fileOf(certificate.id), [signer]);

    const { said } = await inspected(twice, 'pdfsig', '{}');
    expect(said.match(/Signature is Valid\./g)).toHaveLength(2);
    expect(await findings(api, twice)).toEqual(allOk);
    expect((await inspected(twice, 'qpdf', '--check', '{}')).exit).toBe(0);
  });
});

describe('GET /v/:code.json and /v/:code.jwt', () => {
  it('serve the credential that the file carries, to anyone, as Open Badges and as a token', async () => {
    const answer = await served(`${certificate.code}.json`);

    expect(answer.headers).toMatchObject({
      'content-type': 'application/vc',
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=60',
    });
    expect(answer.json()).toMatchObject({
      id: `${api.config.http.publicUrl}/v/${certificate.code}.json`,
      type: ['VerifiableCredential', 'AchievementCredential'],
      name: 'Sample: A sample course',
      issuer: { id: did(), name: 'Acme Group Psychotherapy Society' },
      validFrom: '2026-11-22T15:00:00.000Z',
      credentialSubject: {
        identifier: [{ identityHash: 'Ada Test', hashed: false }],
        creditsEarned: 1,
        achievement: {
          id: expect.stringMatching(/\/courses\/a-small-course\?version=1$/),
          humanCode: certificate.code.replace('-', ''),
        },
        result: [{ value: '1.0' }, { value: '1.0' }],
      },
    });
    const embedded = await inspected(
      await fileOf(certificate.id),
      'qpdf',
      '--show-attachment=credential.json',
      '{}',
    );
    expect(JSON.parse(embedded.said)).toEqual(answer.json());
    const token = await served(`${certificate.code}.jwt`);
    expect(token.headers).toMatchObject({
      'content-type': 'application/jwt',
      'access-control-allow-origin': '*',
    });
    const carried = await inspected(
      await fileOf(certificate.id),
      'qpdf',
      '--show-attachment=credential.jwt',
      '{}',
    );
    expect(carried.said).toBe(token.body);
  });

  it('are accepted by verifiers that nobody here wrote', async () => {
    const credential = await credentialOf(certificate.code);
    expect(await verdictOfOthers(api, credential)).toEqual({ verified: true, revoked: false });

    const { proof: _, ...claims } = credential;
    const token = (await served(`${certificate.code}.jwt`)).body;
    expect(await payloadOfToken(api, token, did())).toMatchObject({ ...claims, iss: did() });
  });

  it('are refused like the page where there is none, and while the credential is not proved', async () => {
    const { code } = await aCertificate(await api.as({ name: 'early' }));
    for (const ending of ['json', 'jwt']) {
      expect((await served(`A12.${ending}`)).json()).toMatchObject({ code: 'code-unreadable' });
      expect((await served(`${certificate.code}.${ending}?version=2`)).statusCode).toBe(404);
      expect((await served(`${certificate.code}.${ending}?version=x`)).statusCode).toBe(400);
      const early = await served(`${code}.${ending}`);
      expect(early).toMatchObject({ statusCode: 409 });
      expect(early.headers['content-type']).toBe('application/json; charset=utf-8');
    }
  });
});

describe('a corrected certificate', () => {
  it('says so in the file that was issued first, and the new one holds', async () => {
    const { caller, id, code } = await another('corrected');
    const first = await fileOf(id, 'letter', caller);
    expect((await correct(administrator, id)).status).toBe(200);
    await api.runJobs();

    expect(await findings(api, first)).toMatchObject({
      outcome: 'not-ok',
      signature: 'ok',
      'log-entry': 'ok',
      'log-history': 'ok',
      status: expect.stringContaining('superseded'),
    });
    const { newestId } = (await caller.get(`/certificates/${id}`)).body;
    expect(await findings(api, await fileOf(newestId, 'letter', caller))).toEqual(allOk);
    expect(await credentialOf(code)).toMatchObject({ credentialSubject: { creditsEarned: 0.5 } });
    const older = await credentialOf(code, '?version=1');
    expect(older).toMatchObject({ credentialSubject: { creditsEarned: 1 } });
    expect(await verdictOfOthers(api, older)).toMatchObject({ revoked: true });
  });
});

describe('a revoked certificate', () => {
  it('says so, and holds again when that is taken back; older versions stay superseded', async () => {
    const { caller, id, code } = await another('revoked');
    const first = await fileOf(id, 'letter', caller);
    await correct(administrator, id);
    await api.runJobs();
    const { newestId } = (await caller.get(`/certificates/${id}`)).body;
    const pdf = await fileOf(newestId, 'letter', caller);

    expect((await revoke(administrator, id, { version: 2 })).status).toBe(200);
    expect(await findings(api, pdf)).toMatchObject({
      outcome: 'not-ok',
      status: expect.stringContaining('revoked'),
    });
    expect(await verdictOfOthers(api, await credentialOf(code))).toMatchObject({ revoked: true });

    expect((await reinstate(administrator, id)).status).toBe(200);
    expect(await findings(api, pdf)).toEqual(allOk);
    expect(await findings(api, first)).toMatchObject({ status: expect.stringContaining('superseded') });
    expect(await verdictOfOthers(api, await credentialOf(code))).toMatchObject({ revoked: false });
    const kinds = await stored<{ kind: string }>(
      api,
      'select kind from log_entries where code = $1 order by number',
      [code.replace('-', '')],
    );
    expect(kinds.map(({ kind }) => kind)).toEqual(['award', 'supersession', 'revocation', 'reinstatement']);
  });
});

describe('rendering', () => {
  const rendered = () => api.app.get(CertificateRendering, { strict: false });
  const filesOf = async (id: string) =>
    (await readdir(path.join(api.config.files.data, 'files/certificates', api.societies.acme))).filter(
      (name) => name.startsWith(id),
    );

  it('makes one credential, one row and one file, by four workers at once', async () => {
    const { id } = await aCertificate(await api.as({ name: 'race' }));
    const payload = { certificateId: id, societyId: api.societies.acme };
    await Promise.all(Array.from({ length: 4 }, () => rendered().run(payload)));

    const files = await stored<{ storageKey: string }>(
      api,
      'select storage_key as "storageKey" from certificate_files where certificate_id = $1',
      [id],
    );
    expect(await filesOf(id)).toEqual(files.map(({ storageKey }) => path.basename(storageKey)));
    expect(files).toHaveLength(1);
    expect(
      await stored(api, 'select id from certificate_credentials where certificate_id = $1', [id]),
    ).toHaveLength(1);
    expect(await findings(api, await fileOf(id, 'letter', await api.as({ name: 'race' })))).toEqual(allOk);
  });

  it('goes on with the credential that was proved before a worker died', async () => {
    const { id, code } = await aCertificate(await api.as({ name: 'died' }));
    const payload = { certificateId: id, societyId: api.societies.acme };
    const make = jest
      .spyOn(SignedFiles.prototype, 'make')
      .mockRejectedValueOnce(new Error('The worker died'));
    await expect(rendered().run(payload)).rejects.toThrow('died');
    const before = await credentialOf(code);
    await rendered().run(payload);
    make.mockRestore();

    expect(await credentialOf(code)).toEqual(before);
    expect(await filesOf(id)).toHaveLength(1);
  });

  it('asks the database at most four questions for each certificate', async () => {
    const { id: first } = await aCertificate(await api.as({ name: 'before' }));
    const { id } = await aCertificate(await api.as({ name: 'counted' }));
    // The log is sealed and the keys are at hand, as for all but the first of a batch.
    await rendered().run({ certificateId: first, societyId: api.societies.acme });
    const query = jest.spyOn(pg.Client.prototype, 'query');
    await rendered().run({ certificateId: id, societyId: api.societies.acme });
    const texts = query.mock.calls.map(([asked]) =>
      typeof asked === 'string' ? asked : (asked as unknown as { text: string }).text,
    );
    query.mockRestore();

    const reads = texts.filter((text) => /^\s*(select|with)\b/i.test(text));
    expect(reads.length).toBeGreaterThan(0);
    expect(reads.length).toBeLessThanOrEqual(4);
  });
});
