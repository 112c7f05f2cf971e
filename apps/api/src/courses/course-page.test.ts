import { aCourse, replacing } from '@cohesion/curriculum/testing';
import { aCreditCourse } from '../testing/a-credit-course.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
  await api.publish(aCreditCourse());
});
afterAll(() => api.close());

const page = async (slug = 'a-small-course') => (await api.visitor().get(`/courses/${slug}`)).body;

describe('GET /courses/:slug', () => {
  it('shows a visitor everything to be disclosed before anyone enrolls', async () => {
    const { disclosures, ...rest } = await page();

    expect(disclosures).toEqual({
      hash: expect.stringMatching(/^[0-9a-f]{32}$/),
      commercialSupport: 'None.',
      limits: 'Sample text; the evidence is not summarized.',
      risks: 'None beyond boredom.',
      reviewNotice: 'Sample curriculum, not for credit.',
      contentWarnings: [],
      fees: 'No fee.',
      refunds: 'Nothing to refund.',
      attendance: 'Self-paced.',
      certificate: 'At once.',
      grievance: 'Write to the administrator.',
      accommodations: 'Write to the administrator.',
      technicalNeeds: 'A browser.',
      boardsDecide: expect.stringContaining('licensing board'),
    });
    expect(rest).toMatchObject({
      objectives: [
        { id: 'explain-limits' },
        { id: 'draft-agreement' },
        { id: 'respond-to-absence' },
        { id: 'document-contact' },
      ],
      audience: ['Psychologists', 'Counselors'],
      instructors: [{ name: 'Sample Instructor', disclosure: 'No financial interests to disclose.' }],
      requirements: ['Read every lesson', 'Pass the quiz: 7 of 8 questions (80 %)', 'Give the evaluation'],
      quiz: { questions: 8, passPercent: 80, needed: 7, attempts: null },
      version: {
        number: 1,
        publishedOn: '2026-11-22',
        released: '2026-11-22',
        expires: '2029-11-22',
      },
      references: [{ id: 'sample-code' }, { id: 'doe-2021', url: 'https://doi.org/10.1000/example' }],
      enrollmentId: null,
    });
  });

  it('shows what each body gives, under which approval, and the arithmetic', async () => {
    const { offers, worksheet } = await page();

    expect(offers).toMatchObject([
      {
        body: 'apa',
        bodyName: 'American Psychological Association',
        amount: '1.0',
        unit: 'CE credits',
        statement: 'Sample statement, not a real approval.',
        providerNumber: 'SAMPLE-0000',
        validUntil: '2029-12-31',
      },
      { body: 'nbcc', amount: '1.0', unit: 'clock hours' },
    ]);
    expect(worksheet.bodies.map(({ body }: { body: string }) => body)).toEqual(['apa', 'nbcc']);
    expect(worksheet.safeMinutes).toBeGreaterThanOrEqual(60);
    for (const { lines } of worksheet.bodies) expect(lines.length).toBeGreaterThan(0);
  });

  it('shows neither questions nor their key', async () => {
    const text = JSON.stringify(await page());

    for (const secret of ['rationale', 'correct', 'explain-01', 'Which answer fits'])
      expect(text).not.toContain(secret);
  });

  it('names the text that is accepted: the same text has the same hash, a changed word another', async () => {
    const before = (await page()).disclosures.hash;
    expect((await page()).disclosures.hash).toBe(before);
    await api.publish(
      aCreditCourse({
        edit: { 'course.yaml': replacing('None beyond boredom.', 'None beyond boredom, and yawning.') },
      }),
    );

    expect((await page()).disclosures).toMatchObject({ risks: 'None beyond boredom, and yawning.' });
    expect((await page()).disclosures.hash).not.toBe(before);
  });

  it('has no offers for a course that does not count, and says why', async () => {
    await api.publish(aCourse({ slug: 'not-for-credit', countsForCredit: false }));

    expect(await page('not-for-credit')).toMatchObject({
      offers: [],
      notForCreditReason: 'It is about building a practice.',
      summary: { hours: null, bodies: [] },
      worksheet: { bodies: [] },
    });
  });

  it('does not know an address that leads nowhere, or to another society’s course', async () => {
    const answers = [
      await api.visitor().get('/courses/no-such-course'),
      await api.visitor('globex').get('/courses/a-small-course'),
      await (await api.as({ role: 'ce-administrator', society: 'globex' })).get('/courses/a-small-course'),
    ];
    for (const answer of answers) expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it.each(['A-Small-Course', 'a--b', '-a', 'a.b', '..%2F..%2Fetc', 'a'.repeat(101)])(
    'refuses the address %s, which no course can have',
    async (slug) => {
      const answer = await api.visitor().get(`/courses/${slug}`);
      expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
    },
  );
});

/** Last, because the clock only goes forward. */
describe('a course past its last day', () => {
  it('can be looked at and not enrolled in; on its last day it still can', async () => {
    const learner = await api.as({ name: 'late' });
    const request = { courseSlug: 'a-small-course', disclosuresHash: (await page()).disclosures.hash };
    // 22 November 2029 in the society's zone ends at 05:00 UTC of the next day.
    api.clock.advance(Date.parse('2029-11-23T04:59:00Z') - api.clock.now().getTime());
    expect((await learner.post('/enrollments', request)).status).toBe(201);
    expect(await page()).toMatchObject({ open: true, summary: { hours: '1.0 hour: ethics' } });
    expect((await api.visitor().get('/courses')).body.courses).not.toEqual([]);

    api.clock.advance(2 * 60_000);
    const tooLate = await (await api.as({ name: 'too late' })).post('/enrollments', request);
    expect(tooLate).toMatchObject({ status: 409, body: { code: 'course-not-open' } });
    expect(await page()).toMatchObject({
      open: false,
      offers: [],
      summary: { hours: null, bodies: [] },
      version: { expires: '2029-11-22' },
    });
  });

  it('is not in the catalogue any more', async () => {
    const { courses, filters } = (await api.visitor().get('/courses')).body;

    expect(courses).toEqual([]);
    expect(filters.body).toEqual([]);
  });

  it('stays as it was for whoever enrolled in time, with its credit', async () => {
    const learner = await api.as({ name: 'late' });
    const { body } = await learner.get('/courses/a-small-course');

    expect(body).toMatchObject({
      open: false,
      enrollmentId: expect.any(String),
      summary: { hours: '1.0 hour: ethics' },
    });
    expect(body.offers).toHaveLength(2);
    expect(await learner.get(`/enrollments/${body.enrollmentId}`)).toMatchObject({ status: 200 });
    const claim = await learner.get(`/enrollments/${body.enrollmentId}/claim`);
    expect(claim.body.offers).toHaveLength(2);
  });

  it('is not offered under an approval that has ended', async () => {
    const learner = await api.as({ name: 'late' });
    const offers = async () => (await learner.get('/courses/a-small-course')).body.offers;
    expect(await offers()).toHaveLength(2);
    api.clock.advance(Date.parse('2030-01-01T12:00:00Z') - api.clock.now().getTime());
    expect(await offers()).toEqual([]);
  });
});
