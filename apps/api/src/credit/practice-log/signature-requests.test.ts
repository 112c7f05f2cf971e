import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Caller } from '../../testing/caller.js';
import { describeBadBodies, describeRefusals } from '../../testing/ladder.js';
import { anEntry, aSupervisor, groupLed, supervised } from '../../testing/practice.js';
import { signatureRequests, signing } from '../../testing/signing.js';
import { startTestApi, type TestApi } from '../../testing/start-test-api.js';
import { stored } from '../../testing/stored.js';

let api: TestApi;
let owner: Caller;

beforeAll(async () => {
  api = await startTestApi();
  owner = await api.as({ name: 'owner' });
});
afterAll(() => api.close());

const { ask, mailsTo, newestToken, asked, reading, sign } = signing(
  () => api,
  () => owner,
);
const day = 24 * 60 * 60_000;

for (const [path, body] of [
  ['links', () => ({ id: randomUUID() })],
  ['withdrawal', () => ({})],
] as const)
  describeRefusals(
    { verb: 'post', path: (id) => `${signatureRequests}/${id}/${path}`, body },
    { api: () => api, id: async () => (await asked()).request.id, administrator: 404 },
  );

describe('POST /practice-log/signature-requests', () => {
  it('asks a visitor to sign in', async () => {
    expect(await ask([randomUUID()], { caller: api.visitor() })).toMatchObject({ status: 401 });
  });

  describeBadBodies(
    'post',
    async () => signatureRequests,
    async () => owner,
    [
      { what: 'no entries', field: 'entryIds', body: { id: randomUUID(), entryIds: [] } },
      {
        what: 'too many entries',
        field: 'entryIds',
        body: { id: randomUUID(), entryIds: Array.from({ length: 101 }, () => randomUUID()) },
      },
      { what: 'an entry that is none', field: 'entryIds.0', body: { id: randomUUID(), entryIds: ['x'] } },
    ],
  );

  it('mails the supervisor a link once, however often and at once it is asked', async () => {
    const { versionId } = await anEntry(owner, supervised({ on: '2026-10-06', minutes: 100 }));
    const before = (await mailsTo(aSupervisor.email)).length;
    const id = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => ask([versionId], { id })));

    for (const { status, body } of answers)
      expect({ status, body }).toEqual({
        status: 200,
        body: {
          id,
          status: 'waiting',
          supervisor: aSupervisor,
          entryIds: [versionId],
          minutes: 100,
          askedAt: '2026-11-22T15:00:00.000Z',
          sentAt: '2026-11-22T15:00:00.000Z',
          expiresAt: '2026-12-22T15:00:00.000Z',
          signature: null,
        },
      });
    const mails = await mailsTo(aSupervisor.email);
    expect(mails).toHaveLength(before + 1);
    expect(mails.at(-1)?.subject).toBe('Test owner asks you to confirm hours');
    expect(mails.at(-1)?.body).toContain('There is one entry, 1 hour 40 minutes in all, waiting');
    expect(mails.at(-1)?.body).toMatch(/http:\/\/acme\.localhost[:\d]*\/countersign\?token=[\w-]{43}\n/);
    expect((await owner.get(signatureRequests)).body.requests).toContainEqual(answers[0]?.body);
  });

  it('keeps no secret, only its digest', async () => {
    const { token, request } = await asked();
    const [link] = await stored<{ digest: string }>(
      api,
      'select secret_sha256 as digest from signature_links where request_id = $1',
      [request.id],
    );

    expect(link?.digest).toBe(createHash('sha256').update(token).digest('hex'));
    expect(JSON.stringify(await stored(api, 'select * from signature_requests'))).not.toContain(token);
  });

  it.each([
    ['an entry without a supervisor', 'supervisor-missing', [groupLed({ on: '2026-08', supervisor: null })]],
    [
      'entries of two supervisors',
      'supervisors-differ',
      [
        groupLed({ on: '2026-08' }),
        groupLed({ on: '2026-08', supervisor: { name: 'Kim', email: 'kim@example.com' } }),
      ],
    ],
    [
      'hours she would sign herself',
      'own-signature',
      [groupLed({ on: '2026-08', supervisor: { name: 'Me', email: 'Owner.Learner.Acme@example.com' } })],
    ],
  ])('refuses %s as %s', async (_, code, entries) => {
    const ids: string[] = [];
    for (const entry of entries) ids.push((await anEntry(owner, entry)).versionId);

    expect(await ask(ids)).toMatchObject({ status: 409, body: { code } });
  });

  it('refuses what is being asked about, what was changed, and what is somebody else’s', async () => {
    const { recorded } = await asked();
    const [{ versionId } = { versionId: '' }] = recorded;
    expect(await ask([versionId])).toMatchObject({ body: { code: 'signature-under-way' } });

    const old = await anEntry(owner, groupLed({ on: '2026-08' }));
    await owner.post(`/practice-log/entries/${old.id}/withdrawals`, {
      id: randomUUID(),
      replaces: old.versionId,
    });
    expect(await ask([old.versionId])).toMatchObject({ body: { code: 'record-changed' } });

    const theirs = await anEntry(await api.as({ name: 'someone else' }), groupLed({ on: '2026-08' }));
    expect(await ask([theirs.versionId])).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it('asks one of two supervisors when the same entry is sent to both at once', async () => {
    const { versionId } = await anEntry(owner, groupLed({ on: '2026-08' }));
    const answers = await Promise.all([ask([versionId]), ask([versionId])]);

    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  });
});

describe('a request', () => {
  it('can be sent again, once for each id, and both links lead to the same page until it is signed', async () => {
    const { token, request } = await asked();
    api.clock.advance(20 * day);
    const id = randomUUID();
    const answers = [
      await owner.post(`${signatureRequests}/${request.id}/links`, { id }),
      await owner.post(`${signatureRequests}/${request.id}/links`, { id }),
    ];
    const again = await newestToken();

    for (const answer of answers)
      expect(answer).toMatchObject({
        status: 200,
        body: { status: 'waiting', expiresAt: '2027-01-11T15:00:00.000Z' },
      });
    expect(again).not.toBe(token);
    expect((await reading(again)).body.contentSha256).toBe((await reading(token)).body.contentSha256);

    api.clock.advance(11 * day);
    expect(await reading(token)).toMatchObject({ status: 410 });
    expect((await sign(again)).status).toBe(200);
    expect(await owner.post(`${signatureRequests}/${request.id}/links`, { id: randomUUID() })).toMatchObject({
      status: 409,
      body: { code: 'signature-closed' },
    });
  });

  it('runs out after 30 days and can be sent again then', async () => {
    const { token, request } = await asked();
    api.clock.advance(31 * day);

    for (const answer of [await reading(token), await sign(token)])
      expect(answer).toMatchObject({ status: 410, body: { code: 'link-expired' } });
    const { requests: listed } = (await owner.get(signatureRequests)).body;
    expect(listed).toContainEqual(expect.objectContaining({ id: request.id, status: 'expired' }));
    await owner.post(`${signatureRequests}/${request.id}/links`, { id: randomUUID() });
    expect((await reading(await newestToken())).status).toBe(200);
  });

  it('can be withdrawn: its link opens nothing, and the entry can be asked about again', async () => {
    const { token, request, recorded } = await asked();
    for (const answer of [1, 2].map(() => owner.post(`${signatureRequests}/${request.id}/withdrawal`, {})))
      expect(await answer).toMatchObject({ status: 200, body: { status: 'withdrawn' } });

    for (const answer of [await reading(token), await sign(token)])
      expect(answer).toMatchObject({ status: 410, body: { code: 'link-expired' } });
    expect((await ask(recorded.map(({ versionId }) => versionId))).status).toBe(200);
  });

  it('that is signed cannot be withdrawn, and no signature can be given by the person herself', async () => {
    const { token, request } = await asked();
    await sign(token);

    expect(await owner.post(`${signatureRequests}/${request.id}/withdrawal`, {})).toMatchObject({
      status: 409,
      body: { code: 'signature-closed' },
    });
    const insert = `insert into signatures (request_id, link_id, society_id, person_id, name, credentials, attestation, content_sha256, signed_at)
      select request_id, id, society_id, person_id, 'x', 'x', 'x', 'x', now() from signature_links limit 1`;
    const app = new pg.Client({ connectionString: api.database.appUrl });
    await app.connect();
    const [{ person, society } = { person: '', society: '' }] = await stored<{
      person: string;
      society: string;
    }>(api, 'select person_id as person, society_id as society from signature_requests limit 1');
    await app.query(
      `select set_config('app.user_id', $1, false), set_config('app.society_id', $2, false), set_config('app.role', 'learner', false)`,
      [person, society],
    );
    await expect(app.query(insert)).rejects.toThrow('row-level security');
    await app.end();
  });
});

describe('asking for signatures', () => {
  it('is limited for each person, and to each address', async () => {
    const limited = await startTestApi({ environment: { RATE_LIMITS: 'true' } });
    try {
      const caller = await limited.as();
      const statuses: number[] = [];
      for (let count = 0; count < 11; count += 1) {
        const { versionId } = await anEntry(caller, groupLed({ on: '2026-09' }));
        statuses.push((await ask([versionId], { caller })).status);
      }
      expect(statuses).toEqual([...Array.from({ length: 10 }, () => 200), 429]);
    } finally {
      await limited.close();
    }
  });
});
