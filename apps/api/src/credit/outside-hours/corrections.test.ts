import { randomUUID } from 'node:crypto';
import { aProof } from '../../testing/a-proof.js';
import type { Caller } from '../../testing/caller.js';
import { outsideHours } from '../../testing/outside-hours.js';
import { startTestApi, type TestApi } from '../../testing/start-test-api.js';
import { stored } from '../../testing/stored.js';

let api: TestApi;
let owner: Caller;

beforeAll(async () => {
  api = await startTestApi();
  owner = await api.as({ name: 'owner' });
});
afterAll(() => api.close());

/** Recorded by the owner; what the answer says. */
async function recorded(changes: Parameters<typeof outsideHours>[0] = {}) {
  const answer = await owner.post('/outside-hours', outsideHours(changes));
  expect(answer.status).toBe(200);

  return answer.body.record;
}
const correction = (replaces: string, changes: Parameters<typeof outsideHours>[0] = {}) => ({
  ...outsideHours(changes),
  replaces,
});

describe('POST /outside-hours/:id/corrections', () => {
  it('adds a version that takes the place of the older one, which stays', async () => {
    const proofId = await aProof(owner);
    const first = await recorded({ proofIds: [proofId] });
    const given = correction(first.versionId, { title: 'Endings, corrected', proofIds: [proofId] });
    api.clock.advance(60_000);
    const { status, body } = await owner.post(`/outside-hours/${first.id}/corrections`, given);

    expect(status).toBe(200);
    expect(body.record).toMatchObject({
      id: first.id,
      versionId: given.id,
      title: 'Endings, corrected',
      proofs: [{ id: proofId }],
      recordedAt: first.recordedAt,
    });
    expect(Date.parse(body.record.changedAt)).toBe(Date.parse(first.recordedAt) + 60_000);
    expect(body.versions).toMatchObject([
      { versionId: given.id },
      { versionId: first.id, title: first.title },
    ]);
    const { records } = (await owner.get('/outside-hours')).body;
    expect(records.filter(({ id }: { id: string }) => id === first.id)).toHaveLength(1);
  });

  it('is harmless when sent again and refuses a second successor, also at once', async () => {
    const first = await recorded();
    const path = `/outside-hours/${first.id}/corrections`;
    const given = correction(first.versionId);
    const other = correction(first.versionId);
    const answers = await Promise.all([given, given, other].map((body) => owner.post(path, body)));
    const codes = answers.map(({ status, body }) => body.code ?? status);

    expect([
      [200, 200, 'record-changed'],
      ['record-changed', 'record-changed', 200],
    ]).toContainEqual(codes);
    expect(await stored(api, 'select from outside_hours where record_id = $1', [first.id])).toHaveLength(2);
  });

  it('does not replace a version of another entry', async () => {
    const [one, other] = [await recorded(), await recorded()];

    expect(
      await owner.post(`/outside-hours/${one.id}/corrections`, correction(other.versionId)),
    ).toMatchObject({
      status: 409,
      body: { code: 'record-changed' },
    });
  });
});

describe('POST /outside-hours/:id/withdrawals', () => {
  it('takes the entry out of the list and keeps what it said; a correction brings it back', async () => {
    const first = await recorded();
    const given = { id: randomUUID(), replaces: first.versionId };
    const path = `/outside-hours/${first.id}`;
    const answers = [
      await owner.post(`${path}/withdrawals`, given),
      await owner.post(`${path}/withdrawals`, given),
    ];

    for (const { status, body } of answers)
      expect({ status, body }).toMatchObject({
        status: 200,
        body: { record: { isWithdrawn: true, title: first.title } },
      });
    const listed = async () =>
      (await owner.get('/outside-hours')).body.records.some(({ id }: { id: string }) => id === first.id);
    expect(await listed()).toBe(false);
    expect((await owner.get(path)).body.versions).toHaveLength(2);
    expect(await owner.post(`${path}/withdrawals`, { id: randomUUID(), replaces: given.id })).toMatchObject({
      body: { code: 'record-changed' },
    });
    expect((await owner.post(`${path}/corrections`, correction(given.id))).status).toBe(200);
    expect(await listed()).toBe(true);
  });
});
