import { execFileSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { aCertificate } from '../testing/a-certificate.js';
import { aCreditCourse } from '../testing/a-credit-course.js';
import type { Caller } from '../testing/caller.js';
import { describeRefusals } from '../testing/ladder.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';
import { stored } from '../testing/stored.js';
import { allOk, findings } from '../testing/verifying.js';

let api: TestApi;
let owner: Caller;
let certificate: Awaited<ReturnType<typeof aCertificate>>;

beforeAll(async () => {
  api = await startTestApi({ environment: { RATE_LIMITS: 'true' } });
  await api.publish(aCreditCourse(), { bodies: ['apa'] });
  owner = await api.as({ name: 'owner' });
  certificate = await aCertificate(owner);
  await api.runJobs();
});
afterAll(() => api.close());

const refused = { api: () => api, id: async () => certificate.id };
describeRefusals(
  { verb: 'get', path: (id) => `/certificates/${id}/file?paper=a4` },
  { ...refused, administrator: 200 },
);
describeRefusals(
  { verb: 'post', path: (id) => `/certificates/${id}/mails` },
  { ...refused, administrator: 404 },
);

describe('GET /certificates/:id/file?paper=a4', () => {
  const size = (pdf: Buffer) =>
    /Page size:\s+(.*)/.exec(execFileSync('pdfinfo', ['-'], { input: pdf }).toString())?.[1];

  it('is a second file of the same certificate, signed, with the same credential and proof', async () => {
    const letter = await owner.get(`/certificates/${certificate.id}/file`);
    const a4 = await owner.get(`/certificates/${certificate.id}/file?paper=a4`);

    expect(size(letter.raw)).toContain('letter');
    expect(size(a4.raw)).toContain('A4');
    expect(a4.headers['content-disposition']).toMatch(/certificate-[0-9a-z]{8}-a4\.pdf"$/);
    expect(await findings(api, a4.raw)).toEqual(allOk);
    for (const name of ['credential.json', 'credential.jwt', 'log-proof.json'])
      expect(attached(a4.raw, name)).toBe(attached(letter.raw, name));
  });

  it('is made once, also by many who ask at once, and kept', async () => {
    const { id } = await aCertificate(await api.as({ name: 'many' }));
    await api.runJobs();
    const caller = await api.as({ name: 'many' });
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => caller.get(`/certificates/${id}/file?paper=a4`)),
    );
    const again = await caller.get(`/certificates/${id}/file?paper=a4`);

    expect(answers.every(({ raw }) => raw.equals(again.raw))).toBe(true);
    const folder = path.join(api.config.files.data, 'files/certificates', api.societies.acme);
    expect((await readdir(folder)).filter((name) => name.startsWith(`${id}-v1-a4`))).toHaveLength(1);
    expect(
      await stored(api, 'select id from certificate_copies where certificate_id = $1', [id]),
    ).toHaveLength(1);
  });

  it('waits until the credential is proved, and knows no other paper', async () => {
    const caller = await api.as({ name: 'early' });
    const { id } = await aCertificate(caller);

    expect(await caller.get(`/certificates/${id}/file?paper=a4`)).toMatchObject({
      status: 409,
      body: { code: 'certificate-not-ready' },
    });
    expect(await caller.get(`/certificates/${id}/file?paper=a5`)).toMatchObject({
      status: 400,
      body: { details: [{ field: 'paper' }] },
    });
  });
});

describe('POST /certificates/:id/mails', () => {
  it('mails a link to the owner’s address, says so, and stops after five in an hour', async () => {
    const caller = await api.as({ name: 'mailed' });
    const { id, code } = await aCertificate(caller);
    const first = await caller.post(`/certificates/${id}/mails`);

    expect(first).toMatchObject({ status: 200, body: { to: 'mailed.learner.acme@example.com' } });
    const [mail, ...more] = await stored<{ recipient: string; subject: string; body: string }>(
      api,
      `select recipient, subject, body from mails where subject like $1`,
      [`%${code}`],
    );
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ recipient: 'mailed.learner.acme@example.com' });
    expect(mail?.body).toContain(`/certificates/${id}`);
    expect(mail?.body).toContain(`/v/${code}`);

    for (let again = 0; again < 4; again += 1)
      expect((await caller.post(`/certificates/${id}/mails`)).status).toBe(200);
    expect(await caller.post(`/certificates/${id}/mails`)).toMatchObject({
      status: 429,
      body: { code: 'too-many-requests' },
    });
  });
});

/** What the file carries under this name. */
const attached = (pdf: Buffer, name: string): string =>
  execFileSync('sh', ['-c', 'f=$(mktemp); cat > "$f"; qpdf --show-attachment="$0" "$f"; rm "$f"', name], {
    input: pdf,
  }).toString();
