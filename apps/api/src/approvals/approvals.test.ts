import { aCreditCourse } from '../testing/a-credit-course.js';
import { aSociety } from '../testing/a-society.js';
import { aCertificate } from '../testing/a-certificate.js';
import { describeBadBodies } from '../testing/ladder.js';
import { anEnrollment } from '../testing/learner.js';
import { describeStaffRefusals } from '../testing/staff-ladder.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';
import { stored } from '../testing/stored.js';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
  await api.publish(aCreditCourse());
});
afterAll(() => api.close());

const administrator = () => api.as({ role: 'ce-administrator' });
const anApproval = (changes: Record<string, unknown> = {}) => ({
  body: 'ace',
  bodyName: 'ASWB ACE',
  providerNumber: 'SAMPLE-0002',
  approvalNumber: null,
  formats: ['self-study'],
  courses: null,
  statement: null,
  validFrom: '2026-01-01',
  validTo: '2028-12-31',
  ...changes,
});
const aChange = (changes: Record<string, unknown> = {}) => {
  const { body: _, ...facts } = anApproval();

  return { ...facts, version: 1, note: 'The letter of November.', ...changes };
};

/** The approval of a body that the test society was made with. */
const idOf = async (body: string): Promise<string> => {
  const { approvals } = (await (await administrator()).get('/societies/acme/approvals')).body;

  return approvals.find((approval: { body: string }) => approval.body === body).id;
};
const nowhere = '01a20000-0000-7000-8000-000000000000';

describeStaffRefusals({ verb: 'get', path: () => '/approvals', instructors: true }, () => api);
describeStaffRefusals(
  { verb: 'get', path: async () => `/approvals/${await idOf('apa')}`, instructors: true },
  () => api,
);
describeStaffRefusals(
  { verb: 'post', path: () => '/approvals', body: anApproval, instructors: false },
  () => api,
);
describeStaffRefusals(
  {
    verb: 'post',
    path: async () => `/approvals/${await idOf('apa')}/versions`,
    body: aChange,
    instructors: false,
  },
  () => api,
);
describeStaffRefusals(
  {
    verb: 'post',
    path: async () => `/approvals/${await idOf('apa')}/end`,
    body: () => ({ version: 1, lastDay: '2026-12-01', note: 'Withdrawn.' }),
    instructors: false,
  },
  () => api,
);

describe('GET /societies/:org/approvals', () => {
  it('lists what the society has, and tells who may keep it', async () => {
    const { body } = await (await administrator()).get('/societies/acme/approvals');

    expect(body.approvals).toMatchObject([
      { body: 'apa', state: 'in-force', offers: 1, scope: null, daysLeft: 1135 },
      { body: 'nbcc', state: 'in-force', offers: 1 },
    ]);
    expect(body).toMatchObject({ mayKeep: true, courses: [{ slug: 'a-small-course' }] });
    expect((await (await api.as({ role: 'instructor' })).get('/societies/acme/approvals')).body.mayKeep).toBe(
      false,
    );
  });

  it('does not know an approval of another society, or one that is not there', async () => {
    const id = await idOf('apa');
    const theirs = await api.as({ role: 'ce-administrator', society: 'globex' });
    for (const answer of [
      await theirs.get(`/societies/globex/approvals/${id}`),
      await (await administrator()).get(`/societies/acme/approvals/${nowhere}`),
    ])
      expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect((await (await administrator()).get('/societies/acme/approvals/7')).status).toBe(400);
  });
});

describe('POST /societies/:org/approvals', () => {
  describeBadBodies('post', async () => '/societies/acme/approvals', administrator, [
    { what: 'a format nobody knows', field: 'formats.0', body: anApproval({ formats: ['podcast'] }) },
    { what: 'no format', field: 'formats', body: anApproval({ formats: [] }) },
    { what: 'a day that does not exist', field: 'validFrom', body: anApproval({ validFrom: '2026-02-30' }) },
    { what: 'no name of the body', field: 'bodyName', body: anApproval({ bodyName: ' ' }) },
    {
      what: 'a number with a control character',
      field: 'approvalNumber',
      body: anApproval({ approvalNumber: 'A\u0007' }),
    },
    { what: 'a field nobody knows', field: '', body: anApproval({ logo: 'seal.png' }) },
  ]);

  it.each([
    ['a body nobody knows', { body: 'zzz' }, 'body'],
    ['an end before its beginning', { validTo: '2025-01-01' }, 'validTo'],
    ['a course the society does not have', { courses: ['no-such-course'] }, 'courses'],
    ['a number of a sample society that could pass for real', { providerNumber: '1234' }, 'providerNumber'],
    ['no number where its statement prints one', { providerNumber: null }, 'providerNumber'],
    ['no end where its statement prints one', { validTo: null }, 'validTo'],
    ['no statement where none is known', { body: 'ibcgp' }, 'statement'],
    [
      'words the body bans',
      { body: 'nasw', approvalNumber: 'SAMPLE-1', statement: 'Sample: approval pending.' },
      'statement',
    ],
  ])('refuses %s, names the field, and writes nothing', async (_, changes, field) => {
    const before = await stored(api, 'select count(*) from approvals');
    const answer = await (await administrator()).post('/societies/acme/approvals', anApproval(changes));

    expect(answer).toMatchObject({ status: 400, body: { code: 'approval-off' } });
    expect(answer.body.details).toContainEqual({ field, message: expect.any(String) });
    expect(await stored(api, 'select count(*) from approvals')).toEqual(before);
  });

  it('records it with who did, and once, also when the form is sent twice at once', async () => {
    const caller = await administrator();
    const script = '<script>alert(1)</script>';
    const request = anApproval({ bodyName: script, validFrom: '2026-02-01' });
    const answers = await Promise.all([1, 2, 3].map(() => caller.post('/societies/acme/approvals', request)));

    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409]);
    const made = answers.find(({ status }) => status === 201)?.body;
    expect(made).toMatchObject({
      approval: { body: 'ace', bodyName: script, state: 'in-force' },
      versions: [{ version: 1, change: 'added', recordedBy: 'Test one' }],
      reminders: [90, 30, 7],
    });
    expect(made.printed.page).toMatch(
      /^Sample statement, not a real approval: Acme Group Psychotherapy Society, #SAMPLE-0002, is approved as an ACE provider/,
    );
    expect(made.printed.page).toContain('February 1, 2026-December 31, 2028');
    expect(made.prescribed).toMatchObject([
      { artefact: 'page', confidence: 'unverified', source: null },
      { artefact: 'certificate' },
    ]);
  });
});

describe('changing an approval', () => {
  it('adds a version, moves the offers, and leaves what a certificate was printed with', async () => {
    await api.publish(aCreditCourse({ slug: 'printed' }), { bodies: ['nbcc'] });
    const learner = await api.as({ name: 'early' });
    const { id: certificateId } = await aCertificate(learner, { slug: 'printed' });
    const late = await anEnrollment(await api.as({ name: 'late' }), 'printed');
    const id = await idOf('nbcc');
    const changed = await (
      await administrator()
    ).post(`/societies/acme/approvals/${id}/versions`, {
      ...aChange({ bodyName: 'National Board for Certified Counselors', providerNumber: 'SAMPLE-7777' }),
    });

    expect(changed.body).toMatchObject({
      approval: { id, providerNumber: 'SAMPLE-7777', offers: 2 },
      versions: [
        { version: 2, change: 'changed', note: 'The letter of November.' },
        { version: 1, providerNumber: 'SAMPLE-0000' },
      ],
    });
    // The page offers it in the new words; the certificate keeps its own.
    const page = (await api.visitor().get('/courses/printed')).body;
    expect(page.offers).toMatchObject([
      { providerNumber: 'SAMPLE-7777', statement: expect.stringContaining('SAMPLE-7777') },
    ]);
    const certificate = (await learner.get(`/certificates/${certificateId}`)).body;
    expect(JSON.stringify(certificate.lines)).not.toContain('SAMPLE-7777');

    // Whoever was awarded keeps that offer and is not awarded twice; whoever comes later gets the new one.
    const [{ enrollment_id: enrollmentId } = { enrollment_id: '' }] = await stored<{ enrollment_id: string }>(
      api,
      'select enrollment_id from awards a join certificates c on c.award_id = a.id where c.id = $1',
      [certificateId],
    );
    const claim = (await learner.get(`/enrollments/${enrollmentId}/claim`)).body;
    expect(claim.offers).toMatchObject([{ awarded: true, providerNumber: 'SAMPLE-0000' }]);
    const again = await learner.post(`/enrollments/${enrollmentId}/claim`, {
      name: 'Ada Test',
      attested: true,
      offerIds: [page.offers[0].id],
    });
    expect(again).toMatchObject({ status: 409, body: { code: 'offer-not-available' } });
    await late.complete();
    expect((await late.claim()).body.awards).toHaveLength(1);
    expect(
      await stored(
        api,
        `select count(distinct a.offer_id)::int as offers from awards a join offers o on o.id = a.offer_id
           join course_versions v on v.id = o.course_version_id join courses c on c.id = v.course_id where c.slug = 'printed'`,
      ),
    ).toEqual([{ offers: 2 }]);
  });

  it('refuses a change of a version that somebody else has changed meanwhile', async () => {
    const id = await idOf('nbcc');
    const caller = await administrator();
    const answer = await caller.post(`/societies/acme/approvals/${id}/versions`, aChange({ version: 1 }));

    expect(answer).toMatchObject({ status: 409, body: { code: 'record-changed' } });
    const answers = await Promise.all(
      [1, 2].map(() => caller.post(`/societies/acme/approvals/${id}/versions`, aChange({ version: 2 }))),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  });

  it('withdraws an offer whose format it no longer covers, and says so', async () => {
    const id = await idOf('apa');
    const { statement: __, ...change } = aChange({ bodyName: 'American Psychological Association' });
    await (
      await administrator()
    ).post(`/societies/acme/approvals/${id}/versions`, {
      ...change,
      statement: null,
      formats: ['live-online'],
    });

    const program = (await (await administrator()).get('/societies/acme/programs/a-small-course')).body;
    expect(program.program.refused).toContainEqual({
      body: 'apa',
      bodyName: 'APA',
      sentence: 'The APA approval does not cover self-study activities.',
    });
    expect(program.history).toContainEqual(
      expect.objectContaining({
        bodyName: 'APA',
        holds: false,
        withdrawn: {
          at: expect.any(String),
          reason: 'The APA approval does not cover self-study activities.',
        },
      }),
    );
    const bodies = (await api.visitor().get('/courses/a-small-course')).body.offers.map(
      ({ body }: { body: string }) => body,
    );
    expect(bodies).not.toContain('apa');
    expect((await api.visitor().get('/courses')).body.courses[0].bodies).not.toContain('APA');

    // Covered again, offered again: a third number, nothing edited.
    await (
      await administrator()
    ).post(`/societies/acme/approvals/${id}/versions`, {
      ...change,
      statement: null,
      version: 2,
      formats: ['self-study'],
    });
    expect((await api.visitor().get('/courses/a-small-course')).body.offers).toContainEqual(
      expect.objectContaining({ body: 'apa' }),
    );
  });
});

describe('ending an approval', () => {
  it('refuses a day after its end or before its beginning', async () => {
    const id = await idOf('nbcc');
    const { versions } = (await (await administrator()).get(`/societies/acme/approvals/${id}`)).body;
    for (const lastDay of ['2035-01-01', '2020-01-01']) {
      const answer = await (
        await administrator()
      ).post(`/societies/acme/approvals/${id}/end`, {
        version: versions[0].version,
        lastDay,
        note: 'It ends.',
      });
      expect(answer).toMatchObject({
        status: 400,
        body: { code: 'approval-off', details: [{ field: 'lastDay' }] },
      });
    }
  });

  it('takes its offers back at once when the day has passed, and says why', async () => {
    const id = await idOf('nbcc');
    const { versions } = (await (await administrator()).get(`/societies/acme/approvals/${id}`)).body;
    const ended = await (
      await administrator()
    ).post(`/societies/acme/approvals/${id}/end`, {
      version: versions[0].version,
      lastDay: '2026-11-01',
      note: 'Withdrawn by the body.',
    });

    expect(ended.body).toMatchObject({
      approval: { state: 'over', offers: 0, daysLeft: null },
      versions: [{ change: 'ended', note: 'Withdrawn by the body.', validTo: '2026-11-01' }, {}, {}, {}],
    });
    const program = (await (await administrator()).get('/societies/acme/programs/printed')).body;
    expect(program.program).toMatchObject({
      offers: [],
      refused: [{ sentence: expect.stringContaining('is not in force on 2026-11-22') }],
    });
  });
});

describe('the society’s file after the console', () => {
  it('changes nothing when it says what it said before', async () => {
    const { SocietyImportService } = await import('../societies/society-import.service.js');
    const before = await stored(api, 'select count(*) from approvals');
    const imported = await api.app
      .get(SocietyImportService)
      .importSociety(aSociety({ slug: 'acme', host: 'acme.localhost' }), 'acme.yaml');

    expect(imported.changed).toBe(false);
    expect(await stored(api, 'select count(*) from approvals')).toEqual(before);
  });
});
