import { aCreditCourse } from '../testing/a-credit-course.js';
import type { Caller } from '../testing/caller.js';
import { describeBadBodies, describeRefusals } from '../testing/ladder.js';
import { anEnrollment, aReading, type Learner } from '../testing/learner.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';
import { stored } from '../testing/stored.js';

let api: TestApi;
let owner: Caller;
let learner: Learner;

beforeAll(async () => {
  api = await startTestApi();
  await api.publish(aCreditCourse());
  owner = await api.as({ name: 'owner' });
  learner = await anEnrollment(owner);
});
afterAll(() => api.close());

const refused = { api: () => api, id: async () => learner.enrollmentId };
const lesson = 'what-a-group-promises';

describeRefusals({ verb: 'get', path: (id) => `/enrollments/${id}` }, { ...refused, administrator: 200 });
describeRefusals(
  { verb: 'get', path: (id) => `/enrollments/${id}/lessons/${lesson}` },
  { ...refused, administrator: 200 },
);
describeRefusals(
  { verb: 'get', path: (id) => `/enrollments/${id}/cases/the-empty-chair` },
  { ...refused, administrator: 200 },
);
describeRefusals(
  { verb: 'post', path: (id) => `/enrollments/${id}/readings`, body: () => ({ events: [aReading(lesson)] }) },
  { ...refused, administrator: 403 },
);

describe('POST /enrollments', () => {
  const hash = async (): Promise<string> =>
    (await api.visitor().get('/courses/a-small-course')).body.disclosures.hash;

  it('asks a visitor to sign in', async () => {
    const answer = await api
      .visitor()
      .post('/enrollments', { courseSlug: 'a-small-course', disclosuresHash: 'x' });
    expect(answer).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
  });

  describeBadBodies(
    'post',
    async () => '/enrollments',
    () => api.as(),
    [
      { what: 'a missing course', field: 'courseSlug', body: { disclosuresHash: 'x' } },
      { what: 'missing disclosures', field: 'disclosuresHash', body: { courseSlug: 'a-small-course' } },
      {
        what: 'an unknown field',
        field: '',
        body: { courseSlug: 'a-small-course', disclosuresHash: 'x', admin: true },
      },
    ],
  );

  it('does not know a course that another society offers', async () => {
    const outsider = await api.as({ society: 'globex' });
    const answer = await outsider.post('/enrollments', {
      courseSlug: 'a-small-course',
      disclosuresHash: await hash(),
    });
    expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it('refuses disclosures other than those on the page today', async () => {
    const answer = await (
      await api.as({ name: 'hasty' })
    ).post('/enrollments', { courseSlug: 'a-small-course', disclosuresHash: 'old' });
    expect(answer).toMatchObject({ status: 409, body: { code: 'disclosures-changed' } });
  });

  it('enrolls once, however often it is asked', async () => {
    const eager = await api.as({ name: 'eager' });
    const request = { courseSlug: 'a-small-course', disclosuresHash: await hash() };

    const answers = await Promise.all(Array.from({ length: 5 }, () => eager.post('/enrollments', request)));

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect((await eager.get('/enrollments')).body.enrollments).toHaveLength(1);
  });

  it('shows the course page as enrolled from then on', async () => {
    expect((await owner.get('/courses/a-small-course')).body.enrollmentId).toBe(learner.enrollmentId);
  });
});

describe('GET /enrollments', () => {
  it('asks a visitor to sign in', async () => {
    expect((await api.visitor().get('/enrollments')).status).toBe(401);
  });

  it('lists the actor’s own and nobody else’s', async () => {
    expect((await (await api.as({ name: 'nobody yet' })).get('/enrollments')).body.enrollments).toEqual([]);
    expect((await owner.get('/enrollments')).body.enrollments).toMatchObject([{ id: learner.enrollmentId }]);
  });
});

describe('a lesson', () => {
  it('is answered as it was rendered when the course was published, and not rendered again', async () => {
    // Nothing in the application can change what is published, so the owner of the tables does.
    await stored(api, 'alter table lesson_pages disable trigger append_only');
    await stored(api, 'update lesson_pages set html = $2 where lesson = $1', [lesson, '<p>As rendered.</p>']);
    await stored(api, 'alter table lesson_pages enable trigger append_only');
    const { body } = await owner.get(`/enrollments/${learner.enrollmentId}/lessons/${lesson}`);

    expect(body.html).toBe('<p>As rendered.</p>');
  });
});

describe('reading', () => {
  it('says where the reader stopped, on any device, and counts a lesson read once its end was reached', async () => {
    const reader = await api.as({ name: 'reader' });
    const { enrollmentId } = await anEnrollment(reader);
    const events = [
      aReading(lesson, { seq: 1, paragraph: 'p-one', finished: false, at: '2026-11-22T15:00:00Z' }),
      aReading(lesson, { seq: 2, paragraph: 'p-two', finished: false, at: '2026-11-22T15:00:05Z' }),
    ];
    await reader.post(`/enrollments/${enrollmentId}/readings`, { events });

    const started = (await reader.get(`/enrollments/${enrollmentId}/lessons/${lesson}`)).body;
    expect(started).toMatchObject({
      position: { paragraph: 'p-two', offset: 0.5 },
      lesson: { status: 'started' },
    });

    const end = aReading(lesson, { seq: 3, paragraph: 'p-end', finished: true, at: '2026-11-22T15:04:00Z' });
    await reader.post(`/enrollments/${enrollmentId}/readings`, { events: [end] });

    expect((await reader.get(`/enrollments/${enrollmentId}`)).body.summary).toMatchObject({
      lessonsRead: 1,
      lessons: 2,
    });
  });

  it('keeps a reported event once, however often it is sent', async () => {
    const sender = await api.as({ name: 'sender' });
    const { enrollmentId } = await anEnrollment(sender);
    const event = aReading(lesson);
    for (let time = 0; time < 3; time += 1) {
      const answer = await sender.post(`/enrollments/${enrollmentId}/readings`, { events: [event] });
      expect(answer).toMatchObject({ status: 200, body: { saved: [event.id] } });
    }

    const twice = aReading(lesson);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        sender.post(`/enrollments/${enrollmentId}/readings`, { events: [twice, twice] }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await countReadings(enrollmentId)).toBe(2);
  });

  it('never loses ground when an older position arrives late', async () => {
    const late = await api.as({ name: 'late' });
    const { enrollmentId } = await anEnrollment(late);
    const newer = aReading(lesson, {
      seq: 2,
      paragraph: 'p-new',
      finished: true,
      at: '2026-11-22T16:00:00Z',
    });
    const older = aReading(lesson, {
      seq: 1,
      paragraph: 'p-old',
      finished: false,
      at: '2026-11-22T15:00:00Z',
    });
    await late.post(`/enrollments/${enrollmentId}/readings`, { events: [newer] });
    await late.post(`/enrollments/${enrollmentId}/readings`, { events: [older] });

    const page = (await late.get(`/enrollments/${enrollmentId}/lessons/${lesson}`)).body;
    expect(page).toMatchObject({ position: { paragraph: 'p-new' }, lesson: { status: 'done' } });
  });

  describeBadBodies(
    'post',
    async () => `/enrollments/${learner.enrollmentId}/readings`,
    async () => owner,
    [
      { what: 'no events', field: 'events', body: { events: [] } },
      {
        what: 'more events than one request takes',
        field: 'events',
        body: { events: Array.from({ length: 51 }, () => aReading(lesson)) },
      },
      {
        what: 'more seconds than a reader can be there',
        field: 'events.0.activeSeconds',
        body: { events: [aReading(lesson, { activeSeconds: 301 })] },
      },
      {
        what: 'negative seconds',
        field: 'events.0.activeSeconds',
        body: { events: [aReading(lesson, { activeSeconds: -1 })] },
      },
      {
        what: 'an id of the wrong shape',
        field: 'events.0.id',
        body: { events: [aReading(lesson, { id: '7' })] },
      },
      {
        what: 'a time that is none',
        field: 'events.0.at',
        body: { events: [aReading(lesson, { at: 'yesterday' })] },
      },
      {
        what: 'a lesson the course does not have',
        field: 'events',
        body: { events: [aReading('another-lesson')] },
      },
    ],
  );

  it('does not know a lesson the course does not have', async () => {
    expect((await owner.get(`/enrollments/${learner.enrollmentId}/lessons/another-lesson`)).status).toBe(404);
  });
});

describe('the page of a branching case', () => {
  it('is the lesson that holds the case', async () => {
    const answer = await owner.get(`/enrollments/${learner.enrollmentId}/cases/the-empty-chair`);

    expect(answer).toMatchObject({ status: 200, body: { lesson: { id: 'when-someone-is-absent' } } });
    expect(answer.body.html).toContain('data-case="the-empty-chair"');
  });

  it('is not there for a case the course does not have', async () => {
    expect((await owner.get(`/enrollments/${learner.enrollmentId}/cases/another-case`)).status).toBe(404);
  });
});

async function countReadings(enrollmentId: string): Promise<number> {
  const rows = await stored(api, 'select from reading_events where enrollment_id = $1', [enrollmentId]);

  return rows.length;
}
