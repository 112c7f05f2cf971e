import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { transcript as transcriptContract } from '@cohesion/contracts';
import { aCreditCourse } from '../../testing/a-credit-course.js';
import { aLicense } from '../../testing/a-license.js';
import { importRuleSets } from '../../testing/a-rule-set.js';
import { anHour, currentCycle, enteredHours, pastCycle } from '../../testing/a-transcript.js';
import type { Caller } from '../../testing/caller.js';
import { describeRefusals } from '../../testing/ladder.js';
import { startTestApi, type TestApi } from '../../testing/start-test-api.js';
import { payloadOfToken, verdictOfOthers } from '../../testing/verifying.js';

let api: TestApi;
let owner: Caller;
let licenseId: string;

const formula = '=HYPERLINK("https://example.com","look")';
const emoji = 'Endings, "goodbyes" 😀';

beforeAll(async () => {
  api = await startTestApi();
  await importRuleSets(api);
  await api.publish(aCreditCourse());
  owner = await api.as({ name: 'owner' });
  licenseId = await aLicense(owner);
  await anHour(owner);
  await enteredHours(owner, { title: formula, provider: '+1 institute' });
  await enteredHours(owner, { title: emoji, completedOn: '2026-10-04' });
  await enteredHours(owner, {
    title: '<script>alert(1)</script>',
    completedOn: '2026-10-05',
    format: 'self-study',
    parts: [{ minutes: 360, topics: [], credits: [] }],
  });
});
afterAll(() => api.close());

const address = (file: string, { id = licenseId, cycle = currentCycle } = {}) =>
  `/licenses/${id}/cycles/${cycle}/${file}`;

const refused = { api: () => api, id: async () => licenseId, administrator: 404 as const };
for (const file of ['transcript.pdf', 'transcript.csv', 'transcript.json', 'transcript.clr.jwt'])
  describeRefusals({ verb: 'get', path: (id) => address(file, { id }) }, refused);

/** What a tool of the machine says of these bytes. */
function inspect(bytes: Buffer, command: string, ...args: string[]): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'transcript-'));
  try {
    const file = path.join(folder, 'file');
    writeFileSync(file, bytes);

    return execFileSync(
      command,
      args.map((arg) => arg.replace('{}', file)),
    ).toString('utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const oneLine = (text: string) => text.replace(/[\s\f]+/gu, ' ');

describe('GET /licenses/:id/cycles/:start/transcript.json', () => {
  it('has every figure of the ledger that the page of the cycle shows', async () => {
    const { body: ledger } = await owner.get(`/licenses/${licenseId}/cycles/${currentCycle}`);
    const { status, body, headers } = await owner.get(address('transcript.json'));

    expect(status).toBe(200);
    expect(transcriptContract.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      version: 1,
      person: { name: 'Ada Test' },
      license: { name: 'Georgia LPC', numberEnding: '…234' },
      cycle: { key: currentCycle, start: currentCycle, end: '2028-09-30', state: 'current' },
      headline: ledger.figures.headline,
      counted: ledger.figures.recorded,
      required: '10.0',
      notice: ledger.figures.notice,
    });
    expect(body.requirements.map(({ sentence }: { sentence: string }) => sentence)).toEqual(
      ledger.figures.requirements.map(({ sentence }: { sentence: string }) => sentence),
    );
    expect(
      body.rows.map(({ title, recorded, counted, sentence }: Record<string, string>) => [
        title,
        recorded,
        counted,
        sentence,
      ]),
    ).toEqual(
      ledger.lines.map(({ title, recorded, counted, sentence }: Record<string, string>) => [
        title,
        recorded,
        counted,
        sentence,
      ]),
    );
    expect(body.rows).toHaveLength(4);
    // 1.0 of ethics by self-study, then 3.0 of 6.0: at most 4.0 hours of self-study count.
    expect(body.rows.map(({ counted }: { counted: string }) => counted).toSorted()).toEqual([
      '1.0',
      '3.0',
      '3.0',
      '3.0',
    ]);
    expect(headers).toMatchObject({
      'content-disposition': `attachment; filename="Transcript Georgia LPC ${currentCycle}.json"`,
      'cache-control': 'private, no-store',
    });
    expect(JSON.stringify(body)).not.toContain('LPC001234');
  });

  it('shows a past cycle as it was written down', async () => {
    expect((await owner.get(address('transcript.json', { cycle: pastCycle }))).body).toMatchObject({
      cycle: { key: pastCycle, state: 'past', writtenDownAt: '2026-11-22T15:00:00.000Z' },
      rows: [],
    });
  });

  it.each(['2026-10-02', 'open'])('does not know a cycle from %s', async (cycle) => {
    expect(await owner.get(address('transcript.json', { cycle }))).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    });
  });

  it('says what is missing where no cycle can be worked out', async () => {
    const caller = await api.as({ name: 'dateless' });
    const id = await aLicense(caller, { jurisdiction: 'NY', type: 'LMHC' });

    expect(await caller.get(address('transcript.pdf', { id }))).toMatchObject({
      status: 409,
      body: { code: 'cycle-not-computable', details: { code: 'period-missing' } },
    });
  });
});

describe('GET /licenses/:id/cycles/:start/transcript.csv', () => {
  it('is what spreadsheets take: marked as UTF-8, quoted where needed, with nothing to compute', async () => {
    const { status, raw, headers } = await owner.get(address('transcript.csv'));
    const text = raw.toString('utf8');

    expect(status).toBe(200);
    expect([...raw.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="Transcript Georgia LPC ${currentCycle}.csv"`,
      'cache-control': 'private, no-store',
    });
    const lines = text.trimEnd().split('\r\n');
    expect(lines).toHaveLength(5);
    expect(lines[0]).toMatch(/^\uFEFFLicense,Cycle from,Cycle to,Date,Activity,Provider,/);
    expect(text).toContain(`,"'=HYPERLINK(""https://example.com"",""look"")",'+1 institute,`);
    expect(text).toContain(',"Endings, ""goodbyes"" 😀",');
    expect(text).not.toMatch(/(?:^|,|\r\n)"?[=+@\t-]/);
  });

  it('reads back as the rows of the transcript', async () => {
    const { raw } = await owner.get(address('transcript.csv'));
    const { body } = await owner.get(address('transcript.json'));
    const [heads = [], ...rows] = csvRows(raw.toString('utf8').replace(/^\uFEFF/, ''));
    const columns = ['Date', 'Recorded hours', 'Counted hours', 'How it counted'].map((name) =>
      heads.indexOf(name),
    );

    expect(rows.map((row) => columns.map((column) => row[column]))).toEqual(
      body.rows.map(({ completedOn, recorded, counted, sentence }: Record<string, string>) => [
        completedOn,
        recorded,
        counted,
        sentence,
      ]),
    );
  });
});

/** The grammar of RFC 4180, and nothing kinder. */
function csvRows(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === '\r\n') rows.push([]);
    if (end === '') break;
  }

  return rows.slice(0, -1);
}

describe('GET /licenses/:id/cycles/:start/transcript.pdf', () => {
  it('is a tagged PDF with the same words, and spells what no font has', async () => {
    const { status, raw, headers } = await owner.get(address('transcript.pdf'));

    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="Transcript Georgia LPC ${currentCycle}.pdf"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(inspect(raw, 'qpdf', '--check', '{}')).toContain('No syntax or stream encoding errors found');
    expect(inspect(raw, 'pdfinfo', '{}')).toMatch(/^Tagged:\s+yes$/m);
    const structure = oneLine(inspect(raw, 'pdfinfo', '-struct-text', '{}'));
    const { body } = await owner.get(address('transcript.json'));
    for (const words of [
      'Ada Test',
      'Georgia LPC, number ending 234',
      'Renewal cycle: October 1, 2026 to September 30, 2028',
      body.notice,
      formula,
      '"Endings, "goodbyes" [U+1F600]"',
      '<script>alert(1)</script>',
      ...body.rows.map(({ sentence }: { sentence: string }) => sentence),
    ])
      expect(structure).toContain(words);
  });

  it('is the same for ten who ask at once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => owner.get(address('transcript.pdf'))));
    const [first] = answers;

    expect(new Set(answers.map(({ raw }) => raw.toString('latin1'))).size).toBe(1);
    expect(first?.status).toBe(200);
  });

  it('takes under 300 ms for 60 records', async () => {
    const caller = await api.as({ name: 'busy' });
    const id = await aLicense(caller);
    for (let count = 0; count < 60; count += 1)
      await enteredHours(caller, { title: `A workshop on endings, part ${count}`, isAnother: true });
    await caller.get(address('transcript.pdf', { id }));
    const times: number[] = [];
    for (let count = 0; count < 5; count += 1) {
      const began = performance.now();
      const { status, raw } = await caller.get(address('transcript.pdf', { id }));
      times.push(performance.now() - began);
      expect(status).toBe(200);
      expect(oneLine(inspect(raw, 'pdftotext', '-layout', '{}', '-'))).toContain('part 59');
    }
    // The bar is 300 ms; a machine that tests much else at the same time gets three times that for its best.
    expect(Math.min(...times)).toBeLessThan(900);
  });

  it('names its file so that every browser can, whatever the board is called', async () => {
    const id = await aLicense(owner, {
      jurisdiction: 'WY',
      type: 'other',
      byHand: { boardName: 'Conseil «Québec»/../x', hours: '40', categories: [] },
      periods: [{ start: '2025-07-01', end: '2027-06-30' }],
    });
    const { headers } = await owner.get(address('transcript.pdf', { id, cycle: '2025-07-01' }));

    expect(headers['content-disposition']).toBe(
      `attachment; filename="Transcript Conseil Qu?bec .. x 2025-07-01.pdf"; filename*=UTF-8''Transcript%20Conseil%20Qu%C3%A9bec%20..%20x%202025-07-01.pdf`,
    );
  });
});

describe('GET /licenses/:id/cycles/:start/transcript.clr.jwt', () => {
  it('waits for certificates that are not proved, then holds each with its proof, signed by the society', async () => {
    expect(await owner.get(address('transcript.clr.jwt'))).toMatchObject({
      status: 409,
      body: { code: 'certificate-not-ready' },
    });
    await api.runJobs();
    const { status, headers, raw } = await owner.get(address('transcript.clr.jwt'));

    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/jwt',
      'content-disposition': `attachment; filename="Transcript Georgia LPC ${currentCycle}.clr.jwt"`,
    });
    const did = 'did:web:localhost%3A4400:issuers:acme';
    const record = await payloadOfToken(api, raw.toString(), did);
    expect(record).toMatchObject({
      type: ['VerifiableCredential', 'ClrCredential'],
      name: `Continuing education, Georgia LPC, ${currentCycle} to 2028-09-30`,
      issuer: { id: did },
      credentialSubject: { type: ['ClrSubject'], identifier: [{ identityHash: 'Ada Test' }] },
    });
    const { verifiableCredential: held } = record['credentialSubject'] as { verifiableCredential: object[] };
    const certificates = (await owner.get('/certificates')).body.certificates;
    expect(held).toHaveLength(certificates.length);
    for (const credential of held)
      expect(await verdictOfOthers(api, credential)).toMatchObject({ verified: true, revoked: false });
  });

  it('is not there where no certificate counts', async () => {
    expect(await owner.get(address('transcript.clr.jwt', { cycle: pastCycle }))).toMatchObject({
      status: 404,
      body: { message: 'No certificate counts in this cycle.' },
    });
  });
});
