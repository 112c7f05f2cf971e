import { replacing } from '@cohesion/curriculum/testing';
import { aCreditCourse } from '../testing/a-credit-course.js';
import { planners } from '../testing/a-program.js';
import { aSociety } from '../testing/a-society.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';
import { stored } from '../testing/stored.js';
import { SocietyImportService } from '../societies/society-import.service.js';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const { approvals } = JSON.parse(aSociety());
const imports = (changes: Record<string, unknown>) =>
  api.app
    .get(SocietyImportService)
    .importSociety(aSociety({ slug: 'acme', host: 'acme.localhost', ...changes }), 'acme.yaml');
const chain = (slug: string) =>
  stored<{ body: string; number: number; because: string[]; withdrawn: string | null }>(
    api,
    `select o.body, o.number, o.because, w.code as withdrawn from offers o
       join course_versions v on v.id = o.course_version_id join courses c on c.id = v.course_id
       left join offer_withdrawals w on w.offer_id = o.id
     where c.slug = $1 order by o.body, o.number`,
    [slug],
  );
const offered = async (slug: string): Promise<{ body: string; statement: string }[]> =>
  (await api.visitor().get(`/courses/${slug}`)).body.offers;

describe('offers of a course whose text did not change', () => {
  it('follow the words of an approval: a new offer takes the place of the old', async () => {
    const course = aCreditCourse({ slug: 'reworded' });
    await api.publish(course, { bodies: ['apa'] });
    const [apa, nbcc] = approvals;
    await imports({ approvals: [{ ...apa, statement: 'Sample, in other words.' }, nbcc] });

    expect(await api.publish(course, { bodies: ['apa'] })).toMatchObject({
      outcome: 'unchanged',
      version: 1,
      offersMade: 1,
      offersWithdrawn: 0,
    });
    expect(await chain('reworded')).toEqual([
      { body: 'apa', number: 1, because: [], withdrawn: null },
      { body: 'apa', number: 2, because: ['The APA approval was recorded anew.'], withdrawn: null },
    ]);
    expect(await offered('reworded')).toMatchObject([{ body: 'apa', statement: 'Sample, in other words.' }]);
    expect(await api.publish(course, { bodies: ['apa'] })).toMatchObject({ offersMade: 0 });
  });

  it('follow the bodies that are claimed, both ways', async () => {
    const course = aCreditCourse({ slug: 'claimed' });
    await api.publish(course, { bodies: ['apa'] });
    expect(await api.publish(course, { bodies: ['nbcc'] })).toMatchObject({
      offersMade: 1,
      offersWithdrawn: 1,
    });
    expect((await offered('claimed')).map(({ body }) => body)).toEqual(['nbcc']);
    // Credit is the careful count over the bodies claimed: alone, NBCC goes by words (14,000 of them), beside APA by Mergener.
    expect(await api.publish(course, { bodies: ['apa', 'nbcc'] })).toMatchObject({ offersMade: 2 });

    expect(await chain('claimed')).toMatchObject([
      { body: 'apa', number: 1, withdrawn: 'not-claimed' },
      { body: 'apa', number: 2, withdrawn: null },
      { body: 'nbcc', number: 1, withdrawn: null },
      {
        body: 'nbcc',
        number: 2,
        because: [expect.stringMatching(/^The amount changed from/)],
        withdrawn: null,
      },
    ]);
    expect((await api.visitor().get('/courses/claimed')).body.worksheet.bodies).toHaveLength(2);
  });

  it('are made once when it is published several times at once', async () => {
    const course = aCreditCourse({ slug: 'at-once' });
    await api.publish(course, { bodies: [] });
    await Promise.all([1, 2, 3].map(() => api.publish(course, { bodies: ['apa'] })));

    expect(await chain('at-once')).toMatchObject([{ body: 'apa', number: 1 }]);
  });
});

describe('a course offered without bodies', () => {
  it('has no credit, on its page, in the catalog and in the worksheet', async () => {
    await api.publish(aCreditCourse({ slug: 'without' }), { bodies: [] });
    const page = (await api.visitor().get('/courses/without')).body;

    expect(page).toMatchObject({
      offers: [],
      summary: { hours: null, bodies: [] },
      worksheet: { bodies: [] },
    });
    const { courses } = (await api.visitor().get('/courses')).body;
    expect(courses.find(({ slug }: { slug: string }) => slug === 'without')).toMatchObject({ hours: null });
  });
});

describe('what keeps a body’s credit from being offered', () => {
  it('is a planner it asks for who is missing', async () => {
    const publication = await api.publish(aCreditCourse({ slug: 'unplanned' }), { people: [] });

    expect(publication).toMatchObject({
      offersMade: 1,
      notOffered: [
        'APA: APA asks for a psychologist with a doctorate among the planners, and none is named.',
      ],
    });
  });

  it('is the one planner it asks for when the course itself names her as teaching it', async () => {
    const nasw = {
      ...approvals[0],
      body: 'nasw',
      bodyName: 'NASW',
      statement: 'Sample: approved by NASW.',
      providerNumber: null,
    };
    await imports({ approvals: [...approvals, nasw] });
    const people = planners.map((person) =>
      person.discipline === 'social-work' ? { ...person, name: 'Sample Instructor' } : person,
    );
    const publication = await api.publish(aCreditCourse({ slug: 'one-person' }), {
      bodies: ['nasw'],
      people,
    });

    expect(publication).toMatchObject({
      offersMade: 0,
      notOffered: [
        expect.stringMatching(
          /^NASW: (NASW asks for a planner who does not also present; Sample Instructor does both\.|NASW gives no less|NASW asks for)/,
        ),
      ],
    });
  });
});

describe('words a body bans', () => {
  it('keep a course from being published, with file, line and field', async () => {
    const edit = { 'course.yaml': replacing('promise: ', 'promise: NASW approval pending. ') };
    const publication = await api.publish(aCreditCourse({ slug: 'announced', edit }), { bodies: ['nasw'] });

    expect(publication).toEqual({
      outcome: 'refused',
      mistakes: [
        {
          file: 'course.yaml',
          line: expect.any(Number),
          field: 'promise',
          message:
            '"approval pending" cannot be published: for NASW, approval that is pending may not be announced; credit is marketed once it is approved.',
        },
      ],
    });
    expect((await api.visitor().get('/courses/announced')).status).toBe(404);
  });
});
