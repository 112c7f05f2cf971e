import { aCourse } from '@cohesion/curriculum/testing';
import { aCreditCourse } from '../testing/a-credit-course.js';
import { planners } from '../testing/a-program.js';
import { describeBadBodies } from '../testing/ladder.js';
import { describeStaffRefusals } from '../testing/staff-ladder.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';
import { stored } from '../testing/stored.js';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
  await api.publish(aCreditCourse());
  await api.publish(aCourse({ slug: 'too-short' }));
  await api.publish(aCourse({ slug: 'not-for-credit', countsForCredit: false }), { bodies: [] });
});
afterAll(() => api.close());

const administrator = () => api.as({ role: 'ce-administrator' });
const aChange = (changes: Record<string, unknown> = {}) => ({
  version: 1,
  bodies: ['apa', 'nbcc'],
  people: planners,
  ...changes,
});
const put = async (body: unknown, course = 'a-small-course') =>
  (await administrator()).put(`/societies/acme/programs/${course}`, body);

describeStaffRefusals({ verb: 'get', path: () => '/programs', instructors: true }, () => api);
describeStaffRefusals({ verb: 'get', path: () => '/programs/a-small-course', instructors: true }, () => api);
describeStaffRefusals(
  { verb: 'put', path: () => '/programs/a-small-course', body: aChange, instructors: false },
  () => api,
);
describeStaffRefusals(
  {
    verb: 'post',
    path: () => '/programs/a-small-course/preview',
    body: () => ({ bodies: ['apa'] }),
    instructors: false,
  },
  () => api,
);
describeStaffRefusals({ verb: 'get', path: () => '/today', instructors: true }, () => api);

describe('GET /societies/:org/programs', () => {
  it('says of each course what each body gives, which gives nothing, and why', async () => {
    const { programs } = (await (await administrator()).get('/societies/acme/programs')).body;
    const of = (course: string) => programs.find((program: { course: string }) => program.course === course);

    expect(of('a-small-course')).toMatchObject({
      forCredit: true,
      refused: [],
      offers: [
        { body: 'apa', amount: '1.0', unit: 'CE credits', format: 'self-study', validTo: '2029-12-31' },
        { body: 'nbcc', amount: '1.0', unit: 'clock hours' },
      ],
    });
    expect(of('too-short')).toMatchObject({
      offers: [],
      refused: [{ body: 'apa', sentence: expect.stringMatching(/./) }, { body: 'nbcc' }],
    });
    expect(of('not-for-credit')).toMatchObject({ forCredit: false, offers: [], refused: [] });
  });

  it('does not know a course that is not there', async () => {
    expect(await (await administrator()).get('/societies/acme/programs/no-such-course')).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    });
  });
});

describe('POST /societies/:org/programs/:course/preview', () => {
  const preview = async (bodies: unknown, course = 'a-small-course') =>
    (await administrator()).post(`/societies/acme/programs/${course}/preview`, { bodies });

  it('says what claiming other bodies would do, and keeps nothing', async () => {
    const before = await stored(api, 'select count(*) from programs');

    // 61.1 minutes by Mergener govern with and without NBCC's 140.
    expect(await preview(['apa', 'nbcc'])).toMatchObject({
      status: 200,
      body: { warning: null, changes: [] },
    });
    expect((await preview([])).body).toEqual({ warning: null, changes: [] });
    expect(await stored(api, 'select count(*) from programs')).toEqual(before);
  });

  it('refuses a body that could not be claimed, and a course that is not there', async () => {
    expect(await preview(['ace'])).toMatchObject({
      status: 400,
      body: {
        code: 'program-off',
        details: [{ field: 'bodies', message: 'The society has no ASWB ACE approval.' }],
      },
    });
    expect(await preview(['apa'], 'no-such-course')).toMatchObject({ status: 404 });
    expect(await preview('apa')).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
  });
});

describe('PUT /societies/:org/programs/:course', () => {
  describeBadBodies('put', async () => '/societies/acme/programs/a-small-course', administrator, [
    { what: 'no version', field: 'version', body: { bodies: [], people: [] } },
    {
      what: 'a person who does nothing',
      field: 'people.0.roles',
      body: aChange({ people: [{ ...planners[0], roles: [] }] }),
    },
    {
      what: 'a discipline nobody asks for',
      field: 'people.0.discipline',
      body: aChange({ people: [{ ...planners[0], discipline: 'magic' }] }),
    },
    {
      what: 'a person without a name',
      field: 'people.0.name',
      body: aChange({ people: [{ ...planners[0], name: ' ' }] }),
    },
  ]);

  it.each([
    [
      'a body the society has no approval of',
      { bodies: ['ace'] },
      'bodies',
      'The society has no ASWB ACE approval.',
    ],
    ['a body nobody knows', { bodies: ['zzz'] }, 'bodies', 'The society has no zzz approval.'],
    [
      'APA without a psychologist among the planners',
      { people: planners.slice(1) },
      'people',
      'APA asks for a psychologist with a doctorate among the planners, and none is named.',
    ],
  ])('refuses %s, names the field, and writes nothing', async (_, changes, field, message) => {
    const before = await stored(api, 'select count(*) from programs');
    const answer = await put(aChange(changes));

    expect(answer).toMatchObject({ status: 400, body: { code: 'program-off' } });
    expect(answer.body.details).toContainEqual({ field, message });
    expect(await stored(api, 'select count(*) from programs')).toEqual(before);
  });

  it('refuses a required planner who presents, also when it is the course itself that says she does', async () => {
    await (
      await administrator()
    ).post('/societies/acme/approvals', {
      body: 'nasw',
      bodyName: 'NASW',
      providerNumber: null,
      approvalNumber: 'SAMPLE-N1',
      formats: ['self-study'],
      courses: ['a-small-course'],
      statement: 'Sample: approved by NASW.',
      validFrom: '2026-01-01',
      validTo: '2026-12-31',
    });
    const social = {
      name: 'Sample Instructor',
      credentials: 'LCSW',
      discipline: 'social-work',
      roles: ['planner'],
    };
    const answer = await put(aChange({ bodies: ['nasw'], people: [social] }));

    expect(answer).toMatchObject({
      status: 400,
      body: {
        code: 'program-off',
        details: [
          {
            field: 'people',
            message: 'NASW asks for a planner who does not also present; Sample Instructor does both.',
          },
        ],
      },
    });
  });

  it('lets the offers follow in the same moment, keeps what was said before, and refuses an old version', async () => {
    const answer = await put(aChange({ bodies: ['apa'] }));

    expect(answer).toMatchObject({
      status: 200,
      body: {
        recordVersion: 2,
        bodies: ['apa'],
        program: { offers: [{ body: 'apa' }] },
        people: [{ name: 'Sample Psychologist' }, {}, {}],
      },
    });
    expect(answer.body.history).toContainEqual(
      expect.objectContaining({
        bodyName: 'NBCC',
        withdrawn: { at: expect.any(String), reason: 'The course is no longer offered for this credit.' },
      }),
    );
    expect(await put(aChange({ bodies: ['apa'] }))).toMatchObject({
      status: 409,
      body: { code: 'record-changed' },
    });
    expect(
      await stored(
        api,
        `select version, origin from programs where course = 'a-small-course' order by version`,
      ),
    ).toEqual([
      { version: 1, origin: 'file' },
      { version: 2, origin: 'console' },
    ]);
  });
});

describe('GET /societies/:org/today', () => {
  it('names courses for credit that nobody gives credit for, and the gaps of the curriculum', async () => {
    const { body } = await (await administrator()).get('/societies/acme/today');

    expect(body.withoutOffer.map(({ course }: { course: string }) => course)).toEqual(['too-short']);
    expect(body.gaps.sentences).toHaveLength(3);
    expect(body.gaps.sentences[0]).toMatch(/^Nothing teaches /);
    expect(body).toMatchObject({ courses: 3, approvals: 3 });
    // The NASW approval of this test ends in 39 days: November 22 to December 31.
    expect(body.expiring).toMatchObject([{ body: 'nasw', daysLeft: 39 }]);
  });

  it('is empty for a society without courses, and says nothing it does not know', async () => {
    const theirs = await api.as({ role: 'ce-administrator', society: 'globex' });
    expect((await theirs.get('/societies/globex/today')).body).toEqual({
      expiring: [],
      withoutOffer: [],
      gaps: { never: 29, oneCourse: 0, sentences: [] },
      courses: 0,
      approvals: 2,
    });
  });
});
