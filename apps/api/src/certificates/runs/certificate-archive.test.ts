import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { LocalFiles } from '../../platform/files.js';
import { aCreditCourse } from '../../testing/a-credit-course.js';
import { aRoster, aStartedRun } from '../../testing/a-run.js';
import type { Answer, Caller } from '../../testing/caller.js';
import { revoke } from '../../testing/keeping.js';
import { describeStaffRefusals } from '../../testing/staff-ladder.js';
import { startTestApi, type TestApi } from '../../testing/start-test-api.js';

let api: TestApi;
let keeper: Caller;

beforeAll(async () => {
  api = await startTestApi();
  await api.publish(aCreditCourse());
  keeper = await api.as({ role: 'ce-administrator' });
});
afterAll(() => api.close());
afterEach(() => jest.restoreAllMocks());

const runs = '/societies/acme/certificate-runs';
const ofCourse = '/societies/acme/certificate-archive?course=a-small-course';

/** What is in an archive, by name; text as text. */
function opened({ status, raw }: Answer) {
  expect(status).toBe(200);
  const files = unzipSync(raw);
  const text = (name: string) => Buffer.from(files[name] ?? []).toString('utf8');

  return {
    files,
    pdfs: Object.keys(files).filter((name) => name.endsWith('.pdf')),
    sums: text('SHA256SUMS'),
    readme: text('README.txt'),
    rows: text('manifest.csv').split('\r\n').slice(1, -1),
  };
}

describe('an archive of certificates', () => {
  it('holds each PDF of a run, a list of them and the hash of each', async () => {
    const id = await aStartedRun(keeper, {
      roster: '=cmd()|Ruth,ruth@example.com\nÅsa Ødegård,asa@example.com',
    });
    await api.runJobs();
    const answer = await keeper.get(`${runs}/${id}/archive`);
    const { files, pdfs, sums, readme, rows } = opened(answer);

    expect(answer.headers).toMatchObject({
      'content-type': 'application/zip',
      'content-disposition': expect.stringContaining('Certificates 2026-11-14.zip'),
      'cache-control': 'private, no-store',
    });
    expect(pdfs).toHaveLength(2);
    for (const name of pdfs) {
      const sha256 = createHash('sha256')
        .update(files[name] ?? '')
        .digest('hex');
      expect(sums).toContain(`${sha256}  ${name}\n`);
      expect(rows.some((row) => row.includes(sha256) && row.includes(name))).toBe(true);
      expect(
        Buffer.from(files[name] ?? [])
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-');
    }
    expect(rows.join('\n')).toContain('Åsa Ødegård');
    // A spreadsheet is given no formula.
    expect(rows.join('\n')).toContain("'=cmd()|Ruth");
    expect(readme).toContain('2 certificates. None is missing.');
  });

  it('passes sha256sum --check', async () => {
    const id = await aStartedRun(keeper, { roster: 'Sum Check,sum@example.com' });
    await api.runJobs();
    const { files } = opened(await keeper.get(`${runs}/${id}/archive`));
    const folder = mkdtempSync(path.join(tmpdir(), 'archive-'));
    for (const [name, bytes] of Object.entries(files)) writeFileSync(path.join(folder, name), bytes);

    expect(execFileSync('sha256sum', ['--check', 'SHA256SUMS'], { cwd: folder, encoding: 'utf8' })).toMatch(
      /^\S+-v1\.pdf: OK\n$/,
    );
    rmSync(folder, { recursive: true });
  });

  it('says of which that their people had them already', async () => {
    const roster = 'Had It,had.it@example.com';
    await aStartedRun(keeper, { roster });
    const id = await aStartedRun(keeper, { roster: `${roster}\nNew One,new.one@example.com` });
    await api.runJobs();
    const { rows } = opened(await keeper.get(`${runs}/${id}/archive`));

    expect(rows.filter((row) => row.endsWith('Had it already.'))).toEqual([
      expect.stringContaining('Had It'),
    ]);
    expect(rows).toHaveLength(2);
  });

  it('says what is not ready, and which is revoked', async () => {
    const id = await aStartedRun(keeper, { roster: 'Gone One,gone@example.com' });
    await api.runJobs();
    const [line] = (await keeper.get(`${runs}/${id}/lines`)).body.lines;
    await revoke(keeper, line.certificateId);
    const waiting = await aStartedRun(keeper, { roster: 'Not Ready,notready@example.com' });
    jest.spyOn(LocalFiles.prototype, 'put').mockRejectedValue(new Error('The disk is full'));
    await api.runJobs().catch(() => undefined);
    jest.restoreAllMocks();

    expect(opened(await keeper.get(`${runs}/${id}/archive`)).rows[0]).toContain('revoked');
    const { pdfs, rows, readme } = opened(await keeper.get(`${runs}/${waiting}/archive`));
    expect(pdfs).toEqual([]);
    expect(rows[0]).toContain('Not ready yet.');
    expect(readme).toContain('1 could not be included');
    await api.runJobs();
  });

  it('of a course holds what was earned in a time, both days included', async () => {
    await aStartedRun(keeper, { completedOn: '2026-10-01', roster: 'October One,october@example.com' });
    await api.runJobs();
    const names = async (from: string, to: string) =>
      opened(await keeper.get(`${ofCourse}&from=${from}&to=${to}`)).rows.length;

    expect(await names('2026-10-01', '2026-10-01')).toBe(1);
    expect(await names('2026-10-02', '2026-10-31')).toBe(0);
    expect(await names('2026-10-01', '2026-11-22')).toBeGreaterThan(3);
  });

  it('goes on past one page, and past a file that cannot be read', async () => {
    const id = await aStartedRun(keeper, { roster: aRoster(3) });
    await api.runJobs();
    const whole = LocalFiles.prototype.read;
    let read = 0;
    jest.spyOn(LocalFiles.prototype, 'read').mockImplementation(function (this: LocalFiles, key) {
      read += 1;

      return read === 2 ? Promise.reject(new Error('gone')) : whole.call(this, key);
    });
    const { pdfs, rows } = opened(await keeper.get(`${runs}/${id}/archive`));

    expect(pdfs).toHaveLength(2);
    expect(rows.filter((row) => row.includes('could not be read'))).toHaveLength(1);
  });

  it.each([
    ['&from=2026-11-22&to=2026-11-01', 'to'],
    ['&from=soon&to=2026-11-01', 'from'],
    ['&from=2026-11-01', 'to'],
  ])('is refused for %s', async (search, field) => {
    expect(await keeper.get(`${ofCourse}${search}`)).toMatchObject({
      status: 400,
      body: { code: 'invalid-request', details: [{ field }] },
    });
  });
});

describeStaffRefusals(
  {
    verb: 'get',
    path: () => '/certificate-archive?course=a-small-course&from=2026-11-01&to=2026-11-22',
    instructors: false,
  },
  () => api,
);
