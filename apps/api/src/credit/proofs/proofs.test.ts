import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import path from 'node:path';
import { Readable } from 'node:stream';
import { maxProofBytes } from '@cohesion/contracts';
import { DiscoveryService } from '@nestjs/core';
import { aHeic, aJpeg, aPdf, aPng, aProof, aWebp } from '../../testing/a-proof.js';
import type { Answer, Caller } from '../../testing/caller.js';
import { describeRefusals } from '../../testing/ladder.js';
import { outsideHours } from '../../testing/outside-hours.js';
import { startTestApi, type TestApi } from '../../testing/start-test-api.js';
import { stored } from '../../testing/stored.js';
import { ProofsSweep } from './proofs-sweep.worker.js';

let api: TestApi;
let owner: Caller;

beforeAll(async () => {
  api = await startTestApi();
  owner = await api.as({ name: 'owner' });
});
afterAll(() => api.close());

const keep = (content: Buffer | Readable, name = 'certificate.pdf', id = randomUUID()): Promise<Answer> =>
  owner.putFile(`/proofs/${id}?name=${encodeURIComponent(name)}`, content);
const files = async (): Promise<string[]> =>
  (
    await readdir(path.join(api.config.files.data, 'files/proofs'), { recursive: true, withFileTypes: true })
  ).flatMap((entry) => (entry.isFile() ? [path.join(entry.parentPath, entry.name)] : []));
const sweep = (): Promise<void> => {
  const worker = api.app
    .get(DiscoveryService, { strict: false })
    .getProviders()
    .map(({ instance }) => instance as unknown)
    .find((instance) => instance instanceof ProofsSweep);
  if (!worker) throw new Error('There is no sweep');

  return worker.run();
};

describeRefusals(
  { verb: 'get', path: (id) => `/proofs/${id}/file` },
  { api: () => api, id: () => aProof(owner), administrator: 404 },
);
describeRefusals(
  { verb: 'delete', path: (id) => `/proofs/${id}` },
  { api: () => api, id: () => aProof(owner), administrator: 404 },
);

describe('PUT /proofs/:id', () => {
  it('asks a visitor to sign in', async () => {
    const answer = await api.visitor().putFile(`/proofs/${randomUUID()}?name=a.pdf`, aPdf());
    expect(answer).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
  });

  it.each([
    ['a PDF', 'certificate.pdf', aPdf, 'application/pdf'],
    ['a PDF nobody may copy', 'Certificate.PDF', () => aPdf({ lock: 'restricted' }), 'application/pdf'],
    ['a photo', 'IMG_0001.JPG', aJpeg, 'image/jpeg'],
    ['a scan', 'scan.png', aPng, 'image/png'],
    ['a scan with much said before the picture', 'scan.png', () => aPng(100_000), 'image/png'],
    ['a WebP', 'scan.webp', aWebp, 'image/webp'],
    ['a photo of a phone', 'IMG_0002.HEIC', aHeic, 'image/heic'],
    ['a photo of another phone', 'IMG_0003.heif', () => aHeic('mif1'), 'image/heic'],
  ])('keeps %s to the last bit', async (_, name, make, mediaType) => {
    const content = make();
    const { status, body } = await keep(content, name);
    const sha256 = createHash('sha256').update(content).digest('hex');

    expect(status).toBe(200);
    expect(body).toEqual({
      id: expect.any(String),
      name,
      mediaType,
      bytes: content.byteLength,
      sha256,
      keptAt: '2026-11-22T15:00:00.000Z',
    });
    expect((await owner.get(`/proofs/${body.id}/file`)).raw.equals(content)).toBe(true);
  });

  it.each([
    ['a picture that says it is a PDF', 'certificate.pdf', aPng, 'proof-not-what-it-says'],
    ['a PDF that says it is a picture', 'scan.png', aPdf, 'proof-not-what-it-says'],
    [
      'a page of a website',
      'certificate.pdf',
      () => Buffer.from('<html><script>1</script>'),
      'proof-not-what-it-says',
    ],
    [
      'a drawing with a script',
      'scan.png',
      () => Buffer.from('<svg onload="x()"/>'),
      'proof-not-what-it-says',
    ],
    [
      'a page with a PDF behind it',
      'a.pdf',
      () => Buffer.concat([Buffer.from('<html>'), aPdf()]),
      'proof-not-what-it-says',
    ],
    ['a drawing, said plainly', 'drawing.svg', () => Buffer.from('<svg/>'), 'proof-not-accepted'],
    ['a page, said plainly', 'certificate.html', () => Buffer.from('<html>'), 'proof-not-accepted'],
    ['a name without an ending', 'certificate', aPdf, 'proof-not-accepted'],
    ['a name with two endings', 'certificate.pdf.exe', aPdf, 'proof-not-accepted'],
    ['a PDF with a password', 'certificate.pdf', () => aPdf({ lock: 'locked' }), 'proof-locked'],
    ['half a PDF', 'certificate.pdf', () => aPdf().subarray(0, 400), 'proof-broken'],
    ['nothing', 'certificate.pdf', () => Buffer.alloc(0), 'proof-empty'],
  ])('refuses %s by name and keeps nothing', async (_, name, make, code) => {
    const before = await files();
    const answer = await keep(make(), name);

    expect(answer).toMatchObject({ status: 422, body: { code, message: expect.stringMatching(/\.$/) } });
    expect(await files()).toEqual(before);
  });

  it('takes 10 MB and not a byte more, whether or not the length is said', async () => {
    const before = await files();
    const most = aPng(maxProofBytes - aPng(1).byteLength + 1);
    expect(most.byteLength).toBe(maxProofBytes);
    expect((await keep(most, 'scan.png')).status).toBe(200);

    const more = aPng(maxProofBytes - aPng(1).byteLength + 2);
    for (const content of [more, Readable.from([more.subarray(0, 4_000_000), more.subarray(4_000_000)])])
      expect(await keep(content, 'scan.png')).toMatchObject({
        status: 413,
        body: { code: 'proof-too-large' },
      });
    expect(await files()).toHaveLength(before.length + 1);
  });

  it('answers the refusal over a real connection too, before everything was sent', async () => {
    await api.app.listen(0, '127.0.0.1');
    const { port } = new URL(await api.app.getUrl());
    const [id, cookie] = [randomUUID(), owner.cookie ?? ''];
    const status = await new Promise((resolve, reject) => {
      const headers = { host: 'acme.localhost', cookie, 'content-type': 'application/octet-stream' };
      const upload = request({ port, method: 'PUT', path: `/api/proofs/${id}?name=a.png`, headers });
      upload.on('error', reject).on('response', ({ statusCode }) => {
        resolve(statusCode);
        upload.destroy();
      });
      upload.write(aPng(maxProofBytes));
    });

    expect(status).toBe(413);
  });

  it('is harmless when sent again, and refuses another file under the same id', async () => {
    const [id, content] = [randomUUID(), aPdf()];
    const first = await keep(content, 'a.pdf', id);
    const count = (await files()).length;

    expect((await keep(content, 'a.pdf', id)).body).toEqual(first.body);
    expect(await keep(aPdf({ text: 'Another' }), 'a.pdf', id)).toMatchObject({
      status: 409,
      body: { code: 'sent-before' },
    });
    expect((await files()).length).toBe(count);
    expect((await owner.get(`/proofs/${id}/file`)).raw.equals(content)).toBe(true);
  });

  it('keeps one of two files sent at once under one id, and its digest is that of what is kept', async () => {
    const id = randomUUID();
    const contents = [aPdf({ text: 'One' }), aPdf({ text: 'Other' })];
    const answers = await Promise.all(contents.map((content) => keep(content, 'a.pdf', id)));

    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const kept = answers.find(({ status }) => status === 200);
    const { raw } = await owner.get(`/proofs/${id}/file`);
    expect(createHash('sha256').update(raw).digest('hex')).toBe(kept?.body.sha256);
  });

  it('does not say whose id is taken', async () => {
    const id = await aProof(owner);
    const other = await api.as({ name: 'someone else' });
    const answer = await other.putFile(`/proofs/${id}?name=a.pdf`, aPdf());

    expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it.each([
    ['no name', ''],
    ['a name with a folder', 'name=..%2F..%2Fa.pdf'],
    ['a name with a line break hidden in it', 'name=a%E2%80%AEb.pdf'],
    ['a name too long to keep', `name=${'a'.repeat(200)}.pdf`],
  ])('names the field of %s', async (_, query) => {
    const answer = await owner.putFile(`/proofs/${randomUUID()}?${query}`, aPdf());

    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'invalid-request', details: [{ field: 'name' }] },
    });
  });

  it('takes bytes at this address alone', async () => {
    expect(await owner.putFile('/accounts/profile', aPdf())).toMatchObject({
      status: 400,
      body: { code: 'not-json' },
    });
    expect(
      await owner.putFile(`/proofs/${randomUUID()}?name=a.pdf`, aPdf(), 'application/pdf'),
    ).toMatchObject({
      status: 400,
      body: { code: 'not-json' },
    });
  });
});

describe('GET /proofs/:id/file', () => {
  it('hands the file over to be saved, and never as a page', async () => {
    const id = await aProof(owner, aPng(), 'Zertifikat „Gruppe“ (1).png');
    const { headers } = await owner.get(`/proofs/${id}/file`);

    expect(headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-store',
    });
    expect(headers['content-disposition']).toBe(
      'attachment; filename="Zertifikat _Gruppe_ _1_.png"; ' +
        "filename*=UTF-8''Zertifikat%20%E2%80%9EGruppe%E2%80%9C%20%281%29.png",
    );
  });

  it('is under a name that nobody can guess', async () => {
    const id = await aProof(owner);
    const [row] = await stored<{ key: string }>(api, 'select storage_key as key from proofs where id = $1', [
      id,
    ]);

    expect(row?.key).toMatch(/^proofs\/[0-9a-f]{2}\/[0-9a-f]{64}$/);
    expect(row?.key).not.toContain(id);
  });
});

describe('DELETE /proofs/:id', () => {
  it('takes back what no hours rest on, once', async () => {
    const id = await aProof(owner);

    expect((await owner.delete(`/proofs/${id}`)).status).toBe(204);
    expect((await owner.delete(`/proofs/${id}`)).status).toBe(404);
    expect((await owner.get(`/proofs/${id}/file`)).status).toBe(404);
  });

  it('refuses what hours rest on, and so does the database', async () => {
    const id = await aProof(owner);
    expect((await owner.post('/outside-hours', outsideHours({ proofIds: [id] }))).status).toBe(200);

    expect(await owner.delete(`/proofs/${id}`)).toMatchObject({
      status: 409,
      body: { code: 'proof-in-use' },
    });
    await expect(stored(api, 'delete from proofs where id = $1', [id])).rejects.toThrow('foreign key');
    await expect(stored(api, "update proofs set name = 'x' where id = $1", [id])).rejects.toThrow(
      'append-only',
    );
  });
});

describe('the sweep of proofs', () => {
  const days = (count: number): void => api.clock.advance(count * 24 * 60 * 60_000);

  it('clears what nobody used and what was cut short, and nothing that hours rest on', async () => {
    const used = await aProof(owner);
    await owner.post('/outside-hours', outsideHours({ title: 'Kept', proofIds: [used] }));
    const unused = await aProof(owner);
    const folder = path.join(api.config.files.data, 'files/proofs/ab');
    await stored(api, `insert into proof_places values ('proofs/ab/lost', $1, $2)`, [
      api.societies.acme,
      api.clock.now(),
    ]);
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'lost.123.half'), 'half');
    await sweep();
    expect((await owner.get(`/proofs/${unused}/file`)).status).toBe(200);

    days(3);
    owner = await api.as({ name: 'owner' });
    const young = await aProof(owner);
    await sweep();
    await sweep();

    expect((await owner.get(`/proofs/${unused}/file`)).status).toBe(404);
    for (const id of [used, young]) expect((await owner.get(`/proofs/${id}/file`)).status).toBe(200);
    const [rows] = await stored<{ proofs: number; places: number }>(
      api,
      'select (select count(*)::int from proofs) as proofs, (select count(*)::int from proof_places) as places',
    );
    expect(rows?.places).toBe(rows?.proofs);
    expect(await files()).toHaveLength(rows?.proofs ?? 0);
  });
});

describe('keeping proofs', () => {
  it('is limited for each person', async () => {
    const limited = await startTestApi({ environment: { RATE_LIMITS: 'true' } });
    try {
      const caller = await limited.as();
      await stored(
        limited,
        `insert into identity.tries (key, count, ends_at) values ($1, 120, now() + interval '1 hour')`,
        [
          createHash('sha256')
            .update(`proofs ${(await stored<{ id: string }>(limited, 'select id from people'))[0]?.id}`)
            .digest('base64url'),
        ],
      );
      const answer = await caller.putFile(`/proofs/${randomUUID()}?name=a.pdf`, aPdf());

      expect(answer).toMatchObject({ status: 429, body: { code: 'too-many-requests' } });
    } finally {
      await limited.close();
    }
  });
});
