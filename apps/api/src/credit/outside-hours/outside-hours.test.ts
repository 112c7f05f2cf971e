import { randomUUID } from 'node:crypto';
import { aCreditCourse } from '../../testing/a-credit-course.js';
import { aProof } from '../../testing/a-proof.js';
import type { Caller } from '../../testing/caller.js';
import { revoke } from '../../testing/keeping.js';
import { describeBadBodies, describeRefusals } from '../../testing/ladder.js';
import { anEnrollment } from '../../testing/learner.js';
import { outsideHours } from '../../testing/outside-hours.js';
import { startTestApi, type TestApi } from '../../testing/start-test-api.js';
import { stored } from '../../testing/stored.js';

let api: TestApi;
let owner: Caller;

beforeAll(async () => {
  api = await startTestApi();
  await api.publish(aCreditCourse());
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

describeRefusals(
  { verb: 'get', path: (id) => `/outside-hours/${id}` },
  { api: () => api, id: async () => (await recorded()).id, administrator: 404 },
);
describeRefusals(
  { verb: 'post', path: (id) => `/outside-hours/${id}/corrections`, body: () => correction(randomUUID()) },
  { api: () => api, id: async () => (await recorded()).id, administrator: 404 },
);
describeRefusals(
  {
    verb: 'post',
    path: (id) => `/outside-hours/${id}/withdrawals`,
    body: () => ({ id: randomUUID(), replaces: randomUUID() }),
  },
  { api: () => api, id: async () => (await recorded()).id, administrator: 404 },
);

describe('POST /outside-hours', () => {
  it('asks a visitor to sign in', async () => {
    expect(await api.visitor().post('/outside-hours', outsideHours())).toMatchObject({ status: 401 });
  });

  const part = { minutes: 180, topics: ['group'], credits: [] };
  describeBadBodies(
    'post',
    async () => '/outside-hours',
    async () => owner,
    [
      { what: 'no title', field: 'title', body: outsideHours({ title: '  ' }) },
      { what: 'a title beyond the page', field: 'title', body: outsideHours({ title: 'a'.repeat(201) }) },
      { what: 'a title with what cannot be seen', field: 'title', body: outsideHours({ title: 'a\u202Eb' }) },
      { what: 'no provider', field: 'provider', body: outsideHours({ provider: '' }) },
      { what: 'a day there is not', field: 'completedOn', body: outsideHours({ completedOn: '2026-02-30' }) },
      { what: 'a day to come', field: 'completedOn', body: outsideHours({ completedOn: '2026-11-24' }) },
      {
        what: 'a first day after the last',
        field: 'startedOn',
        body: outsideHours({ startedOn: '2026-10-04' }),
      },
      { what: 'no parts', field: 'parts', body: outsideHours({ parts: [] }) },
      {
        what: 'zero minutes',
        field: 'parts.0.minutes',
        body: outsideHours({ parts: [{ ...part, minutes: 0 }] }),
      },
      {
        what: 'half a minute',
        field: 'parts.0.minutes',
        body: outsideHours({ parts: [{ ...part, minutes: 0.5 }] }),
      },
      {
        what: 'a day of 17 hours',
        field: 'parts.0.minutes',
        body: outsideHours({ parts: [{ ...part, minutes: 1020 }] }),
      },
      {
        what: 'hours that are no number',
        field: 'parts.0.credits.0.hours',
        body: outsideHours({ parts: [{ ...part, credits: [{ approver: 'apa', hours: 'three' }] }] }),
      },
      {
        what: 'an approver nobody knows',
        field: 'parts.0.credits.0.approver',
        body: outsideHours({ parts: [{ ...part, credits: [{ approver: 'me', hours: '3' }] }] }),
      },
      { what: 'a format nobody knows', field: 'format', body: { ...outsideHours(), format: 'by-mail' } },
      {
        what: 'an activity that belongs elsewhere',
        field: 'activity',
        body: { ...outsideHours(), activity: 'group-leading' },
      },
      {
        what: 'a proof that is not there',
        field: 'proofIds.0',
        body: outsideHours({ proofIds: [randomUUID()] }),
      },
      { what: 'a field nobody asked for', field: '', body: { ...outsideHours(), personId: randomUUID() } },
    ],
  );

  it('keeps what, when, how long and the proofs, and says it back', async () => {
    const proofIds = [await aProof(owner), await aProof(owner)];
    const given = outsideHours({
      title: '  Endings   in <b>groups</b> ',
      startedOn: '2026-10-02',
      parts: [
        {
          minutes: 300,
          topics: ['group', 'clinical'],
          credits: [
            { approver: 'nbcc', hours: '5' },
            { approver: 'nysed', hours: '6' },
          ],
        },
        { minutes: 60, topics: ['ethics'], credits: [] },
      ],
      certificateNumber: 'S-17',
      proofIds,
    });
    const { body } = await owner.post('/outside-hours', given);

    expect(body.record).toEqual({
      id: given.id,
      versionId: given.id,
      title: 'Endings in <b>groups</b>',
      provider: 'A sample institute',
      startedOn: '2026-10-02',
      completedOn: '2026-10-03',
      format: 'live-in-person',
      activity: 'course',
      role: 'learner',
      formality: 'formal',
      minutes: 360,
      parts: [
        {
          id: 'part-1',
          minutes: 300,
          topics: ['group', 'clinical'],
          credits: [
            { approver: 'nbcc', approverName: 'NBCC', hours: '5.0', unit: 'clock hours' },
            { approver: 'nysed', approverName: 'NYSED', hours: '6.0', unit: 'contact hours' },
          ],
        },
        { id: 'part-2', minutes: 60, topics: ['ethics'], credits: [] },
      ],
      certificateNumber: 'S-17',
      proofs: proofIds.map((id) => expect.objectContaining({ id, mediaType: 'application/pdf' })),
      isWithdrawn: false,
      recordedAt: '2026-11-22T15:00:00.000Z',
      changedAt: null,
    });
    expect(JSON.stringify(body)).not.toContain('storageKey');
    expect((await owner.get('/outside-hours')).body.records).toContainEqual(body.record);
  });

  it('does not take another learner’s proof', async () => {
    const theirs = await aProof(await api.as({ name: 'someone else' }));

    expect(await owner.post('/outside-hours', outsideHours({ proofIds: [theirs] }))).toMatchObject({
      status: 400,
      body: { code: 'invalid-request', details: [{ field: 'proofIds.0' }] },
    });
  });

  it('is harmless when sent again, also at once, and refuses other content under the same id', async () => {
    const given = outsideHours();
    const answers = await Promise.all([1, 2, 3].map(() => owner.post('/outside-hours', given)));

    for (const answer of answers)
      expect(answer).toMatchObject({ status: 200, body: { record: { id: given.id } } });
    expect(await stored(api, 'select from outside_hours where id = $1', [given.id])).toHaveLength(1);
    expect(await owner.post('/outside-hours', { ...given, title: 'Something else' })).toMatchObject({
      status: 409,
      body: { code: 'sent-before' },
    });
    const other = await api.as({ name: 'someone else' });
    expect(await other.post('/outside-hours', { ...given, title: 'Theirs' })).toMatchObject({
      status: 409,
      body: { code: 'sent-before' },
    });
  });

  it('notices the same activity and says which, until she says that it is another', async () => {
    const first = await recorded({ title: 'Twice in a day' });
    const again = outsideHours({ title: 'Twice in a DAY!' });

    expect(await owner.post('/outside-hours', again)).toMatchObject({
      status: 409,
      body: {
        code: 'entered-already',
        details: {
          alike: [
            {
              title: 'Twice in a day',
              provider: 'A sample institute',
              completedOn: '2026-10-03',
              recordId: first.id,
              why: 'It has the same title and the same date.',
            },
          ],
        },
      },
    });
    expect((await owner.post('/outside-hours', { ...again, isAnother: true })).status).toBe(200);
  });

  it('notices it when both are sent at once', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map(() => owner.post('/outside-hours', outsideHours({ title: 'All at once' }))),
    );

    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
  });

  it('notices what was earned here', async () => {
    const caller = await api.as({ name: 'earner' });
    const learner = await anEnrollment(caller);
    await learner.complete();
    await learner.claim();
    const { awards } = (await caller.get('/my-ce')).body;
    const [{ activityTitle: title, completedOn }] = awards;

    expect(await caller.post('/outside-hours', outsideHours({ title, completedOn }))).toMatchObject({
      status: 409,
      body: { code: 'entered-already', details: { alike: [{ title, recordId: null }] } },
    });
  });

  it('does not mistake it for credit that was taken back', async () => {
    const caller = await api.as({ name: 'taken back' });
    const learner = await anEnrollment(caller);
    await learner.complete();
    await learner.claim();
    const [{ activityTitle: title, completedOn }] = (await caller.get('/my-ce')).body.awards;
    const administrator = await api.as({ role: 'ce-administrator' });
    const again = () => caller.post('/outside-hours', outsideHours({ title, completedOn }));
    const [last, ...others] = (await caller.get('/certificates')).body.certificates;
    for (const { id } of others) expect((await revoke(administrator, id)).status).toBe(200);
    expect(await again()).toMatchObject({ status: 409, body: { code: 'entered-already' } });
    expect((await revoke(administrator, last.id)).status).toBe(200);

    expect((await again()).status).toBe(200);
  });
});
