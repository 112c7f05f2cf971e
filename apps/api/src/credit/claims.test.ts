import { aCreditCourse } from '../testing/a-credit-course.js';
import { anEnrollment } from '../testing/learner.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
  const published = await api.publish(aCreditCourse());
  expect(published).toMatchObject({ outcome: 'published', notOffered: [] });
});
afterAll(() => api.close());

describe('POST /enrollments/:id/claim', () => {
  it('awards each body its credit, with a certificate and a rendering job for each', async () => {
    const learner = await anEnrollment(await api.as());
    await learner.complete();

    const { status, body } = await learner.claim();

    expect(status).toBe(200);
    expect(body.awards).toMatchObject([
      { body: 'apa', amount: '1.00', unit: 'CE credits' },
      { body: 'nbcc', amount: '1.00', unit: 'clock hours' },
    ]);
    expect(await api.enqueued()).toHaveLength(2);
    expect(await api.runJobs()).toEqual(['certificates.render', 'certificates.render']);
  });
});
