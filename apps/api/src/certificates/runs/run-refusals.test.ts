import { randomUUID } from 'node:crypto';
import { aCreditCourse } from '../../testing/a-credit-course.js';
import { aRun, aStartedRun } from '../../testing/a-run.js';
import type { Caller } from '../../testing/caller.js';
import { describeBadBodies } from '../../testing/ladder.js';
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

const runs = '/societies/acme/certificate-runs';

describe('what cannot be given', () => {
  it.each([
    ['a day to come', { completedOn: '2026-11-23' }, 'completedOn'],
    ['a day before the approval', { completedOn: '2025-12-31' }, 'bodies'],
    ['credit that is not offered', { bodies: ['apa', 'ama'] }, 'bodies'],
    ['a program that is not there', { course: 'no-such-course' }, 'course'],
  ])('is refused for %s, and nothing is written', async (_, changes, field) => {
    const run = aRun(changes);

    expect(await keeper.post(runs, run)).toMatchObject({
      status: 400,
      body: { code: 'run-off', details: [{ field }] },
    });
    expect((await keeper.get(`${runs}/${run.id}`)).status).toBe(404);
  });

  describeBadBodies(
    'post',
    () => Promise.resolve(runs),
    () => api.as({ role: 'ce-administrator' }),
    [
      { what: 'an id of the wrong shape', field: 'id', body: aRun({ id: 'x' }) },
      { what: 'no credit', field: 'bodies', body: aRun({ bodies: [] }) },
      { what: 'a day that is none', field: 'completedOn', body: aRun({ completedOn: '14 Nov' }) },
      { what: 'no source', field: 'source', body: aRun({ source: ' ' }) },
      { what: 'no confirmation', field: 'confirmed', body: aRun({ confirmed: false }) },
      { what: 'no roster', field: 'roster', body: aRun({ roster: null }) },
    ],
  );
});

describeStaffRefusals({ verb: 'get', path: () => '/certificate-runs', instructors: false }, () => api);
describeStaffRefusals(
  { verb: 'post', path: () => '/certificate-runs', body: () => aRun(), instructors: false },
  () => api,
);
describeStaffRefusals(
  { verb: 'post', path: () => '/roster-checks', body: () => ({ roster: 'x' }), instructors: false },
  () => api,
);
for (const [verb, what, body] of [
  ['get', '', undefined],
  ['get', '/lines', undefined],
  ['get', '/events', undefined],
  ['get', '/archive', undefined],
  ['post', '/turns', { change: 'stopped' }],
  ['post', '/retries', { line: null }],
] as const) {
  describeStaffRefusals(
    {
      verb,
      path: async () => `/certificate-runs/${await known()}${what}`,
      body: () => body,
      instructors: false,
    },
    () => api,
  );
  it(`does not know a run that is not there: ${verb} ${what}`, async () => {
    const address = `${runs}/${randomUUID()}${what}`;
    const { status } = verb === 'get' ? await keeper.get(address) : await keeper.post(address, body);
    expect(status).toBe(404);
  });
}

let knownRun: Promise<string> | undefined;
const known = (): Promise<string> => (knownRun ??= aStartedRun(keeper));
