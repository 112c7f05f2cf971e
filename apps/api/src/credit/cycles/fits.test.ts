import { aCreditCourse } from '../../testing/a-credit-course.js';
import { aLicense } from '../../testing/a-license.js';
import { importRuleSets } from '../../testing/a-rule-set.js';
import type { Caller } from '../../testing/caller.js';
import { describeRefusals } from '../../testing/ladder.js';
import { anEnrollment } from '../../testing/learner.js';
import { startTestApi, type TestApi } from '../../testing/start-test-api.js';

let api: TestApi;
let owner: Caller;
let licenseId: string;

const clinical = (slug: string) =>
  aCreditCourse({
    slug,
    edit: {
      'course.yaml': (text) =>
        text
          .replace('categories: [ethics]', 'categories: [clinical]')
          .replace('topics: [ethics]', 'topics: [theory]'),
    },
  });

beforeAll(async () => {
  api = await startTestApi();
  await importRuleSets(api);
  await api.publish(clinical('a-clinical-course'));
  await api.publish(aCreditCourse({ slug: 'a-small-course' }));
  await api.publish(aCreditCourse({ slug: 'not-approved' }), { bodies: [] });
  await api.publish(aCreditCourse({ slug: 'of-globex' }), { society: 'globex' });
  owner = await api.as({ name: 'owner' });
  licenseId = await aLicense(owner);
  await aLicense(owner, { jurisdiction: 'NY', type: 'LMHC' });
  await aLicense(owner, {
    jurisdiction: 'CA',
    type: 'LCSW',
    birthMonth: 4,
  });
});
afterAll(() => api.close());

describeRefusals(
  { verb: 'get', path: (id) => `/licenses/${id}/fits` },
  { api: () => api, id: async () => licenseId, administrator: 404 },
);

describe('GET /my-ce/fits', () => {
  it('tells a visitor nothing', async () => {
    expect(await api.visitor().get('/my-ce/fits')).toMatchObject({
      status: 401,
      body: { code: 'not-signed-in' },
    });
    expect(await api.visitor().get('/my-ce/fits/a-small-course')).toMatchObject({ status: 401 });
  });

  it('is empty for someone without a license', async () => {
    expect((await (await api.as({ name: 'new' })).get('/my-ce/fits')).body).toEqual({
      groups: [],
      problems: [],
      notice: 'By the rules we have; your board has the final say.',
    });
  });

  it('says of every course that gives credit what it would do for each license, with the clause', async () => {
    const { status, body } = await owner.get('/my-ce/fits');
    const of = (slug: string) =>
      body.groups.find(({ courses }: { courses: string[] }) => courses.includes(slug))?.fits;

    expect(status).toBe(200);
    expect(body.groups.flatMap(({ courses }: { courses: string[] }) => courses).toSorted()).toEqual([
      'a-clinical-course',
      'a-small-course',
    ]);
    expect(of('a-small-course')).toEqual([
      {
        licenseId,
        standing: 'fills',
        sentence: 'Counts toward Sample ga-lpc: Ethics (you need 3).',
        counted: '1.0',
        clause: 'Three hours of ethics are needed.',
      },
      expect.objectContaining({ sentence: 'Counts toward Sample ca-lcsw: Ethics (you need 3).' }),
    ]);
    expect(of('a-clinical-course')).toMatchObject([
      {
        sentence: 'Counts toward Sample ga-lpc: hours in all (you need 10).',
        clause: '10 hours are needed.',
      },
      {},
    ]);
    // The New York license has no dates yet.
    expect(body.problems).toMatchObject([{ code: 'period-missing', enter: 'periods' }]);
  });

  it('sees an hour that was earned since, and a license that was added', async () => {
    const caller = await api.as({ name: 'mover' });
    await aLicense(caller);
    const need = async () => (await caller.get('/my-ce/fits/a-clinical-course')).body.fits[0].toGo.before;
    const before = await need();
    const learner = await anEnrollment(caller);
    await learner.complete();
    await learner.claim();

    expect([before, await need()]).toEqual(['10.0', '9.0']);
    await aLicense(caller, { jurisdiction: 'international', type: 'CGP' });
    expect((await caller.get('/my-ce/fits/a-clinical-course')).body.fits).toHaveLength(2);
  });
});

describe('GET /my-ce/fits/:slug', () => {
  it('says everything about one course: what it fills, by which clause, and what is to go after it', async () => {
    const { body } = await owner.get('/my-ce/fits/a-small-course');

    expect(body).toMatchObject({ slug: 'a-small-course', notForCredit: null });
    expect(body.fits[0]).toMatchObject({
      licenseName: 'Georgia LPC',
      renewsOn: '2028-09-30',
      recorded: '1.0',
      counted: '1.0',
      toGo: { before: '10.0', after: '9.0' },
      toward: [
        {
          name: 'Ethics',
          before: '3.0',
          after: '2.0',
          clause: { text: 'Three hours of ethics are needed.', source: { url: 'https://example.com/rules' } },
        },
        { name: 'Total' },
      ],
      notice: 'By the rules we have, checked on November 20, 2026; your board has the final say.',
    });
  });

  it('says that a course nobody approved gives no hours', async () => {
    expect((await owner.get('/my-ce/fits/not-approved')).body).toMatchObject({
      notForCredit: 'No body approves this course, so it gives no hours.',
      fits: [],
    });
  });

  it.each(['nothing-here', 'of-globex'])('does not know %s', async (slug) => {
    expect(await owner.get(`/my-ce/fits/${slug}`)).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    });
  });

  it('names an address that is none', async () => {
    expect(await owner.get('/my-ce/fits/Not%20A%20Slug')).toMatchObject({
      status: 400,
      body: { code: 'invalid-request' },
    });
  });
});

describe('GET /licenses/:id/fits', () => {
  it('puts the course first that helps most', async () => {
    const { body } = await owner.get(`/licenses/${licenseId}/fits`);

    // Both take one hour off the total; ethics takes one off two requirements.
    expect(body.toGo).toBe('10.0');
    expect(body.courses).toMatchObject([
      { slug: 'a-small-course', toGoAfter: '9.0', fit: { standing: 'fills' } },
      { slug: 'a-clinical-course', toGoAfter: '9.0' },
    ]);
  });

  it('shows a course as the catalogue does: its hours, and the minutes they were counted from', async () => {
    const { courses } = (await owner.get('/courses')).body;
    const inCatalogue = courses.find(({ slug }: { slug: string }) => slug === 'a-small-course');
    const [first] = (await owner.get(`/licenses/${licenseId}/fits`)).body.courses;

    expect(first).toMatchObject({ slug: inCatalogue.slug, hours: '1.0 hour: ethics' });
    expect(first).toMatchObject({ hours: inCatalogue.hours, minutes: inCatalogue.minutes });
  });

  it('leaves out what would not count, and says what to enter where nothing can be worked out', async () => {
    const caller = await api.as({ name: 'newyorker' });
    const dated = await aLicense(caller, {
      jurisdiction: 'NY',
      type: 'LMHC',
      periods: [{ start: '2026-01-01', end: '2028-12-31' }],
    });
    expect((await caller.get(`/licenses/${dated}/fits`)).body).toMatchObject({ courses: [], problem: null });
    const dateless = await aLicense(caller, { jurisdiction: 'CA', type: 'LCSW' });
    expect((await caller.get(`/licenses/${dateless}/fits`)).body).toMatchObject({
      courses: [],
      toGo: null,
      problem: { code: 'birth-month-missing', enter: 'birthMonth' },
    });
  });
});
