import { randomUUID } from 'node:crypto';
import type { ShareTranscript } from '@cohesion/contracts';
import { aCreditCourse } from '../../testing/a-credit-course.js';
import { aLicense } from '../../testing/a-license.js';
import { importRuleSets } from '../../testing/a-rule-set.js';
import { anHour, currentCycle, enteredHours } from '../../testing/a-transcript.js';
import type { Caller } from '../../testing/caller.js';
import { describeBadBodies, describeRefusals } from '../../testing/ladder.js';
import { startTestApi, type TestApi } from '../../testing/start-test-api.js';
import { stored } from '../../testing/stored.js';
import { SharesSweep } from './shares-sweep.worker.js';

const day = 24 * 60 * 60_000;
let api: TestApi;
let owner: Caller;
let licenseId: string;

beforeAll(async () => {
  api = await startTestApi();
  await importRuleSets(api);
  await api.publish(aCreditCourse());
  owner = await api.as({ name: 'owner' });
  licenseId = await aLicense(owner);
  await anHour(owner);
});
afterAll(() => api.close());

/** Every test begins at the same moment. */
let moved = 0;
const pass = (milliseconds: number) => {
  moved += milliseconds;
  api.clock.advance(milliseconds);
};
afterEach(() => pass(-moved));

const aRequest = (changes: Partial<ShareTranscript> = {}): ShareTranscript => ({
  id: randomUUID(),
  licenseId,
  cycle: currentCycle,
  days: 30,
  showNumber: false,
  ...changes,
});

/** A link, and what only whoever holds it can do. */
async function aLink(changes: Partial<ShareTranscript> = {}, caller = owner) {
  const { status, body } = await caller.post('/transcript-shares', aRequest(changes));
  if (status !== 200) throw new Error(`Sharing answered ${status}: ${JSON.stringify(body)}`);
  const token = String(body.address).split('/t/')[1] ?? '';

  return {
    share: body.share,
    token,
    address: String(body.address),
    open: (visitor = api.visitor()) => visitor.get(`/shared-transcripts/${token}`),
  };
}

const refused = { api: () => api, id: async () => (await aLink()).share.id, administrator: 404 as const };
describeRefusals({ verb: 'delete', path: (id) => `/transcript-shares/${id}` }, refused);
describe('POST /transcript-shares', () => {
  it('makes a link whose address is told once, and keeps only the digest of its secret', async () => {
    const { share, token, address } = await aLink();

    expect(address).toMatch(/^http:\/\/acme\.localhost:\d+\/t\/[\w-]{43}$/);
    expect(share).toMatchObject({
      licenseName: 'Georgia LPC',
      status: 'open',
      createdAt: '2026-11-22T15:00:00.000Z',
      expiresAt: '2026-12-22T15:00:00.000Z',
    });
    const rows = JSON.stringify(await stored(api, 'select * from transcript_shares'));
    expect(rows).not.toContain(token);
    expect(JSON.stringify((await owner.get('/transcript-shares')).body)).not.toContain(token);
  });

  it('makes one link however often and however many at once it is sent', async () => {
    const request = aRequest();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => owner.post('/transcript-shares', request)),
    );

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(answers.filter(({ body }) => body.address !== null)).toHaveLength(1);
    expect(await stored(api, 'select from transcript_shares where id = $1', [request.id])).toHaveLength(1);
    expect(await owner.post('/transcript-shares', { ...request, showNumber: true })).toMatchObject({
      status: 409,
      body: { code: 'sent-before' },
    });
  });

  it('asks a visitor to sign in', async () => {
    expect(await api.visitor().post('/transcript-shares', aRequest())).toMatchObject({
      status: 401,
      body: { code: 'not-signed-in' },
    });
  });

  it("does not know another person's license, nor another person's id", async () => {
    const other = await api.as({ name: 'someone else' });
    const { share } = await aLink();
    const own = await aLicense(other);

    expect(await other.post('/transcript-shares', aRequest())).toMatchObject({ status: 404 });
    expect(await other.post('/transcript-shares', aRequest({ id: share.id, licenseId: own }))).toMatchObject({
      status: 409,
      body: { code: 'sent-before' },
    });
  });

  describeBadBodies(
    'post',
    async () => '/transcript-shares',
    async () => owner,
    [
      { what: 'no days', field: 'days', body: { ...aRequest({ licenseId: randomUUID() }), days: 0 } },
      { what: '31 days', field: 'days', body: { ...aRequest({ licenseId: randomUUID() }), days: 31 } },
      {
        what: 'no such cycle',
        field: 'cycle',
        body: { ...aRequest({ licenseId: randomUUID() }), cycle: 'x' },
      },
      {
        what: 'an id that is none',
        field: 'id',
        body: { ...aRequest({ licenseId: randomUUID() }), id: '1' },
      },
    ],
  );
});

describe('GET /shared-transcripts/:token', () => {
  it('shows the transcript of that day to anyone who holds the link, without the license number', async () => {
    const { open } = await aLink();
    const { body: own } = await owner.get(`/licenses/${licenseId}/cycles/${currentCycle}/transcript.json`);
    const { status, body, headers } = await open();

    expect(status).toBe(200);
    expect(body.transcript).toEqual({ ...own, license: { ...own.license, numberEnding: null } });
    expect(JSON.stringify(body)).not.toMatch(/234/);
    expect(headers).toMatchObject({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' });
  });

  it('shows the last three characters of the number where she ticked that', async () => {
    const { open } = await aLink({ showNumber: true });

    expect((await open()).body.transcript.license.numberEnding).toBe('…234');
  });

  it('stays as it was when hours are added later', async () => {
    const caller = await api.as({ name: 'adder' });
    const { open } = await aLink({ licenseId: await aLicense(caller) }, caller);
    await enteredHours(caller);

    expect((await open()).body.transcript.rows).toEqual([]);
  });

  it('is a PDF as well, the same each time', async () => {
    const { token } = await aLink();
    const [first, second] = await Promise.all(
      [1, 2].map(() => api.visitor().get(`/shared-transcripts/${token}/transcript.pdf`)),
    );

    expect(first?.headers).toMatchObject({
      'content-type': 'application/pdf',
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex',
    });
    expect(first?.raw.subarray(0, 5).toString()).toBe('%PDF-');
    expect(first?.raw.equals(second?.raw ?? Buffer.alloc(0))).toBe(true);
  });

  it('ends with its time, to the second, with the day on which it did', async () => {
    const { open, token } = await aLink({ days: 2 });
    pass(2 * day - 1000);
    expect((await open()).status).toBe(200);
    pass(1000);

    for (const answer of [
      await open(),
      await api.visitor().get(`/shared-transcripts/${token}/transcript.pdf`),
    ])
      expect(answer).toMatchObject({
        status: 410,
        body: { code: 'share-ended', details: { reason: 'expired', at: '2026-11-24T15:00:00.000Z' } },
      });
  });

  it('ends at once when it is revoked, and nothing of what it showed is kept', async () => {
    const { share, open } = await aLink();
    const answers = await Promise.all([1, 2, 3].map(() => owner.delete(`/transcript-shares/${share.id}`)));

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(answers[0]?.body).toMatchObject({ status: 'revoked', revokedAt: '2026-11-22T15:00:00.000Z' });
    expect(await open()).toMatchObject({
      status: 410,
      body: { code: 'share-ended', details: { reason: 'revoked' } },
    });
    expect(
      await stored(api, 'select from transcript_share_contents where share_id = $1', [share.id]),
    ).toEqual([]);
    expect(
      await stored(api, 'select from transcript_share_revocations where share_id = $1', [share.id]),
    ).toHaveLength(1);
  });

  it.each(['nothing', 'x'.repeat(43), '%00', "' or true --"])('does not know the link %s', async (token) => {
    const { status, body } = await api.visitor().get(`/shared-transcripts/${encodeURIComponent(token)}`);

    expect([400, 404]).toContain(status);
    expect(['not-found', 'invalid-request']).toContain(body.code);
  });

  it('does not open on the pages of another society', async () => {
    const { open } = await aLink();

    expect(await open(api.visitor('globex'))).toMatchObject({ status: 404 });
  });

  it('cannot be tried without end', async () => {
    const limited = await startTestApi({ environment: { RATE_LIMITS: 'true' } });
    const statuses: number[] = [];
    for (let count = 0; count < 31; count += 1)
      statuses.push((await limited.visitor().get('/shared-transcripts/nothing')).status);
    await limited.close();

    expect(new Set(statuses.slice(0, 30))).toEqual(new Set([404]));
    expect(statuses.at(-1)).toBe(429);
  });
});

describe('GET /transcript-shares', () => {
  it('asks a visitor to sign in', async () => {
    expect(await api.visitor().get('/transcript-shares')).toMatchObject({ status: 401 });
  });

  it('lists her own, the newest first, with what became of each', async () => {
    const caller = await api.as({ name: 'lister' });
    const own = await aLicense(caller);
    const links = [
      await aLink({ licenseId: own, days: 1 }, caller),
      await aLink({ licenseId: own }, caller),
      await aLink({ licenseId: own }, caller),
    ];
    await caller.delete(`/transcript-shares/${links[1]?.share.id}`);
    pass(2 * day);
    const { body } = await (await api.as({ name: 'lister' })).get('/transcript-shares');

    expect(body.shares.map(({ id, status }: { id: string; status: string }) => [id, status])).toEqual(
      expect.arrayContaining([
        [links[0]?.share.id, 'expired'],
        [links[1]?.share.id, 'revoked'],
        [links[2]?.share.id, 'open'],
      ]),
    );
    expect(body.shares).toHaveLength(3);
  });
});

describe('the sweep of shared transcripts', () => {
  it('removes what links past their time showed, and leaves the others', async () => {
    const short = await aLink({ days: 1 });
    const long = await aLink();
    pass(3 * day);
    await api.app.get(SharesSweep).run();

    const left = await stored<{ id: string }>(api, 'select share_id as id from transcript_share_contents');
    expect(left.map(({ id }) => id)).toContain(long.share.id);
    expect(left.map(({ id }) => id)).not.toContain(short.share.id);
    expect(await short.open()).toMatchObject({ status: 410 });
  });
});
