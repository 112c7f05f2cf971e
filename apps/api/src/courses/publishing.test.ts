import { aCourse, replacing } from '@cohesion/curriculum/testing';
import { CoursePublishing } from './course-publishing.service.js';
import { aCreditCourse, optionOf } from '../testing/a-credit-course.js';
import { anEnrollment, aStep } from '../testing/learner.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';
import { stored } from '../testing/stored.js';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const counts = async () =>
  stored(
    api,
    `select (select count(*) from courses)::int as courses, (select count(*) from course_versions)::int as versions,
       (select count(*) from lesson_pages)::int as pages, (select count(*) from offers)::int as offers`,
  );
const laxer = { 'course.yaml': replacing('passPercent: 80', 'passPercent: 75') };

describe('publishing a course', () => {
  it('writes its version, lessons and offers', async () => {
    expect(await api.publish(aCreditCourse())).toEqual({
      outcome: 'published',
      slug: 'a-small-course',
      version: 1,
      offersMade: 2,
      offersWithdrawn: 0,
      notOffered: [],
    });
    expect(await counts()).toEqual([{ courses: 1, versions: 1, pages: 2, offers: 2 }]);
  });

  it('changes nothing when the text is the same', async () => {
    const before = await counts();

    expect(await api.publish(aCreditCourse())).toEqual({
      outcome: 'unchanged',
      slug: 'a-small-course',
      version: 1,
      offersMade: 0,
      offersWithdrawn: 0,
      notOffered: [],
    });
    expect(await counts()).toEqual(before);
  });

  it('makes one version of a changed text, also when it is published twice at once', async () => {
    const changed = aCreditCourse({ edit: laxer });
    const answers = await Promise.all(Array.from({ length: 4 }, () => api.publish(changed)));

    expect(answers.map(({ outcome }) => outcome).toSorted()).toEqual([
      'published',
      'unchanged',
      'unchanged',
      'unchanged',
    ]);
    expect(await counts()).toEqual([{ courses: 1, versions: 2, pages: 4, offers: 4 }]);
  });

  it('keeps whoever enrolled at the version she enrolled in, and judges her by it', async () => {
    const slug = 'changing';
    await api.publish(aCreditCourse({ slug }));
    const early = await api.as({ name: 'early' });
    const { enrollmentId } = await anEnrollment(early, slug);
    await api.publish(aCreditCourse({ slug, edit: laxer }));
    const late = await api.as({ name: 'late' });
    const later = await anEnrollment(late, slug);

    // 80 % of 8 questions are 7, 75 % are 6.
    const home = (await early.get(`/enrollments/${enrollmentId}`)).body;
    expect(home).toMatchObject({ version: 1, quiz: { needed: 7 } });
    expect((await late.get(`/enrollments/${later.enrollmentId}`)).body).toMatchObject({
      version: 2,
      quiz: { needed: 6 },
    });
    expect(await passesWithSix(early, enrollmentId)).toBe(false);
    expect(await passesWithSix(late, later.enrollmentId)).toBe(true);
  });

  it.each([
    [
      'a level that is not one',
      { 'course.yaml': replacing('level: introductory', 'level: easy') },
      { file: 'course.yaml', field: 'level' },
    ],
    [
      'an item whose source is nowhere',
      { 'items.yaml': replacing('paragraph: leader-is-bound', 'paragraph: nowhere') },
      { file: 'items.yaml', field: expect.stringContaining('source') },
    ],
    [
      'a link that leads nowhere',
      { 'lessons/02-when-someone-is-absent.md': replacing('(#leader-is-bound)', '(#nowhere)') },
      { file: 'lessons/02-when-someone-is-absent.md' },
    ],
  ])(
    'refuses a course with %s whole, names file, line and field, and writes nothing',
    async (_, edit, mistake) => {
      const before = await counts();
      const publication = await api.publish(aCourse({ slug: 'with-a-mistake', edit }));

      expect(publication).toMatchObject({ outcome: 'refused' });
      expect('mistakes' in publication && publication.mistakes).toEqual([
        expect.objectContaining({ line: expect.any(Number), message: expect.any(String), ...mistake }),
      ]);
      expect(await counts()).toEqual(before);
    },
  );

  it('refuses a course whose folder is not its slug', async () => {
    const before = await counts();
    const publication = await api.app
      .get(CoursePublishing)
      .publish(api.societies.acme, 'another-folder', aCourse());

    expect(publication).toMatchObject({
      outcome: 'refused',
      mistakes: [{ file: 'course.yaml', field: 'slug', message: expect.stringContaining('another-folder') }],
    });
    expect(await counts()).toEqual(before);
  });
});

describe('the offers of a course', () => {
  it('leave out a body whose least amount is not reached, and say why', async () => {
    // A course of a few minutes: no body gives credit for it.
    const publication = await api.publish(aCourse({ slug: 'too-short' }));

    expect(publication).toMatchObject({
      outcome: 'published',
      notOffered: [expect.stringMatching(/^APA: .+/), expect.stringMatching(/^NBCC: .+/)],
    });
    expect((await api.visitor().get('/courses/too-short')).body).toMatchObject({
      offers: [],
      summary: { hours: null },
    });
  });

  it('leave out a body that the society claims nothing of', async () => {
    const publication = await api.publish(aCreditCourse({ slug: 'for-one' }), { bodies: ['apa'] });

    expect(publication).toMatchObject({ notOffered: [] });
    expect((await api.visitor().get('/courses/for-one')).body.offers).toMatchObject([{ body: 'apa' }]);
  });

  it('are none for a course that does not count', async () => {
    await api.publish(aCourse({ slug: 'not-for-credit', countsForCredit: false }));
    expect((await api.visitor().get('/courses/not-for-credit')).body.offers).toEqual([]);
  });
});

async function passesWithSix(caller: Awaited<ReturnType<TestApi['as']>>, enrollmentId: string) {
  const { body: attempt } = await caller.post(`/enrollments/${enrollmentId}/attempts`);
  const steps = attempt.questions.map(({ itemId }: { itemId: string }, index: number) =>
    aStep(index + 1, itemId, optionOf(itemId, index >= 2)),
  );
  await caller.post(`/attempts/${attempt.id}/steps`, { steps });
  const sent = await caller.post(`/attempts/${attempt.id}/submission`, {
    stepIds: steps.map(({ id }: { id: string }) => id),
  });
  expect(sent.body).toMatchObject({ right: 6, of: 8 });

  return sent.body.passed;
}
