import { systemOf } from '../platform/actor.js';
import { Database } from '../platform/database.js';
import { aSociety } from '../testing/a-society.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';
import { stored } from '../testing/stored.js';
import { SocietiesService } from './societies.service.js';
import { SocietyImportService } from './society-import.service.js';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const imports = (text: string, file = 'sample.yaml') =>
  api.app.get(SocietyImportService).importSociety(text, file);

const approvalOf = (changes: Record<string, unknown> = {}) => ({
  body: 'apa',
  bodyName: 'American Psychological Association',
  providerNumber: null,
  approvalNumber: null,
  formats: ['self-study'],
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
  statement: 'Sample statement.',
  ...changes,
});

const inForce = (societyId: string, on: string) =>
  api.app.get(Database).as(systemOf(societyId), async (tx) => {
    const approvals = await api.app.get(SocietiesService).approvalsInForce(tx, on);

    return approvals.map(({ body, statement }) => `${body}: ${statement}`);
  });

describe('importing a society', () => {
  it('makes the society of content/societies and changes nothing the second time', async () => {
    const [first] = await api.app.get(SocietyImportService).importAll();
    const [second] = await api.app.get(SocietyImportService).importAll();

    expect(first).toMatchObject({ slug: 'agps', changed: true });
    expect(first?.courses).toHaveLength(9);
    expect(second).toEqual({ ...first, changed: false });
    expect(await inForce(first?.id ?? '', '2026-11-22')).toHaveLength(4);
  });

  it('brings the record up to date and keeps the id', async () => {
    const first = await imports(aSociety({ slug: 'moving', place: 'Atlanta, Georgia' }));
    const second = await imports(
      aSociety({ slug: 'moving', place: 'Savannah, Georgia', brand: { color: '#000000' } }),
    );

    expect(second).toMatchObject({ id: first.id, changed: true });
    expect(await api.app.get(SocietiesService).byId(first.id)).toMatchObject({
      place: 'Savannah, Georgia',
      brand: { color: '#000000' },
    });
  });

  it('adds a new row for an approval with a new beginning, which then counts from its day on', async () => {
    const old = approvalOf({ statement: 'Old words.', validTo: null });
    const { id } = await imports(aSociety({ slug: 'renewed', approvals: [old] }));
    const renewed = approvalOf({ statement: 'New words.', validFrom: '2026-07-01', validTo: '2027-06-30' });
    const second = await imports(aSociety({ slug: 'renewed', approvals: [old, renewed] }));

    expect(second.changed).toBe(true);
    expect(await inForce(id, '2025-12-31')).toEqual([]);
    expect(await inForce(id, '2026-06-30')).toEqual(['apa: Old words.']);
    expect(await inForce(id, '2026-07-01')).toEqual(['apa: New words.']);
    expect(await inForce(id, '2027-06-30')).toEqual(['apa: New words.']);
    expect(await inForce(id, '2027-07-01')).toEqual([]);
  });

  it('adds a version for an approval with other words, and keeps the words certificates were printed with', async () => {
    const { id } = await imports(aSociety({ slug: 'steady', approvals: [approvalOf()] }));
    const changed = await imports(
      aSociety({ slug: 'steady', approvals: [approvalOf({ statement: 'Sample, other words.' })] }),
    );
    const again = await imports(
      aSociety({ slug: 'steady', approvals: [approvalOf({ statement: 'Sample, other words.' })] }),
    );

    expect([changed.changed, again.changed]).toEqual([true, false]);
    expect(await inForce(id, '2026-11-22')).toEqual(['apa: Sample, other words.']);
    expect(
      await stored(
        api,
        'select version, change, origin, statement from approvals where society_id = $1 order by version',
        [id],
      ),
    ).toEqual([
      { version: 1, change: 'added', origin: 'file', statement: 'Sample statement.' },
      { version: 2, change: 'changed', origin: 'file', statement: 'Sample, other words.' },
    ]);
  });

  it.each([
    ['a period that ends before it begins', { validTo: '2025-12-31' }, 'validTo: is before the first day'],
    [
      'a number of a sample society that could pass for a real one',
      { providerNumber: '1234' },
      'providerNumber: must begin with SAMPLE',
    ],
    [
      'no statement where the body prescribes none that is known',
      { body: 'ibcgp', statement: null },
      'statement: is needed: no words of this body are known for the page',
    ],
    [
      'no number where the body’s statement prints one',
      { body: 'nbcc', statement: null },
      'providerNumber: The NBCC statement prints a provider number, and this approval has none.',
    ],
    [
      'words the body bans',
      { body: 'nasw', statement: 'Sample: NASW approval is pending.' },
      'statement: "approval is pending" cannot be published: for NASW',
    ],
  ])('refuses an approval with %s, names its line, and writes nothing', async (_, changes, message) => {
    const { id } = await imports(aSociety({ slug: 'careful', approvals: [approvalOf()] }));
    const off = aSociety({ slug: 'careful', place: 'Macon', approvals: [approvalOf(changes)] });

    await expect(imports(off, 'careful.yaml')).rejects.toThrow(`careful.yaml:1: approvals.0.${message}`);
    expect(await api.app.get(SocietiesService).byId(id)).toMatchObject({ place: 'Atlanta, Georgia' });
  });

  it('refuses the host of another society', async () => {
    await expect(imports(aSociety({ slug: 'taker', host: 'globex.localhost' }))).rejects.toThrow(
      'sample.yaml:1: host: is the host of globex already',
    );
  });

  it('does not show one society the approvals of another', async () => {
    await imports(aSociety({ slug: 'rich', approvals: [approvalOf({ body: 'nysed' })] }));

    expect(await inForce(api.societies.globex, '2026-11-22')).not.toContainEqual(
      expect.stringContaining('nysed'),
    );
  });
});

describe('the society of a host', () => {
  it.each([
    ['globex.localhost', 'globex'],
    ['globex.localhost:4400', 'globex'],
    ['GLOBEX.localhost', 'globex'],
    ['somewhere-else.example', 'acme'],
    ['', 'acme'],
  ])('of "%s" is %s', async (host, slug) => {
    expect(await api.app.get(SocietiesService).byHost(host)).toMatchObject({ slug });
  });

  it('is a fault that says what to do while there is no society at all', async () => {
    const bare = new SocietiesService(api.app.get(Database), {
      ...api.config,
      defaultSociety: 'not-imported',
    });

    await expect(bare.byHost('nowhere.example')).rejects.toThrow(
      'There is no society "not-imported" yet; run the import',
    );
  });
});

describe('GET /api/policies/:policy', () => {
  it.each([
    ['ce', 'Continuing education policies', 'Attendance and partial credit'],
    ['refunds', 'Fees and refunds', 'Refunds and cancellation'],
    ['grievance', 'Grievances', 'If something is not right'],
    ['privacy', 'Privacy', 'What we know about you, and what we do with it'],
    ['accessibility', 'Accessibility', 'How accessible these pages are'],
  ])('shows %s to anyone', async (policy, title, heading) => {
    const { status, body } = await api.visitor().get(`/policies/${policy}`);

    expect(status).toBe(200);
    expect(body).toMatchObject({ title, updated: '2026-01-01' });
    expect(body.sections.map((section: { heading: string }) => section.heading)).toContain(heading);
    expect(body.sections.at(-1)).toEqual({
      heading: 'Whom to write to',
      paragraphs: ['Sample Administrator, Acme Group Psychotherapy Society: administrator@example.com'],
    });
  });

  it('shows the texts of the society whose host was asked for, in paragraphs', async () => {
    const { policies } = JSON.parse(aSociety());
    const grievance = 'Write\nto us.\n\nWe answer.';
    await imports(
      aSociety({ slug: 'talker', host: 'talker.localhost', policies: { ...policies, grievance } }),
    );

    const answer = await api.app.inject({
      url: '/api/policies/grievance',
      headers: { host: 'talker.localhost:4400' },
    });

    expect(answer.json().sections[0].paragraphs).toEqual(['Write to us.', 'We answer.']);
  });

  it('does not know a policy of another name', async () => {
    const { status, body } = await api.visitor().get('/policies/constructor');

    expect(status).toBe(404);
    expect(body.code).toBe('not-found');
  });
});
