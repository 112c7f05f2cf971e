import { aCourse } from '@cohesion/curriculum/testing';
import { aCreditCourse } from '../testing/a-credit-course.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';

let api: TestApi;

/** 61 minutes for two bodies, 5 minutes for none, and one of the other society. */
beforeAll(async () => {
  api = await startTestApi();
  await api.publish(aCreditCourse());
  await api.publish(
    aCourse({
      slug: 'building-a-practice',
      title: '7 ways of building a practice',
      countsForCredit: false,
      edit: {
        'course.yaml': (text) =>
          text
            .replace('topics: [ethics]', 'topics: [practice]')
            .replace('level: introductory', 'level: advanced'),
      },
    }),
  );
  await api.publish(aCourse({ slug: 'of-the-others', title: 'Of the others' }), { society: 'globex' });
});
afterAll(() => api.close());

const slugs = async (query: string): Promise<string[]> => {
  const { status, body } = await api.visitor().get(`/courses${query}`);
  expect(status).toBe(200);

  return body.courses.map(({ slug }: { slug: string }) => slug);
};

describe('GET /courses', () => {
  it('lists a society’s courses in the order in which it took them up, to anyone', async () => {
    expect(await slugs('')).toEqual(['a-small-course', 'building-a-practice']);
  });

  it('says of each what a learner chooses by', async () => {
    const { body } = await api.visitor().get('/courses');

    expect(body.courses).toMatchObject([
      {
        slug: 'a-small-course',
        level: 'introductory',
        minutes: 61,
        hours: '1.0 hour: ethics',
        bodies: ['APA', 'NBCC'],
        updated: '2026-11-22',
        price: 'No fee.',
      },
      { slug: 'building-a-practice', hours: null, bodies: [] },
    ]);
  });

  it('shows another society’s courses on its own host alone', async () => {
    const { body } = await api.visitor('globex').get('/courses');
    expect(body.courses.map(({ slug }: { slug: string }) => slug)).toEqual(['of-the-others']);
  });

  it.each([
    ['?topic=ethics', ['a-small-course']],
    ['?level=advanced', ['building-a-practice']],
    ['?time=1-to-2-hours', ['a-small-course']],
    ['?time=under-1-hour', ['building-a-practice']],
    ['?time=over-2-hours', []],
    ['?body=NBCC', ['a-small-course']],
    ['?q=PRACTICE%20building', ['building-a-practice']],
    ['?q=%20%20', ['a-small-course', 'building-a-practice']],
    ['?topic=ethics&level=advanced', []],
  ])('narrows the list by %s', async (query, expected) => {
    expect(await slugs(query)).toEqual(expected);
  });

  it('says of each filter that is on how many courses there would be without it', async () => {
    const { body } = await api.visitor().get('/courses?topic=ethics&level=advanced&q=nowhere');
    expect(body.courses).toEqual([]);
    expect(body.without).toEqual([
      { filter: 'q', count: 0 },
      { filter: 'topic', count: 0 },
      { filter: 'level', count: 0 },
    ]);

    expect((await api.visitor().get('/courses?topic=ethics&level=advanced')).body.without).toEqual([
      { filter: 'topic', count: 1 },
      { filter: 'level', count: 1 },
    ]);
    expect((await api.visitor().get('/courses')).body.without).toEqual([]);
  });

  it('says beside each choice how many courses it would show, given the other filters', async () => {
    const { body } = await api.visitor().get('/courses?level=advanced');

    expect(body.filters).toEqual({
      // The level's own filter does not count against its other choices.
      level: [
        { value: 'advanced', label: 'Advanced', count: 1 },
        { value: 'introductory', label: 'Introductory', count: 1 },
      ],
      topic: [
        { value: 'ethics', label: 'Ethics', count: 0 },
        { value: 'practice', label: 'Practice', count: 1 },
      ],
      time: [
        { value: '1-to-2-hours', label: '1 to 2 hours', count: 0 },
        { value: 'under-1-hour', label: 'Under 1 hour', count: 1 },
      ],
      body: [
        { value: 'APA', label: 'APA', count: 0 },
        { value: 'NBCC', label: 'NBCC', count: 0 },
      ],
    });
  });

  it.each([
    ['a filter that is not one', '?color=red', ''],
    ['a level that is not one', '?level=expert', 'level'],
    ['a time that is not one', '?time=forever', 'time'],
    ['a search that is too long', `?q=${'a'.repeat(101)}`, 'q'],
    ['the same filter twice', '?topic=ethics&topic=practice', 'topic'],
  ])('refuses %s', async (_, query, field) => {
    const answer = await api.visitor().get(`/courses${query}`);

    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
    expect(answer.body.details.map((detail: { field: string }) => detail.field)).toContain(field);
  });
});
