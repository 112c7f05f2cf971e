import { aCreditCourse } from '../../testing/a-credit-course.js';
import { aLicense } from '../../testing/a-license.js';
import { aProof } from '../../testing/a-proof.js';
import { importRuleSets } from '../../testing/a-rule-set.js';
import { anHour, currentCycle, enteredHours } from '../../testing/a-transcript.js';
import type { Caller } from '../../testing/caller.js';
import { describeBadBodies, describeRefusals } from '../../testing/ladder.js';
import { startTestApi, type TestApi } from '../../testing/start-test-api.js';
import { stored } from '../../testing/stored.js';

let api: TestApi;
let owner: Caller;
let licenseId: string;
let courseId: string;
let workshopId: string;
let proofId: string;

beforeAll(async () => {
  api = await startTestApi();
  await importRuleSets(api);
  await api.publish(aCreditCourse());
  owner = await api.as({ name: 'owner' });
  licenseId = await aLicense(owner);
  courseId = await anHour(owner);
  proofId = await aProof(owner);
  workshopId = await enteredHours(owner, {
    title: 'A workshop on endings',
    certificateNumber: '20-123456',
    proofIds: [proofId],
    parts: [
      { minutes: 120, topics: ['group'], credits: [{ approver: 'nbcc', hours: '2.0' }] },
      { minutes: 60, topics: ['ethics'], credits: [{ approver: 'apa', hours: '1.0' }] },
    ],
  });
});
afterAll(() => api.close());

const address = (id = licenseId) => `/licenses/${id}/cycles/${currentCycle}`;
const mark = (recordId: string, reported: boolean, caller = owner) =>
  caller.post(`${address()}/reported-marks`, { recordId, reported });
const marks = () =>
  stored<{ reported: boolean }>(
    api,
    'select is_reported as reported from reported_marks where record_id = $1 order by id',
    [workshopId],
  );

const refused = { api: () => api, id: async () => licenseId, administrator: 404 as const };
describeRefusals({ verb: 'get', path: (id) => `${address(id)}/ce-broker` }, refused);
describeRefusals(
  {
    verb: 'post',
    path: (id) => `${address(id)}/reported-marks`,
    body: () => ({ recordId: workshopId, reported: true }),
  },
  refused,
);

describe('GET /licenses/:id/cycles/:start/ce-broker', () => {
  it('has one record for each activity, its fields in the order of the form', async () => {
    const { status, body } = await owner.get(`${address()}/ce-broker`);

    expect(status).toBe(200);
    expect(body.records.map(({ recordId }: { recordId: string }) => recordId)).toEqual([
      workshopId,
      courseId,
    ]);
    expect(body.records[0]).toEqual({
      recordId: workshopId,
      title: 'A workshop on endings',
      completedOn: '2026-10-03',
      counted: '3.0',
      // 2.0 + 1.0
      fields: [
        { label: 'Provider', value: 'A sample institute' },
        { label: 'Course name', value: 'A workshop on endings' },
        { label: 'Date completed', value: '10/03/2026' },
        { label: 'Subject area', value: 'Group work: 2.0; Ethics: 1.0' },
        { label: 'Hours', value: '3.0' },
        { label: 'Delivery', value: 'Live, in person' },
        { label: 'Approved by', value: 'NBCC, APA' },
        { label: 'Certificate number', value: '20-123456' },
      ],
      certificates: [],
      proofs: [{ id: proofId, name: 'certificate.pdf' }],
      reportedAt: null,
    });
    expect(body.records[1]).toMatchObject({
      fields: expect.arrayContaining([
        { label: 'Subject area', value: 'Ethics' },
        { label: 'Delivery', value: 'Self-paced' },
      ]),
      certificates: [{}, {}],
      proofs: [],
    });
  });
});

describe('POST /licenses/:id/cycles/:start/reported-marks', () => {
  it('keeps the mark, takes it back, and adds a row each time and never one too many', async () => {
    const both = await Promise.all([1, 2, 3].map(() => mark(workshopId, true)));
    expect(both.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(both[0]?.body.records[0].reportedAt).toBe('2026-11-22T15:00:00.000Z');
    expect(await marks()).toEqual([{ reported: true }]);

    const { body } = await mark(workshopId, false);
    expect(body.records[0].reportedAt).toBeNull();
    await mark(workshopId, false);
    expect(await marks()).toEqual([{ reported: true }, { reported: false }]);
  });

  it('marks for one license alone', async () => {
    const second = await aLicense(owner, { jurisdiction: 'international', type: 'CGP' });
    const { body: list } = await owner.get(`/licenses/${second}/cycles`);
    await mark(courseId, true);
    const { body } = await owner.get(`/licenses/${second}/cycles/${list.cycles[0].key}/ce-broker`);

    expect(body.records.map(({ reportedAt }: { reportedAt: string | null }) => reportedAt)).toEqual([
      null,
      null,
    ]);
  });

  it.each(['nothing', '01a20000-0000-7000-8000-000000000000'])(
    'does not know the record %s',
    async (recordId) => {
      expect(await mark(recordId, true)).toMatchObject({ status: 404, body: { code: 'not-found' } });
    },
  );

  describeBadBodies(
    'post',
    async () => `${address()}/reported-marks`,
    async () => owner,
    [
      { what: 'no record', field: 'recordId', body: { recordId: '', reported: true } },
      { what: 'a mark that is none', field: 'reported', body: { recordId: 'x', reported: 'yes' } },
    ],
  );
});
