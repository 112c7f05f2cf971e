import { aCreditCourse } from '../testing/a-credit-course.js';
import { describeStaffRefusals } from '../testing/staff-ladder.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
  await api.publish(aCreditCourse());
});
afterAll(() => api.close());

const get = async (path: string) =>
  (await api.as({ role: 'instructor' })).get(`/societies/acme/curriculum${path}`);

describeStaffRefusals({ verb: 'get', path: () => '/curriculum', instructors: true }, () => api);
describeStaffRefusals(
  { verb: 'get', path: () => '/curriculum/a-small-course/ethics', instructors: true },
  () => api,
);

describe('GET /societies/:org/curriculum', () => {
  it('counts objectives and items of the newest version of each course, and names the gaps', async () => {
    const { body } = await get('');

    expect(body.courses).toEqual([{ slug: 'a-small-course', title: expect.any(String), forCredit: true }]);
    const ethics = body.competencies.find(({ id }: { id: string }) => id === 'ethics');
    expect(ethics).toMatchObject({ name: 'Ethics and boundaries', source: expect.stringContaining('2007') });
    expect(ethics.cells).toEqual([
      { course: 'a-small-course', objectives: ethics.objectives, items: ethics.items },
    ]);
    expect(ethics.objectives).toBeGreaterThan(0);
    expect(body.gaps[0]).toMatchObject({
      code: 'never',
      sentence: expect.stringMatching(/^Nothing teaches/),
    });
  });
});

describe('GET /societies/:org/curriculum/:course/:term', () => {
  it('shows what is behind a cell, as many as the cell says, and no key', async () => {
    const ethics = (await get('')).body.competencies.find(({ id }: { id: string }) => id === 'ethics');
    const { body } = await get('/a-small-course/ethics');

    expect(body.objectives).toHaveLength(ethics.objectives);
    expect(body.objectives.flatMap(({ items }: { items: unknown[] }) => items)).toHaveLength(ethics.items);
    expect(JSON.stringify(body)).not.toMatch(/rationale|correct/);
  });

  it.each(['/no-such-course/ethics', '/a-small-course/no-such-term', '/a-small-course/constructor'])(
    'does not know %s',
    async (path) => {
      expect(await get(path)).toMatchObject({ status: 404, body: { code: 'not-found' } });
    },
  );
});
