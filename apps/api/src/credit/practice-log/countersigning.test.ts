import { createHash, randomUUID } from 'node:crypto';
import type { Caller } from '../../testing/caller.js';
import { describeBadBodies } from '../../testing/ladder.js';
import { anEntry, groupLed, supervised } from '../../testing/practice.js';
import { signatureRequests, signing } from '../../testing/signing.js';
import { startTestApi, type TestApi } from '../../testing/start-test-api.js';
import { stored } from '../../testing/stored.js';
import { RuleSetImportService } from '../rule-sets/rule-set-import.service.js';

let api: TestApi;
let owner: Caller;

beforeAll(async () => {
  api = await startTestApi();
  await api.app.get(RuleSetImportService).importAll(api.societies.acme);
  owner = await api.as({ name: 'owner' });
});
afterAll(() => api.close());

const { ask, mailsTo, newestToken, asked, reading, sign } = signing(
  () => api,
  () => owner,
);

describe('the page of a mailed link', () => {
  it('shows exactly what is to be signed, without an account, and nothing else', async () => {
    const { token } = await asked({
      entries: [supervised({ on: '2026-09-02' }), groupLed({ on: '2026-09-01', note: 'Tuesday group' })],
    });
    await anEntry(owner, groupLed({ on: '2026-09-03', note: 'Not for Sam' }));
    const answer = await reading(token);

    expect(answer.status).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    const fact = { setting: 'community-clinic', population: 'adults' };
    expect(answer.body).toEqual({
      status: 'waiting',
      society: expect.any(String),
      person: 'Test owner',
      supervisor: 'Sam Sample',
      entries: [
        {
          kind: 'group-leading',
          on: '2026-09-01',
          minutes: 90,
          ...fact,
          role: 'leader',
          form: null,
          note: 'Tuesday group',
        },
        { kind: 'supervision', on: '2026-09-02', minutes: 60, ...fact, role: null, form: 'group', note: '' },
      ],
      leadingMinutes: 90,
      supervisionMinutes: 60,
      attestation:
        'I gave Test owner the supervision listed here, and I know that Test owner led the groups listed here. ' +
        'To the best of my knowledge the dates and hours are right.',
      contentSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      expiresAt: '2026-12-22T15:00:00.000Z',
      signature: null,
    });
    expect(JSON.stringify(answer.body)).not.toMatch(/@example\.com/);
  });

  it.each([
    ['is unknown', 'a'.repeat(43), 410, 'link-expired'],
    ['is too short', 'short', 400, 'invalid-request'],
    ['is a trick', "' or true --          ", 400, 'invalid-request'],
  ])('says so of a link that %s', async (_, token, status, code) => {
    expect(await reading(token)).toMatchObject({ status, body: { code } });
  });

  it('opens at its own society alone', async () => {
    const { token } = await asked();

    expect(await reading(token, api.visitor('globex'))).toMatchObject({ status: 410 });
    expect((await reading(token)).status).toBe(200);
  });

  it('is limited for one address', async () => {
    const limited = await startTestApi({ environment: { RATE_LIMITS: 'true' } });
    try {
      const statuses: number[] = [];
      for (let count = 0; count < 31; count += 1)
        statuses.push(
          (await limited.visitor().post('/countersignatures/reading', { token: 'a'.repeat(43) })).status,
        );
      expect(statuses.filter((status) => status === 410)).toHaveLength(30);
      expect(statuses.at(-1)).toBe(429);
    } finally {
      await limited.close();
    }
  });
});

describe('POST /countersignatures', () => {
  it('signs once, also at once, and tells whose hours they are', async () => {
    const caller = await api.as({ name: 'glad' });
    const { token, request, recorded } = await asked({
      entries: [groupLed({ on: '2026-09', minutes: 600 })],
      caller,
    });
    const answers = await Promise.all([1, 2, 3].map(() => sign(token)));

    for (const answer of answers)
      expect(answer).toMatchObject({
        status: 200,
        body: {
          status: 'signed',
          signature: { name: 'Sam Sample', credentials: 'LCSW, CGP', signedAt: '2026-11-22T15:00:00.000Z' },
        },
      });
    expect(await mailsTo('glad.learner.acme@example.com')).toMatchObject([
      { subject: 'Sam Sample signed your hours' },
    ]);
    const log = (await caller.get('/practice-log')).body;
    expect(log.entries).toMatchObject([
      { versionId: recorded[0]?.versionId, signature: { name: 'Sam Sample' }, requestId: null },
    ]);
    expect(log.totals[0]).toMatchObject({ id: 'leading', counted: '10.0', signed: '10.0' });
    expect((await caller.get(signatureRequests)).body.requests).toMatchObject([
      { id: request.id, status: 'signed' },
    ]);
  });

  it('keeps the digest of the very text that was signed, with who signed and what they said', async () => {
    const { token, request } = await asked();
    await sign(token, { name: '  Sam   <b>Sample</b> ' });
    const [row] = await stored<{ content: string; digest: string; name: string; attestation: string }>(
      api,
      `select r.content, s.content_sha256 as digest, s.name, s.attestation
       from signatures s join signature_requests r on r.id = s.request_id where r.id = $1`,
      [request.id],
    );

    expect(row?.digest).toBe(
      createHash('sha256')
        .update(row?.content ?? '')
        .digest('hex'),
    );
    expect(row?.name).toBe('Sam <b>Sample</b>');
    expect(JSON.parse(row?.content ?? '{}').attestation).toBe(row?.attestation);
  });

  const given = {
    token: 'a'.repeat(43),
    contentSha256: '0'.repeat(64),
    name: 'Sam',
    credentials: 'LCSW',
    attested: true,
  };
  describeBadBodies(
    'post',
    async () => '/countersignatures',
    async () => api.visitor(),
    [
      { what: 'no name', field: 'name', body: { ...given, name: ' ' } },
      { what: 'no credentials', field: 'credentials', body: { ...given, credentials: '' } },
      { what: 'no attestation', field: 'attested', body: { ...given, attested: false } },
      { what: 'half a digest', field: 'contentSha256', body: { ...given, contentSha256: '00' } },
    ],
  );

  it('refuses another text than the one that is stored', async () => {
    const { token } = await asked();

    expect(await sign(token, { contentSha256: '0'.repeat(64) })).toMatchObject({
      status: 409,
      body: { code: 'hours-changed' },
    });
  });

  it('refuses hours that were changed since; what was signed before a change needs signing again', async () => {
    const { token, recorded } = await asked();
    const [entry = { id: '', versionId: '' }] = recorded;
    const corrected = {
      id: randomUUID(),
      replaces: entry.versionId,
      entry: groupLed({ on: '2026-09', minutes: 45 }),
    };
    await owner.post(`/practice-log/entries/${entry.id}/corrections`, corrected);

    for (const answer of [await reading(token), await sign(token)])
      expect(answer).toMatchObject({ status: 409, body: { code: 'hours-changed' } });
    const { body: request } = await ask([corrected.id]);
    expect(await sign(await newestToken())).toMatchObject({ status: 200, body: { leadingMinutes: 45 } });

    const again = {
      id: randomUUID(),
      replaces: corrected.id,
      entry: groupLed({ on: '2026-09', minutes: 50 }),
    };
    const changed = await owner.post(`/practice-log/entries/${entry.id}/corrections`, again);
    expect(changed.body).toMatchObject({ minutes: 50, signature: null, requestId: null });
    expect((await owner.get(signatureRequests)).body.requests).toContainEqual(
      expect.objectContaining({ id: request.id, status: 'signed', minutes: 45 }),
    );
  });

  it('either signs before a change or not at all, when both come at once', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { token, recorded, request } = await asked();
      const [entry = { id: '', versionId: '' }] = recorded;
      const { contentSha256 } = (await reading(token)).body;
      const [signed] = await Promise.all([
        sign(token, { contentSha256 }),
        owner.post(`/practice-log/entries/${entry.id}/withdrawals`, {
          id: randomUUID(),
          replaces: entry.versionId,
        }),
      ]);
      const rows = await stored(api, 'select from signatures where request_id = $1', [request.id]);

      expect(rows).toHaveLength(signed.status === 200 ? 1 : 0);
      expect([200, 409]).toContain(signed.status);
    }
  });
});
