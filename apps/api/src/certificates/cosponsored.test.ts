import path from 'node:path';
import {
  anAcceptedCosponsorship,
  cosponsoring,
  globexName,
  importOthers,
} from '../testing/a-cosponsorship.js';
import { aCertificate } from '../testing/a-certificate.js';
import { aCreditCourse } from '../testing/a-credit-course.js';
import { aStartedRun } from '../testing/a-run.js';
import type { Caller } from '../testing/caller.js';
import { correct } from '../testing/keeping.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';
import { stored } from '../testing/stored.js';
import { allOk, findings, freePort, inspected, verdictOfOthers } from '../testing/verifying.js';
import { CertificateRendering } from './certificate-rendering.worker.js';

let api: TestApi;
let administrator: Caller;
let owner: Caller;
let agreement: string;
let certificate: Awaited<ReturnType<typeof aCertificate>>;

beforeAll(async () => {
  const port = await freePort();
  api = await startTestApi({
    environment: { PORT: String(port), PUBLIC_URL: `http://localhost:${port}` },
  });
  await importOthers(api);
  await api.publish(aCreditCourse(), { bodies: ['apa'] });
  administrator = await api.as({ role: 'ce-administrator' });
  agreement = await anAcceptedCosponsorship(api);
  owner = await api.as({ name: 'owner' });
  certificate = await aCertificate(owner);
  await api.runJobs();
  await api.app.listen(port, '127.0.0.1');
});
afterAll(() => api.close());

const fileOf = async (id: string, paper = 'letter', caller = owner): Promise<Buffer> => {
  const { status, raw } = await caller.get(`/certificates/${id}/file?paper=${paper}`);
  expect(status).toBe(200);

  return raw;
};
const signaturesOf = async (pdf: Buffer): Promise<{ valid: number; whole: number; said: string }> => {
  const { said } = await inspected(pdf, 'pdfsig', '{}');
  const count = (pattern: RegExp) => said.match(pattern)?.length ?? 0;

  return { valid: count(/Signature is Valid\./g), whole: count(/Total document signed/g), said };
};
const credentialOf = async (code: string) =>
  (await api.app.inject({ method: 'GET', url: `/v/${code}.json` })).json();

describe('a certificate of a co-sponsored course', () => {
  it.each(['letter', 'a4'])('is signed by both on %s, the second over the whole file', async (paper) => {
    const pdf = await fileOf(certificate.id, paper);

    const { valid, whole, said } = await signaturesOf(pdf);
    expect([valid, whole]).toEqual([2, 1]);
    const [first = '', second = ''] = said.split('Signature #2:');
    expect(first).toContain('Acme Group Psychotherapy Society');
    expect(second).toContain(globexName);
    expect(second).toContain('Total document signed');
    expect(await findings(api, pdf)).toEqual(allOk);
    expect((await inspected(pdf, 'qpdf', '--check', '{}')).exit).toBe(0);
  });

  it('says in the second signature as whom and from where it signs', async () => {
    const { said } = await inspected(await fileOf(certificate.id), 'qpdf', '--json=2', '{}');

    expect(said).toContain(`"/Reason": "u:Issued by Acme Group Psychotherapy Society"`);
    expect(said).toContain(`"/Reason": "u:Co-sponsored by ${globexName}"`);
    expect(said).toContain('"/Location": "u:Decatur, Georgia"');
  });

  it('names the co-sponsor on the page, in its words, in its credential and to whoever asks by its code', async () => {
    const words = `Co-sponsored by ${globexName}`;
    expect((await inspected(await fileOf(certificate.id), 'pdftotext', '{}', '-')).said).toContain(words);
    expect((await owner.get(`/certificates/${certificate.id}`)).body.lines).toContainEqual({
      label: null,
      text: words,
    });
    expect((await api.visitor().get(`/verifications/${certificate.code}`)).body.cosponsor).toBe(globexName);
    const credential = await credentialOf(certificate.code);
    expect(credential.credentialSubject.achievement.description).toMatch(new RegExp(` ${words}\\.$`));
    expect(await verdictOfOthers(api, credential)).toMatchObject({ verified: true });
  });

  it('is valid to npx cohesion verify, which names both societies and both signatures', async () => {
    const tool = path.resolve(__dirname, '../../../../node_modules/.bin/cohesion');
    const { exit, said } = await inspected(await fileOf(certificate.id), tool, 'verify', '{}');

    expect(said).toContain(`  Co-sponsored by ${globexName}\n`);
    expect(said).toMatch(
      /Signed by Acme Group Psychotherapy Society on \S+ Signed by Globex Institute for Groups on /,
    );
    expect(exit).toBe(0);
  });

  it('is bad once the second signature is cut off', async () => {
    const pdf = await fileOf(certificate.id);
    // The first signed part ends with the first of the two updates.
    const end = pdf.indexOf('%%EOF', pdf.indexOf('%%EOF', 0) + 1) + '%%EOF\n'.length;

    expect(await findings(api, pdf.subarray(0, end))).toEqual({
      ...allOk,
      outcome: 'not-ok',
      signature: `not-ok: The certificate is co-sponsored by ${globexName}, whose signature is missing.`,
    });
  });

  it('keeps its co-sponsor in the ledger', async () => {
    expect(await stored(api, `select distinct activity -> 'cosponsor' as cosponsor from awards`)).toEqual([
      { cosponsor: { id: api.societies.globex, name: globexName } },
    ]);
  });

  it('from a roster is signed by both as well', async () => {
    await aStartedRun(administrator);
    await api.runJobs();
    const [row] = await stored<{ id: string }>(
      api,
      `select c.id from certificates c join awards a on a.id = c.award_id where a.run_line_id is not null limit 1`,
    );
    const pdf = await fileOf(row?.id ?? '', 'letter', administrator);

    expect(await signaturesOf(pdf)).toMatchObject({ valid: 2, whole: 1 });
    expect(await findings(api, pdf)).toEqual(allOk);
  });
});

describe('after the co-sponsorship ended', () => {
  beforeAll(async () => {
    const other = cosponsoring(await api.as({ role: 'ce-administrator', society: 'globex' }), 'globex');
    const { status, body } = await other.turn(agreement, 'ended');
    if (status !== 200) throw new Error(`Ending answered ${status}: ${JSON.stringify(body)}`);
  });

  it('the next certificate names nobody else and carries one signature', async () => {
    const caller = await api.as({ name: 'later' });
    const { id, code } = await aCertificate(caller);
    await api.runJobs();
    const pdf = await fileOf(id, 'letter', caller);

    expect(await signaturesOf(pdf)).toMatchObject({ valid: 1, whole: 1 });
    expect(await findings(api, pdf)).toEqual(allOk);
    expect((await inspected(pdf, 'pdftotext', '{}', '-')).said).not.toContain('Co-sponsored');
    expect((await api.visitor().get(`/verifications/${code}`)).body.cosponsor).toBeNull();
  });

  it('what was issued before stays as it is, and its corrected version is signed by both', async () => {
    expect(await findings(api, await fileOf(certificate.id))).toEqual(allOk);
    expect((await correct(administrator, certificate.id)).status).toBe(200);
    await api.runJobs();
    const { newestId } = (await owner.get(`/certificates/${certificate.id}`)).body;
    const pdf = await fileOf(newestId);

    expect(await signaturesOf(pdf)).toMatchObject({ valid: 2, whole: 1 });
    expect(await findings(api, pdf)).toEqual(allOk);
  });
});

describe('a co-sponsor who never agreed', () => {
  it('signs nothing, whatever an award says', async () => {
    const caller = await api.as({ name: 'forged' });
    const { id } = await aCertificate(caller);
    await stored(api, 'alter table certificates disable trigger append_only');
    await stored(
      api,
      `update certificates set facts = jsonb_set(facts, '{activity,cosponsor}', '"Initech Society"') where id = $1`,
      [id],
    );
    await stored(api, 'alter table certificates enable trigger append_only');

    const rendering = api.app.get(CertificateRendering, { strict: false });
    await expect(rendering.run({ certificateId: id, societyId: api.societies.acme })).rejects.toThrow(
      'Nobody signs the certificate',
    );
  });
});
