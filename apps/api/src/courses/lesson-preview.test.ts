import { lessonPreview } from '@cohesion/contracts';
import { replacing } from '@cohesion/curriculum/testing';
import { aCreditCourse } from '../testing/a-credit-course.js';
import { anEnrollment } from '../testing/learner.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';

const first = 'lessons/01-what-a-group-promises.md';
const path = '/courses/a-small-course/preview';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
  const edit = {
    [first]: replacing(
      'One chair stands empty.',
      'One chair stands empty, see [*how* to answer](#three-responses) and [who is bound](#leader-is-bound).',
    ),
  };
  await api.publish(aCreditCourse({ edit }));
});
afterAll(() => api.close());

describe('GET /courses/:slug/preview', () => {
  it('shows a visitor the first lesson, and how many there are', async () => {
    const { status, body } = await api.visitor().get(path);

    expect(status).toBe(200);
    expect(lessonPreview.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      courseSlug: 'a-small-course',
      module: { number: 1, of: 2 },
      lesson: { title: 'What a group promises', minutes: expect.any(Number) },
      lessons: 2,
      open: true,
      enrollmentId: null,
    });
    expect(body.html).toContain('An agreement asks for silence; it cannot enforce it.');
  });

  it('shows no other lesson, and neither questions nor their key', async () => {
    const text = JSON.stringify((await api.visitor().get(path)).body);

    for (const hidden of ['Three responses', 'A leader may wait', 'rationale', 'Which answer fits'])
      expect(text).not.toContain(hidden);
  });

  it('keeps links within the lesson, and of those to other lessons the words', async () => {
    const { html } = (await api.visitor().get(path)).body;

    expect(html).toContain('see <em>how</em> to answer and <a href="#p-leader-is-bound">who is bound</a>');
    expect(html).toMatch(/<a [^>]*href="#ref-sample-code"/);
    expect(html).not.toContain('data-lesson');
  });

  it('tells someone who is enrolled where to go on, and nobody else', async () => {
    const reader = await api.as({ name: 'reader' });
    const { enrollmentId } = await anEnrollment(reader);

    expect((await reader.get(path)).body).toMatchObject({ enrollmentId });
    expect((await (await api.as({ name: 'someone else' })).get(path)).body).toMatchObject({
      enrollmentId: null,
    });
  });

  it('keeps nothing of the reading', async () => {
    const reader = await api.as({ name: 'reader' });
    const before = (await reader.get('/enrollments')).body;
    await reader.get(path);

    expect((await reader.get('/enrollments')).body).toEqual(before);
  });

  it('does not know an address that leads nowhere, or to another society’s course', async () => {
    const answers = [
      await api.visitor().get('/courses/no-such-course/preview'),
      await api.visitor('globex').get(path),
      await (await api.as({ role: 'ce-administrator', society: 'globex' })).get(path),
      await api.visitor().get(`${path}/when-someone-is-absent`),
    ];
    for (const answer of answers) expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it.each(['A-Small-Course', 'a--b', '..%2F..%2Fetc', 'a'.repeat(101)])(
    'refuses the address %s, which no course can have',
    async (slug) => {
      const answer = await api.visitor().get(`/courses/${slug}/preview`);
      expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
    },
  );
});

/** Last, because the clock only goes forward. */
describe('GET /courses/:slug/preview, after the last day', () => {
  it('is still readable, and says that the course is closed', async () => {
    api.clock.advance(Date.parse('2029-11-24T12:00:00Z') - api.clock.now().getTime());

    expect(await api.visitor().get(path)).toMatchObject({ status: 200, body: { open: false } });
  });
});
