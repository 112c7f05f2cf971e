import { createHash } from 'node:crypto';
import { readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { aCreditCourse } from '../../testing/a-credit-course.js';
import { aLicense } from '../../testing/a-license.js';
import { aPdf, aPng, aProof } from '../../testing/a-proof.js';
import { aRuleSet, importRuleSets } from '../../testing/a-rule-set.js';
import { anHour, currentCycle, enteredHours } from '../../testing/a-transcript.js';
import type { Caller } from '../../testing/caller.js';
import { describeRefusals } from '../../testing/ladder.js';
import { signing } from '../../testing/signing.js';
import { startTestApi, type TestApi } from '../../testing/start-test-api.js';
import { stored } from '../../testing/stored.js';

let api: TestApi;
let owner: Caller;
let licenseId: string;
let bareId: string;

/** A board whose rules name the hours of a practice log. */
const practiceRules = aRuleSet(
  'cgp-first',
  { jurisdiction: 'international', licenses: ['CGP-candidate'] },
  {
    cycle: { kind: 'open', clause: 'No deadline.', source: 'page' },
    categories: [
      {
        id: 'leading',
        name: 'Leading groups',
        hours: 300,
        of: [{ activities: ['group-leading'] }],
        clause: '300 hours.',
        source: 'page',
      },
    ],
    total: null,
    limits: [],
  },
);

beforeAll(async () => {
  api = await startTestApi();
  await importRuleSets(api, [aRuleSet('ga-lpc'), practiceRules]);
  for (const slug of ['a-small-course', 'another-course']) await api.publish(aCreditCourse({ slug }));
  owner = await api.as({ name: 'owner' });
  licenseId = await aLicense(owner);
  await anHour(owner);
  await api.runJobs();
  await enteredHours(owner, {
    title: '../../Endings & <b>goodbyes</b>',
    proofIds: [
      await aProof(owner, aPdf({ text: 'A certificate' })),
      await aProof(owner, aPng(), 'photo of it.png'),
    ],
  });
  bareId = await enteredHours(owner, { title: 'Without a proof', completedOn: '2026-10-05' });
});
afterAll(() => api.close());

const address = (id = licenseId, cycle = currentCycle) => `/licenses/${id}/cycles/${cycle}/audit-pack`;
const refused = { api: () => api, id: async () => licenseId, administrator: 404 as const };
describeRefusals({ verb: 'get', path: (id) => `${address(id)}.zip` }, refused);
describeRefusals({ verb: 'get', path: (id) => address(id) }, refused);

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const unpacked = (raw: Buffer) => Object.entries(unzipSync(new Uint8Array(raw)));
const indexRows = (csv: string) => csv.trim().split('\r\n').slice(1);

describe('GET /licenses/:id/cycles/:start/audit-pack.zip', () => {
  it('holds the transcript, certificates and proofs, and an index that says what each of them is', async () => {
    const { status, raw, headers } = await owner.get(`${address()}.zip`);
    const files = unpacked(raw);
    const index = files.find(([name]) => name === 'index.csv')?.[1] ?? new Uint8Array();
    const page = strFromU8(files.find(([name]) => name === 'index.html')?.[1] ?? new Uint8Array());

    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="Audit pack Georgia LPC ${currentCycle}.zip"`,
      'cache-control': 'private, no-store',
    });
    expect(files.map(([name]) => name.replace(/[0-9a-z]{4}-[0-9a-z]{4}\.pdf/, 'CODE.pdf'))).toEqual([
      'transcript.pdf',
      'transcript.csv',
      'transcript.json',
      'certificates/2026-11-22-a-sample-course-CODE.pdf',
      'certificates/2026-11-22-a-sample-course-CODE.pdf',
      'proofs/2026-10-03-endings-b-goodbyes-b-1.pdf',
      'proofs/2026-10-03-endings-b-goodbyes-b-2.png',
      'index.csv',
      'index.html',
    ]);
    for (const [name, bytes] of files.filter(([name]) => !name.startsWith('index.'))) {
      expect(strFromU8(index)).toContain(`,${sha256(bytes)},`);
      expect(page).toContain(`<a href="${name}">`);
      expect(page).toContain(sha256(bytes));
    }
    expect(page).toContain('<h2>Hours entered by the licensee, without a proof</h2>');
    expect(page).toContain('Without a proof');
    expect(page).toContain('&lt;b&gt;goodbyes&lt;/b&gt;');
    expect(page).not.toMatch(/<b>|<script|https?:\/\/|src=/);
  });

  it('has the certificates as they are downloaded one by one, and the proofs as they were given', async () => {
    const hashes = unpacked((await owner.get(`${address()}.zip`)).raw).map(([, bytes]) => sha256(bytes));
    const kept = await stored<{ sha256: string }>(
      api,
      'select sha256 from proofs union all select sha256 from certificate_files',
    );

    expect(kept).toHaveLength(4);
    for (const file of kept) expect(hashes).toContain(file.sha256);
  });

  it('is the same, byte for byte, for as long as nothing changes, also when asked for at once', async () => {
    const packs = await Promise.all(Array.from({ length: 4 }, () => owner.get(`${address()}.zip`)));

    expect(new Set(packs.map(({ raw }) => sha256(raw))).size).toBe(1);
  });

  it('says beforehand what it will hold', async () => {
    expect((await owner.get(address())).body).toMatchObject({
      files: 9,
      certificates: 2,
      proofs: 2,
      practicePages: 0,
      pending: [],
      withoutProof: [{ recordId: bareId, title: 'Without a proof', completedOn: '2026-10-05' }],
    });
  });

  it('names a certificate as pending whose PDF is not made yet', async () => {
    const caller = await api.as({ name: 'waiting' });
    const id = await aLicense(caller);
    await anHour(caller, 'another-course');
    const { body } = await caller.get(address(id));
    const { status, raw } = await caller.get(`${address(id)}.zip`);
    const files = unpacked(raw);

    expect(body.pending).toHaveLength(2);
    expect(status).toBe(200);
    expect(files.map(([name]) => name)).not.toContainEqual(expect.stringContaining('certificates/'));
    const rows = indexRows(strFromU8(files.find(([name]) => name === 'index.csv')?.[1] ?? new Uint8Array()));
    expect(rows.filter((row) => row.includes('Pending: the PDF is being made.'))).toHaveLength(2);
    expect(strFromU8(files.at(-1)?.[1] ?? new Uint8Array())).toContain(
      'Certificates that are not in the pack',
    );
  });

  it('goes on without a file that is gone, and says when one is not what it was', async () => {
    const caller = await api.as({ name: 'unlucky' });
    const id = await aLicense(caller);
    const proofIds = [await aProof(caller), await aProof(caller), await aProof(caller)];
    await enteredHours(caller, { title: 'Three papers', proofIds });
    const [gone, changed] = await stored<{ key: string }>(
      api,
      'select storage_key as key from proofs where id = any($1) order by array_position($1, id)',
      [proofIds],
    );
    const files = path.join(api.config.files.data, 'files');
    await rm(path.join(files, gone?.key ?? ''));
    await writeFile(path.join(files, changed?.key ?? ''), 'something else');
    const inPack = unpacked((await caller.get(`${address(id)}.zip`)).raw);
    const rows = indexRows(
      strFromU8(inPack.find(([name]) => name === 'index.csv')?.[1] ?? new Uint8Array()),
    ).filter((row) => row.startsWith('proofs/'));

    expect(inPack.filter(([name]) => name.startsWith('proofs/'))).toHaveLength(2);
    expect(rows.map((row) => row.split(',').at(-1))).toEqual([
      expect.stringContaining('could not be read'),
      expect.stringContaining('Not as it was kept'),
      '',
    ]);
  });

  it('has the pages of the practice log that a supervisor signed', async () => {
    const caller = await api.as({ name: 'candidate' });
    const id = await aLicense(caller, { jurisdiction: 'international', type: 'CGP-candidate' });
    const { asked, sign } = signing(
      () => api,
      () => caller,
    );
    const { token } = await asked();
    await sign(token);
    const { raw } = await caller.get(`${address(id, 'open')}.zip`);
    const files = unpacked(raw).filter(([name]) => name.startsWith('practice-log/'));
    const [request] = await stored<{ sha: string }>(
      api,
      'select content_sha256 as sha from signature_requests order by created_at desc limit 1',
    );

    expect(files.map(([name]) => name)).toEqual([
      'practice-log/2026-11-22-practice-log-signed-by-sam-sample-1.html',
      'practice-log/2026-11-22-practice-log-signed-by-sam-sample-1.json',
    ]);
    expect(strFromU8(files[0]?.[1] ?? new Uint8Array())).toContain('Signed by Sam Sample, LCSW, CGP');
    expect(sha256(files[1]?.[1] ?? new Uint8Array())).toBe(request?.sha);
    expect((await caller.get(address(id, 'open'))).body).toMatchObject({
      practicePages: 1,
      files: 7,
      withoutProof: [],
    });
  });

  it('keeps no file open when somebody stops the download', async () => {
    const caller = await api.as({ name: 'impatient' });
    const id = await aLicense(caller);
    await enteredHours(caller, { proofIds: [await aProof(caller, aPng(4_000_000), 'large.png')] });
    const openFiles = async () => (await readdir('/proc/self/fd').catch(() => [])).length;
    const server = await listening();
    const before = await openFiles();
    for (let count = 0; count < 10; count += 1) {
      const stop = new AbortController();
      const answer = await fetch(`${server}/api${address(id)}.zip`, {
        headers: { host: 'acme.localhost', cookie: caller.cookie ?? '' },
        signal: stop.signal,
      });
      await answer.body?.getReader().read();
      stop.abort();
    }
    await new Promise((resolve) => setTimeout(resolve, 500));

    expect((await openFiles()) - before).toBeLessThan(10);
  });
});

async function listening(): Promise<string> {
  const server = api.app.getHttpServer() as { listening: boolean; address(): { port: number } };
  if (!server.listening) await api.app.listen(0, '127.0.0.1');

  return `http://127.0.0.1:${server.address().port}`;
}
