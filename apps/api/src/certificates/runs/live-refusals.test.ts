import { aCreditCourse } from '../../testing/a-credit-course.js';
import type { Caller } from '../../testing/caller.js';
import { describeBadBodies } from '../../testing/ladder.js';
import { alsoApproved, aLiveRun, coverLive, sessions, threeSessions } from '../../testing/live.js';
import { describeStaffRefusals } from '../../testing/staff-ladder.js';
import { startTestApi, type TestApi } from '../../testing/start-test-api.js';
import { stored } from '../../testing/stored.js';

let api: TestApi;
let keeper: Caller;

beforeAll(async () => {
  api = await startTestApi();
  keeper = await api.as({ role: 'ce-administrator' });
  await coverLive(keeper, 'apa');
  await alsoApproved(keeper, 'ace', { validFrom: '2026-11-14' });
  await alsoApproved(keeper, 'ama');
  await api.publish(aCreditCourse(), { bodies: ['apa', 'nbcc', 'ace', 'nasw', 'ama'] });
  await api.publish(aCreditCourse({ slug: 'unplanned' }), { bodies: ['apa'], people: [] });
});
afterAll(() => api.close());

const runs = '/societies/acme/certificate-runs';
const credits = '/societies/acme/session-credits';
const asked = (changes: Record<string, unknown> = {}) => ({
  course: 'a-small-course',
  format: 'live-in-person',
  sessions: threeSessions,
  ...changes,
});
const [first, second, third] = threeSessions;

describe('the credit of sessions', () => {
  it('is counted under each body of the program, or refused in a sentence, and nothing is written', async () => {
    const before = await stored(api, 'select count(*) from offers');
    const { status, body } = await keeper.post(credits, asked());

    expect(status).toBe(200);
    expect(body).toMatchObject({ minutes: 255, completedOn: '2026-11-14' });
    expect(body.credits).toEqual([
      // 255 / 60 = 4.25, shared 90 : 60 : 105
      {
        body: 'apa',
        bodyName: 'APA',
        amount: '4.25',
        unit: 'CE credits',
        shares: ['1.5', '1.0', '1.75'],
        sentence: null,
      },
      expect.objectContaining({
        body: 'nbcc',
        amount: null,
        unit: null,
        shares: [],
        sentence: 'The NBCC approval does not cover live in-person activities.',
      }),
      expect.objectContaining({ body: 'ace', amount: '4.0', shares: ['1.41', '0.94', '1.65'] }),
      expect.objectContaining({
        body: 'nasw',
        amount: null,
        sentence: 'There is no NASW approval that covers this course.',
      }),
      expect.objectContaining({
        body: 'ama',
        amount: null,
        sentence: expect.stringContaining('claimed by each learner'),
      }),
    ]);
    expect(await stored(api, 'select count(*) from offers')).toEqual(before);
  });

  it('is asked of the day of the last session', async () => {
    const { body } = await keeper.post(credits, asked({ sessions: [first, second] }));
    const ace = body.credits.find((credit: { body: string }) => credit.body === 'ace');

    expect(ace).toMatchObject({
      amount: null,
      sentence: 'The ASWB ACE approval is not in force on 2026-11-13; it runs from 2026-11-14 to 2029-12-31.',
    });
  });

  it('is nothing below what a body gives at least', async () => {
    const { body } = await keeper.post(credits, asked({ sessions: [{ ...first, to: '09:30' }] }));

    expect(body.credits[0]).toMatchObject({
      body: 'apa',
      amount: null,
      sentence: expect.stringContaining('no less than'),
    });
  });

  it('is nothing where nobody planned the program whom the body asks for', async () => {
    const { body } = await keeper.post(credits, asked({ course: 'unplanned' }));

    expect(body.credits).toMatchObject([
      { body: 'apa', amount: null, sentence: expect.stringContaining('plan') },
    ]);
  });

  it('is counted for sixty sessions', async () => {
    const { body } = await keeper.post(credits, asked({ sessions: sessions(60) }));

    // 60 x 30 / 60
    expect(body.credits[0]).toMatchObject({
      amount: '30.0',
      shares: Array.from({ length: 60 }, () => '0.5'),
    });
  });

  describeBadBodies(
    'post',
    () => Promise.resolve(credits),
    () => api.as({ role: 'ce-administrator' }),
    [
      { what: 'a format that is not live', field: 'format', body: asked({ format: 'self-study' }) },
      { what: 'no session', field: 'sessions', body: asked({ sessions: [] }) },
      { what: 'more than sixty', field: 'sessions', body: asked({ sessions: sessions(61) }) },
      {
        what: 'a session without a name',
        field: 'sessions.0.title',
        body: asked({ sessions: [{ ...first, title: ' ' }] }),
      },
      {
        what: 'a name of two lines',
        field: 'sessions.0.title',
        body: asked({ sessions: [{ ...first, title: 'a\nb' }] }),
      },
      {
        what: 'a day that is none',
        field: 'sessions.1.day',
        body: asked({ sessions: [first, { ...second, day: '14 Nov' }] }),
      },
      {
        what: 'a time that is none',
        field: 'sessions.0.from',
        body: asked({ sessions: [{ ...first, from: '9:00' }] }),
      },
      {
        what: 'an hour of no day',
        field: 'sessions.0.to',
        body: asked({ sessions: [{ ...first, to: '24:00' }] }),
      },
      { what: 'no program', field: 'course', body: asked({ course: null }) },
    ],
  );
});

/** The clock of the society says ten in the morning of November 22. */
const offSessions = [
  ['a session that ends before it begins', [{ ...first, to: '08:59' }], 'sessions.0.to'],
  ['a session of no minute', [{ ...first, to: '09:00' }], 'sessions.0.to'],
  ['a day to come', [first, { ...third, day: '2026-11-23' }], 'sessions.1.day'],
  ['a session that goes on', [{ ...first, day: '2026-11-22', to: '10:01' }], 'sessions.0.to'],
  ['sessions that overlap', [first, { ...second, from: '10:29' }], 'sessions.1.from'],
  ['sessions out of order', [third, first], 'sessions.1.from'],
  ['a name that no font has', [{ ...first, title: 'हरि' }], 'sessions.0.title'],
] as const;

describe('sessions that are not right', () => {
  it.each(offSessions)('are refused for %s, and nothing is started', async (_, list, field) => {
    expect(await keeper.post(credits, asked({ sessions: list }))).toMatchObject({
      status: 400,
      body: { code: 'run-off', details: [{ field }] },
    });
    const run = aLiveRun({ bodies: ['apa'] }, { sessions: list });
    expect(await keeper.post(runs, run)).toMatchObject({
      status: 400,
      body: { code: 'run-off', details: [{ field: `live.${field}` }] },
    });
    expect((await keeper.get(`${runs}/${run.id}`)).status).toBe(404);
  });

  it('may touch, and end this minute', async () => {
    const list = [
      { ...first, day: '2026-11-22', from: '08:00', to: '09:00' },
      { ...second, day: '2026-11-22', from: '09:00', to: '10:00' },
    ];
    expect((await keeper.post(credits, asked({ sessions: list }))).body).toMatchObject({ minutes: 120 });
  });
});

describe('a run in sessions', () => {
  it.each([
    ['credit whose approval is not for live activities', { bodies: ['apa', 'nbcc'] }, 'bodies'],
    ['credit that each learner claims', { bodies: ['ama'] }, 'bodies'],
    ['credit the program is not for', { bodies: ['nysed'] }, 'bodies'],
    ['credit nobody knows', { bodies: ['zzz'] }, 'bodies'],
    ['a program that is not there', { course: 'no-such-course' }, 'course'],
    ['a day beside that of its sessions', { completedOn: '2026-11-14' }, 'completedOn'],
    ['neither a day nor sessions', { live: undefined }, 'completedOn'],
  ])('is refused for %s, and nothing is written', async (_, changes, field) => {
    const before = await stored(api, 'select count(*) from offers');
    const run = aLiveRun({ bodies: ['apa'], ...changes });

    expect(await keeper.post(runs, run)).toMatchObject({
      status: 400,
      body: { code: 'run-off', details: [{ field, message: expect.stringMatching(/\S/) }] },
    });
    expect((await keeper.get(`${runs}/${run.id}`)).status).toBe(404);
    expect(await stored(api, 'select count(*) from offers')).toEqual(before);
  });

  it('takes the approval that is for live activities where a body has one for each', async () => {
    await alsoApproved(keeper, 'nbcc', {
      formats: ['live-in-person'],
      courses: ['a-small-course'],
      validFrom: '2025-01-01',
    });
    const { body } = await keeper.post(credits, asked());

    expect(body.credits).toContainEqual(expect.objectContaining({ body: 'nbcc', amount: '4.25' }));
  });
});

describeStaffRefusals(
  { verb: 'post', path: () => '/session-credits', body: () => asked(), instructors: false },
  () => api,
);
