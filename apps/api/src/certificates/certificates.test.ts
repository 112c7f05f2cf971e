import { execFileSync } from 'node:child_process';
import { CertificateRendering } from './certificate-rendering.worker.js';
import { aCertificate } from '../testing/a-certificate.js';
import { aCreditCourse } from '../testing/a-credit-course.js';
import type { Caller } from '../testing/caller.js';
import { describeRefusals } from '../testing/ladder.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';
import { stored } from '../testing/stored.js';

let api: TestApi;
let owner: Caller;
let certificate: Awaited<ReturnType<typeof aCertificate>>;

beforeAll(async () => {
  api = await startTestApi();
  await api.publish(aCreditCourse());
  owner = await api.as({ name: 'owner' });
  certificate = await aCertificate(owner);
  await api.runJobs();
});
afterAll(() => api.close());

const refused = { api: () => api, id: async () => certificate.id, administrator: 200 } as const;
describeRefusals({ verb: 'get', path: (id) => `/certificates/${id}` }, refused);
describeRefusals({ verb: 'get', path: (id) => `/certificates/${id}/file` }, refused);
describeRefusals({ verb: 'get', path: (id) => `/certificates/${id}/events` }, refused);

describe('GET /certificates', () => {
  it('asks a visitor to sign in', async () => {
    expect((await api.visitor().get('/certificates')).status).toBe(401);
  });

  it('lists the actor’s own and nobody else’s', async () => {
    const own = (await owner.get('/certificates')).body.certificates;

    expect(own.map(({ id }: { id: string }) => id).toSorted()).toEqual(certificate.ids.toSorted());
    expect(own[0]).toMatchObject({ ready: true, activityTitle: 'A sample course', amount: '1.0' });
    const administrator = await api.as({ role: 'ce-administrator' });
    expect((await administrator.get('/certificates')).body.certificates).toEqual([]);
  });
});

describe('GET /certificates/:id', () => {
  it('says in words what the document says', async () => {
    const { body } = await owner.get(`/certificates/${certificate.id}`);

    expect(body).toMatchObject({
      code: certificate.code,
      verifyUrl: expect.stringMatching(new RegExp(`/v/${certificate.code}$`)),
      ready: true,
      problem: null,
      name: 'Ada Test',
      amount: '1.0',
      unit: 'CE credits',
      status: 'valid',
      sample: true,
      enrollmentId: certificate.enrollmentId,
    });
    const words = body.lines.map(({ text }: { text: string }) => text).join('\n');
    for (const part of ['Ada Test', 'A sample course', 'Sample statement, not a real approval.'])
      expect(words).toContain(part);
  });
});

describe('a number on a certificate', () => {
  it('is called what its body calls it', async () => {
    const pages = await Promise.all(certificate.ids.map((id) => owner.get(`/certificates/${id}`)));
    const numbers = Object.fromEntries(
      pages.map(({ body }) => [
        body.unit,
        body.lines
          .map(({ text }: { text: string }) => text)
          .find((text: string) => text.endsWith('SAMPLE-0000')),
      ]),
    );

    expect(numbers).toEqual({
      'CE credits': 'Provider number SAMPLE-0000',
      'clock hours': 'ACEP No. SAMPLE-0000',
    });
  });
});

describe('GET /certificates/:id/file', () => {
  it('is a PDF with the name, the activity and the code in its text, as many bytes as the page says', async () => {
    const file = await owner.get(`/certificates/${certificate.id}/file`);

    expect(file.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="certificate-${certificate.code.replace('-', '').toLowerCase()}.pdf"`,
      'cache-control': 'private, no-cache',
    });
    expect(file.raw.subarray(0, 5).toString()).toBe('%PDF-');
    const page = (await owner.get(`/certificates/${certificate.id}`)).body;
    expect(file.raw.byteLength).toBe(page.bytes);
    const text = execFileSync('pdftotext', ['-', '-'], { input: file.raw }).toString();
    for (const part of ['Ada Test', 'A sample course', certificate.code]) expect(text).toContain(part);
  });

  it('is refused as not ready until the job ran', async () => {
    const caller = await api.as({ name: 'impatient' });
    const { id } = await aCertificate(caller);

    expect((await caller.get(`/certificates/${id}`)).body).toMatchObject({ ready: false, bytes: null });
    expect(await caller.get(`/certificates/${id}/file`)).toMatchObject({
      status: 409,
      body: { code: 'certificate-not-ready' },
      headers: { 'content-type': 'application/json; charset=utf-8' },
    });
    await api.runJobs();
    expect((await caller.get(`/certificates/${id}/file`)).status).toBe(200);
  });
});

describe('GET /certificates/:id/events', () => {
  it('says at once that the document is there, and ends', async () => {
    const { status, headers, body } = await owner.get(`/certificates/${certificate.id}/events`);

    expect({ status, type: headers['content-type'] }).toEqual({ status: 200, type: 'text/event-stream' });
    expect(body).toContain('event: ready');
    expect(body).toContain(`data: {"certificateId":"${certificate.id}"}`);
  });

  it('says so when it is rendered while someone waits', async () => {
    const caller = await api.as({ name: 'waiting' });
    const { id } = await aCertificate(caller);
    const waiting = caller.get(`/certificates/${id}/events`);
    await api.runJobs();

    expect((await waiting).body).toContain('event: ready');
  });
});

describe('rendering a certificate', () => {
  const files = (id: string) =>
    stored<{ sha256: string; bytes: number }>(
      api,
      'select sha256, bytes from certificate_files where certificate_id = $1',
      [id],
    );

  it('makes one row and one file, run twice at once and once more', async () => {
    const caller = await api.as({ name: 'twice' });
    const { id } = await aCertificate(caller);
    const worker = api.app.get(CertificateRendering, { strict: false });
    const payload = { certificateId: id, societyId: api.societies.acme };

    await Promise.all([worker.run(payload), worker.run(payload)]);
    const [first, ...more] = await files(id);
    await worker.run(payload);

    expect(more).toEqual([]);
    expect(await files(id)).toEqual([first]);
    expect((await caller.get(`/certificates/${id}/file`)).raw.byteLength).toBe(first?.bytes);
  });

  it('fails, so that it is tried again, when the society does not have the certificate', async () => {
    const worker = api.app.get(CertificateRendering, { strict: false });
    const { id } = await aCertificate(await api.as({ name: 'misled' }));

    await expect(worker.run({ certificateId: id, societyId: api.societies.globex })).rejects.toThrow(
      'There is nothing here.',
    );
    expect(await files(id)).toEqual([]);
  });
});
