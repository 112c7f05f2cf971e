import type {
  ApprovalPage,
  CurriculumMapPage,
  ProgramPage,
  NameChangeRow,
  RemarkRow,
  Session,
  SocietyToday,
} from '@cohesion/contracts';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { aPerson, aSession } from '../testing/answers.js';
import { type Answers, refusal } from '../testing/network.js';
import { visitLearner } from '../testing/visit-learner.js';

const id = '01890a5d-ac96-774b-bcce-b302099a8001';

const visitWork = (
  address: string,
  answers: Answers,
  roles: NonNullable<Session['person']>['roles'] = ['ce-administrator'],
) =>
  visitLearner(address, {
    '/session': aSession({ person: { ...aPerson(), roles } }),
    '/societies/sample/remarks': { remarks: [] },
    '/societies/sample/name-changes': { requests: [] },
    '/societies/sample/cosponsorships': { mayKeep: true, askedOfUs: [], askedByUs: [], societies: [] },
    ...answers,
  });

const aRow = (changes: Partial<ApprovalPage['approval']> = {}): ApprovalPage['approval'] => ({
  id,
  body: 'nbcc',
  bodyName: 'National Board for Certified Counselors',
  providerNumber: 'SAMPLE-1',
  approvalNumber: null,
  formats: ['self-study', 'live-online'],
  scope: null,
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
  state: 'in-force',
  daysLeft: 39,
  offers: 2,
  ...changes,
});

const anApprovalPage = (changes: Partial<ApprovalPage> = {}): ApprovalPage => ({
  approval: aRow(),
  mayKeep: true,
  courses: [{ slug: 'ethics', title: 'Ethics' }],
  printed: { page: 'Sample statement.', certificate: 'Sample statement.' },
  prescribed: [
    {
      artefact: 'page',
      text: '{society} has been approved.',
      verifiedOn: '2026-11-22',
      confidence: 'secondary',
      source: { title: 'Impact CE', url: 'https://www.example.org' },
      note: 'Copied.',
    },
  ],
  versions: [
    {
      version: 3,
      change: 'changed',
      note: 'New letter.',
      recordedBy: 'Ruth Okafor',
      recordedAt: '2026-11-20T10:00:00Z',
      providerNumber: 'SAMPLE-1',
      approvalNumber: null,
      formats: ['self-study'],
      courses: null,
      statement: null,
      validFrom: '2026-01-01',
      validTo: '2026-12-31',
    },
  ],
  offers: [{ course: 'ethics', title: 'Ethics', amount: '1.0', unit: 'clock hours' }],
  reminders: [90, 30, 7],
  ...changes,
});

const aToday = (changes: Partial<SocietyToday> = {}): SocietyToday => ({
  expiring: [],
  withoutOffer: [],
  gaps: { never: 0, oneCourse: 0, sentences: [] },
  courses: 9,
  approvals: 4,
  ...changes,
});

describe('the workplace', () => {
  it('has its places in a rail and in a bar, and the account menu leads back to learning', async () => {
    await visitWork('/s/sample', { '/societies/sample/today': aToday() });
    await screen.findByRole('heading', { level: 1, name: 'Today at SGPS' });

    for (const nav of screen.getAllByRole('navigation', { name: 'Work' }))
      expect(within(nav).getByRole('link', { name: 'Approvals' }).getAttribute('href')).toBe(
        '/s/sample/approvals',
      );
    const ways = screen.getAllByRole('link', { name: 'Learning', hidden: true });
    expect(ways.map((way) => way.getAttribute('href'))).toEqual(['/learn', '/learn']);
    expect(localStorage.getItem('cohesion.shell.sample')).toBe('work');
  });

  it('is where signing in leads whoever was there last, and whoever holds a role here alone', async () => {
    localStorage.setItem('cohesion.shell.sample', 'work');
    for (const [roles, path] of [
      [['learner', 'instructor'], '/s/sample'],
      [['learner'], '/learn'],
    ] as const) {
      const { user, router } = await visitLearner('/sign-in', {
        '/session': aSession(),
        'POST /accounts/sign-in': aSession({ person: { ...aPerson(), roles: [...roles] } }),
        '/societies/sample/today': aToday(),
      });
      await user.type(await screen.findByLabelText('Email address'), 'ruth@example.com');
      await user.type(screen.getByLabelText('Password'), 'a long enough password');
      await user.click(screen.getByRole('button', { name: 'Sign in' }));

      await waitFor(() => expect(router.state.location.pathname).toBe(path));
      cleanup();
    }
  });

  it('is in the account menu of whoever works here, and of nobody else', async () => {
    await visitWork('/my-ce', { '/my-ce': refusal(404, 'not-found') }, ['learner']);
    expect(screen.queryByRole('link', { name: /^Work at/, hidden: true })).toBeNull();
  });

  it('says in words which role is needed when somebody without one comes', async () => {
    const message =
      'This needs the role of instructor or CE administrator. Ada can give it: ada@example.com.';
    await visitWork('/s/sample', { '/societies/sample/today': refusal(403, 'not-allowed', { message }) }, [
      'learner',
    ]);

    expect(await screen.findByText(message)).toBeTruthy();
    expect(screen.queryByRole('navigation', { name: 'Work' })).toBeNull();
  });
});

describe('today', () => {
  it('says so when nothing needs anybody', async () => {
    await visitWork('/s/sample', { '/societies/sample/today': aToday() });
    expect(await screen.findByText(/^Nothing needs you today\./)).toBeTruthy();
  });

  it('names what ends, what has no offer and what is missing, each with the way there', async () => {
    await visitWork('/s/sample', {
      '/societies/sample/today': aToday({
        expiring: [aRow()],
        withoutOffer: [
          {
            course: 'endings',
            title: 'Endings',
            version: 1,
            forCredit: true,
            offers: [],
            refused: [
              { body: 'apa', bodyName: 'APA', sentence: 'There is no APA approval that covers this course.' },
            ],
          },
        ],
        gaps: { never: 2, oneCourse: 0, sentences: ['Nothing teaches catharsis yet.'] },
      }),
    });

    const ending = await screen.findByRole('region', { name: 'Approvals that end soon' });
    expect(ending.textContent).toContain(
      'Ends in 39 days, on December 31, 2026. 2 courses are offered under it.',
    );
    expect(screen.getByRole('link', { name: /^See why.*Endings$/ }).getAttribute('href')).toBe(
      '/s/sample/programs/endings',
    );
    expect(screen.getByRole('link', { name: 'See these and 1 more' })).toBeTruthy();
    expect(screen.queryByRole('region', { name: 'Questions learners doubt' })).toBeNull();
  });

  it('shows administrators what learners think is wrong with a question, the newest five unfolded', async () => {
    const aRemark = (number: number): RemarkRow => ({
      id: `01890a5d-ac96-774b-bcce-b302099a81${String(number).padStart(2, '0')}`,
      courseTitle: 'Ethics',
      version: 2,
      itemId: 'item-1',
      stem: 'Who may end a group?',
      text: `Doubt <b>${number}</b>.`,
      sentAt: '2026-11-20T10:00:00Z',
      name: number === 1 ? 'Ruth Okafor' : null,
    });
    await visitWork('/s/sample', {
      '/societies/sample/today': aToday(),
      '/societies/sample/remarks': { remarks: [1, 2, 3, 4, 5, 6, 7].map(aRemark) },
    });

    const doubted = within(await screen.findByRole('region', { name: 'Questions learners doubt' }));
    const [first, second] = doubted.getAllByRole('listitem');
    expect(first?.textContent).toBe(
      'Who may end a group?Doubt <b>1</b>.Ruth Okafor, November 20, 2026. Ethics, version 2',
    );
    expect(second?.textContent).toContain('Somebody who has left');
    expect(doubted.getByText('Earlier: 2').closest('details')?.open).toBe(false);
    expect(screen.queryByText(/^Nothing needs you today/)).toBeNull();
  });

  it('names whoever waits for a name to be fixed, and leads there', async () => {
    const request: NameChangeRow = {
      id,
      certificateId: id,
      code: '7K4M-92QX',
      activityTitle: 'Ethics',
      printedName: 'Ada Test',
      name: 'Ada Lovelace',
      why: null,
      certificates: 1,
      askedAt: '2026-11-20T10:00:00Z',
    };
    await visitWork('/s/sample', {
      '/societies/sample/today': aToday(),
      '/societies/sample/name-changes': { requests: [request] },
    });

    const waiting = within(await screen.findByRole('region', { name: 'Names to fix on certificates' }));
    expect(waiting.getByRole('listitem').textContent).toContain('Ethics, asked November 20, 2026.');
    expect(
      waiting.getByRole('link', { name: /^Decide.*Ada Test to Ada Lovelace$/ }).getAttribute('href'),
    ).toBe(`/s/sample/certificates#name-${id}`);
    expect(screen.queryByText(/^Nothing needs you today/)).toBeNull();
  });

  it('asks for nothing that names learners on behalf of an instructor', async () => {
    const { sent } = await visitWork('/s/sample', { '/societies/sample/today': aToday() }, ['instructor']);

    await screen.findByText(/^Nothing needs you today\./);
    expect(sent.some(({ path }) => /\/(remarks|name-changes|cosponsorships)$/.test(path))).toBe(false);
  });
});

describe('an approval', () => {
  const path = `/societies/sample/approvals/${id}`;

  it('shows what is printed, where that was read, and every version', async () => {
    await visitWork(`/s/sample/approvals/${id}`, { [path]: anApprovalPage() });
    await screen.findByRole('heading', { level: 1, name: 'National Board for Certified Counselors' });

    expect(screen.getByText(/^Prescribed for the course page\. Read in a copy/).textContent).toContain(
      'checked November 22, 2026',
    );
    expect(screen.getByText(/^Version 3: changed/).textContent).toContain('by Ruth Okafor');
  });

  it('is changed from the version that was read, and brings a refusal to its field', async () => {
    const details = [{ field: 'providerNumber', message: 'This must begin with SAMPLE' }];
    const { user, sent } = await visitWork(`/s/sample/approvals/${id}`, {
      [path]: anApprovalPage(),
      [`POST ${path}/versions`]: refusal(400, 'approval-off', { details }),
    });
    await user.type(await screen.findByLabelText('Why it is changed'), 'Another number.');
    await user.click(screen.getByRole('button', { name: 'Save as a new version' }));

    const summary = await screen.findByRole('alert');
    expect(within(summary).getByRole('link').getAttribute('href')).toBe('#field-providerNumber');
    expect(sent.at(-1)).toMatchObject({
      method: 'POST',
      body: { version: 3, note: 'Another number.', formats: ['self-study'], courses: null, statement: null },
    });
  });

  it('is not offered for change to somebody who may only read', async () => {
    await visitWork(`/s/sample/approvals/${id}`, { [path]: anApprovalPage({ mayKeep: false }) }, [
      'instructor',
    ]);
    await screen.findByRole('heading', { level: 1 });
    expect(screen.queryByText('Change it')).toBeNull();
  });
});

describe('a program', () => {
  const aProgram = (changes: Partial<ProgramPage> = {}): ProgramPage => ({
    program: {
      course: 'ethics',
      title: 'Ethics',
      version: 2,
      forCredit: true,
      offers: [
        {
          body: 'apa',
          bodyName: 'APA',
          amount: '1.0',
          unit: 'CE credits',
          format: 'self-study',
          approvalId: id,
          approvalNumber: null,
          validTo: '2027-12-31',
        },
      ],
      refused: [
        {
          body: 'nasw',
          bodyName: 'NASW',
          sentence: 'The NASW approval does not cover self-study activities.',
        },
      ],
    },
    recordVersion: 4,
    mayKeep: true,
    notForCreditReason: null,
    instructors: ['Sample Instructor'],
    people: [{ name: 'Sample Planner', credentials: 'LCSW', discipline: 'social-work', roles: ['planner'] }],
    bodies: ['apa'],
    bodyChoices: [
      { id: 'apa', name: 'APA', planning: null },
      { id: 'nasw', name: 'NASW', planning: 'A degreed social worker helps plan.' },
    ],
    worksheet: {
      words: 7594,
      wordsLeftOut: [],
      items: 12,
      difficulty: 3,
      difficultyBasis: 'Judgment.',
      safeMinutes: 66,
      bodies: [],
      ruleVersion: 'credit-1',
    },
    history: [
      {
        bodyName: 'NASW',
        amount: '1.0',
        unit: 'contact hours',
        format: 'self-study',
        madeAt: '2026-11-01T10:00:00Z',
        because: [],
        withdrawn: {
          at: '2026-11-20T10:00:00Z',
          reason: 'The NASW approval does not cover self-study activities.',
        },
        holds: false,
      },
    ],
    ...changes,
  });

  it('says what each body gives, which gives nothing and why, and what was withdrawn', async () => {
    await visitWork('/s/sample/programs/ethics', { '/societies/sample/programs/ethics': aProgram() });

    expect(await screen.findByText('APA: 1.0 CE credits')).toBeTruthy();
    expect(screen.getByText('NASW: nothing')).toBeTruthy();
    expect(screen.getByText(/^Withdrawn November 20, 2026: The NASW approval does not cover/)).toBeTruthy();
  });

  it('warns before saving that a body would lower what the others give, with the figures', async () => {
    const why = 'APA gives nothing below 1.0 CE credits; 42 minutes are 0.7.';
    const { user, sent } = await visitWork('/s/sample/programs/ethics', {
      '/societies/sample/programs/ethics': aProgram(),
      'POST /societies/sample/programs/ethics/preview': {
        warning: 'NASW counts 42 minutes, the fewest of the bodies claimed.',
        changes: [{ body: 'apa', bodyName: 'APA', before: '1.0 CE credit', after: null, why }],
      },
    });
    await user.click(await screen.findByRole('checkbox', { name: 'Presents' }));
    expect(sent.some(({ path }) => path.endsWith('/preview'))).toBe(false);
    await user.click(screen.getByRole('checkbox', { name: /^NASW/ }));

    expect(await screen.findByText('This would lower what others give.')).toBeTruthy();
    expect(screen.getByText('NASW counts 42 minutes, the fewest of the bodies claimed.')).toBeTruthy();
    expect(screen.getByText(`APA: nothing; now 1.0 CE credit. ${why}`)).toBeTruthy();
    expect(sent.at(-1)).toEqual({
      method: 'POST',
      path: '/societies/sample/programs/ethics/preview',
      body: { bodies: ['apa', 'nasw'] },
    });
    expect(sent.some(({ method }) => method === 'PUT')).toBe(false);
  });

  it('sends bodies and people from the version that was read, and shows who may not do both', async () => {
    const details = [
      {
        field: 'people',
        message: 'NASW asks for a planner who does not also present; Sample Planner does both.',
      },
    ];
    const { user, sent } = await visitWork('/s/sample/programs/ethics', {
      '/societies/sample/programs/ethics': aProgram(),
      'PUT /societies/sample/programs/ethics': refusal(400, 'program-off', { details }),
    });
    await user.click(await screen.findByRole('checkbox', { name: /^NASW/ }));
    await user.click(screen.getByRole('checkbox', { name: 'Presents' }));
    await user.click(screen.getByRole('button', { name: 'Save, and let the offers follow' }));

    const summary = await screen.findByRole('alert');
    expect(summary.textContent).toContain('Sample Planner does both.');
    expect(sent.findLast(({ method }) => method === 'PUT')?.body).toEqual({
      version: 4,
      bodies: ['apa', 'nasw'],
      people: [
        {
          name: 'Sample Planner',
          credentials: 'LCSW',
          discipline: 'social-work',
          roles: ['presenter', 'planner'],
        },
      ],
    });
  });
});

describe('the curriculum', () => {
  const row = (rowId: string, name: string, objectives: number, items: number) => ({
    id: rowId,
    name,
    description: 'Said in a sentence.',
    source: 'A source.',
    cells: [
      { course: 'ethics', objectives, items },
      { course: 'endings', objectives: 0, items: 0 },
    ],
    courses: objectives > 0 ? 1 : 0,
    objectives,
    items,
  });
  const aMap = (): CurriculumMapPage => ({
    courses: [
      { slug: 'ethics', title: 'Ethics', forCredit: true },
      { slug: 'endings', title: 'Endings: how groups stop', forCredit: true },
    ],
    competencies: [row('ethics', 'Ethics and boundaries', 2, 9)],
    factors: [row('catharsis', 'Catharsis', 0, 0)],
    stages: [],
    gaps: [{ term: 'catharsis', code: 'never', sentence: 'Nothing teaches catharsis yet.' }],
  });

  it('names the gaps first, and gives each count in numbers and words with a way to what is behind it', async () => {
    await visitWork('/s/sample/curriculum', { '/societies/sample/curriculum': aMap() });
    const gaps = await screen.findByRole('region', { name: '1 gap' });
    const table = screen.getByRole('table', { name: 'Competencies by course' });

    expect(within(gaps).getByText('Nothing teaches catharsis yet.')).toBeTruthy();
    expect(gaps.compareDocumentPosition(table) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    const line = within(table).getByRole('row', { name: /^Ethics and boundaries/ });
    expect(within(line).getByRole('link').getAttribute('href')).toBe('/s/sample/curriculum/ethics/ethics');
    expect(line.textContent).toContain('2 taught');
    expect(line.textContent).toContain('9 asked');
    expect(within(screen.getByRole('row', { name: /^Catharsis/ })).getByText('Nothing yet')).toBeTruthy();
    expect(within(table).getByRole('columnheader', { name: 'Endings' })).toBeTruthy();
  });
});
