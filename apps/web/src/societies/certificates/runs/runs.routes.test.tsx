import type {
  CertificateRunList,
  CertificateRunPage,
  CertificateRunRow,
  RosterReading,
  RunFigures,
} from '@cohesion/contracts';
import { screen, within } from '@testing-library/react';
import { aPerson, aSession } from '../../../testing/answers.js';
import { type Answers, refusal } from '../../../testing/network.js';
import { visitLearner } from '../../../testing/visit-learner.js';
import { figureWords } from './run-words.js';

const id = '01890a5d-ac96-774b-bcce-b302099a8001';
const runs = '/societies/sample/certificate-runs';
const one = `${runs}/${id}`;

const visitWork = (address: string, answers: Answers) =>
  visitLearner(address, {
    '/session': aSession({ person: { ...aPerson(), roles: ['ce-administrator'] } }),
    '/societies/sample/programs': { programs: [] },
    [`${one}/lines?after=0`]: { lines: [], next: null },
    ...answers,
  });

const someFigures = (changes: Partial<RunFigures> = {}): RunFigures => ({
  total: 10,
  waiting: 0,
  issued: 0,
  ready: 10,
  hasIt: 0,
  failed: 0,
  ...changes,
});

const aRow = (changes: Partial<CertificateRunRow> = {}): CertificateRunRow => ({
  id,
  title: 'Ethics in groups',
  completedOn: '2026-11-14',
  people: 10,
  startedAt: '2026-11-20T15:00:00Z',
  startedBy: 'Sam Sample',
  state: 'done',
  figures: someFigures(),
  ...changes,
});

const aPage = (
  run: Partial<CertificateRunRow> = {},
  changes: Partial<CertificateRunPage> = {},
): CertificateRunPage => ({
  run: aRow(run),
  bodyNames: ['NBCC'],
  held: null,
  live: null,
  source: 'Sign-in sheets.',
  statement: 'Everyone completed it.',
  failures: [],
  mails: null,
  ...changes,
});

const aList = (changes: Partial<CertificateRunList> = {}): CertificateRunList => ({
  runs: [],
  programs: [
    {
      course: 'ethics',
      title: 'Ethics in groups',
      credits: [
        {
          body: 'nbcc',
          bodyName: 'NBCC',
          amount: '1.00',
          unit: 'clock hours',
          validTo: null,
          withheld: null,
        },
        {
          body: 'ama',
          bodyName: 'AMA',
          amount: '1.00',
          unit: 'credits',
          validTo: null,
          withheld: 'Each learner claims this credit.',
        },
      ],
    },
  ],
  livePrograms: [
    { course: 'ethics', title: 'Ethics in groups' },
    { course: 'endings', title: 'Endings' },
  ],
  statement: 'Everyone on this roster completed it.',
  today: '2026-11-22',
  ...changes,
});

const aReading = (changes: Partial<RosterReading> = {}): RosterReading => ({
  people: 2,
  first: [{ name: 'Ruth Okafor', email: 'ruth@example.org' }],
  problemCount: 0,
  problems: [],
  ...changes,
});

const failure = {
  line: 7,
  name: 'Bad One',
  email: 'bad@example.org',
  bodyName: 'NBCC',
  state: 'failed',
  certificateId: null,
  sentence: 'Something went wrong on our side.',
} as const;

async function fill(user: Awaited<ReturnType<typeof visitWork>>['user']) {
  await user.type(await screen.findByLabelText('Day it was completed'), '2026-11-14');
  await user.type(screen.getByLabelText('What attendance is known from'), 'Sheets.');
  await user.type(screen.getByLabelText('Roster'), 'Ruth Okafor, ruth@example.org');
  await user.click(screen.getByRole('button', { name: 'Check the roster' }));
}

describe('issuing certificates from a roster', () => {
  it('checks first, says how many, and issues once it is confirmed', async () => {
    const { user, router, sent } = await visitWork('/s/sample/certificates/issue', {
      [runs]: aList(),
      'POST /societies/sample/roster-checks': aReading(),
      [`POST ${runs}`]: aPage({ state: 'working' }),
      [one]: aPage(),
    });
    await fill(user);
    const heading = await screen.findByRole('heading', { name: '2 certificates for 2 people' });
    expect(document.activeElement).toBe(heading);
    await user.click(screen.getByRole('button', { name: 'Issue 2 certificates' }));
    expect(await screen.findAllByText('Confirm this to go on')).toBeTruthy();
    expect(sent.some(({ method, path }) => method === 'POST' && path === runs)).toBe(false);

    await user.click(screen.getByRole('checkbox', { name: 'Everyone on this roster completed it.' }));
    await user.click(screen.getByRole('button', { name: 'Issue 2 certificates' }));
    expect(await screen.findByRole('heading', { name: 'Everybody on the roster' })).toBeTruthy();
    expect(router.state.location.pathname).toBe(`/s/sample/certificates/runs/${id}`);
    expect(sent.find(({ method, path }) => method === 'POST' && path === runs)?.body).toMatchObject({
      course: 'ethics',
      bodies: ['nbcc'],
      completedOn: '2026-11-14',
      held: null,
      confirmed: true,
      tellsPeople: true,
    });
  });

  it('shows each line that is not right, and keeps what was typed', async () => {
    const problem = {
      line: 2,
      problem: 'email-malformed',
      sentence: 'There is no email address.',
      text: 'Bob',
    };
    const { user } = await visitWork('/s/sample/certificates/issue', {
      [runs]: aList(),
      'POST /societies/sample/roster-checks': aReading({ problemCount: 1, problems: [problem] as never }),
    });
    await fill(user);

    expect((await screen.findByRole('alert')).textContent).toContain('Line 2: There is no email address.');
    expect(screen.getByLabelText<HTMLTextAreaElement>('Roster').value).toBe('Ruth Okafor, ruth@example.org');
  });

  it('names what is missing before anything is sent', async () => {
    const { user, sent } = await visitWork('/s/sample/certificates/issue', { [runs]: aList() });
    await user.click(await screen.findByRole('button', { name: 'Check the roster' }));

    expect((await screen.findByRole('alert')).textContent).toContain('Enter the day it was completed');
    expect(sent.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it('says which credit a roster cannot give', async () => {
    await visitWork('/s/sample/certificates/issue', { [runs]: aList() });
    expect(await screen.findByText('AMA: Each learner claims this credit.')).toBeTruthy();
  });

  it('says so where no program gives credit', async () => {
    await visitWork('/s/sample/certificates/issue', { [runs]: aList({ programs: [], livePrograms: [] }) });
    expect(await screen.findByText(/No program gives credit today/)).toBeTruthy();
  });

  it('tells an instructor which role it takes', async () => {
    const message = 'This needs the role of CE administrator.';
    await visitWork('/s/sample/certificates/issue', { [runs]: refusal(403, 'not-allowed', { message }) });

    expect(await screen.findByText(message)).toBeTruthy();
  });
});

describe('a run of certificates', () => {
  it('says how far it is, in a bar and in figures', async () => {
    const figures = someFigures({ ready: 4, issued: 1, waiting: 5 });
    await visitWork(`/s/sample/certificates/runs/${id}`, { [one]: aPage({ state: 'working', figures }) });

    const bar = await screen.findByRole('progressbar', { name: '4 of 10 certificates done' });
    expect(bar.getAttribute('value')).toBe('4');
    expect(screen.getByText('4 ready, 1 being made, 5 waiting')).toBeTruthy();
  });

  it('stops, and goes on', async () => {
    const figures = someFigures({ ready: 4, waiting: 6 });
    const { user, sent } = await visitWork(`/s/sample/certificates/runs/${id}`, {
      [one]: aPage({ state: 'working', figures }),
      [`POST ${one}/turns`]: aPage({ state: 'stopped', figures }),
    });
    await user.click(await screen.findByRole('button', { name: 'Stop' }));

    expect(await screen.findByText('Stopped. What was issued stays issued.')).toBeTruthy();
    expect(await screen.findByRole('button', { name: 'Go on' })).toBeTruthy();
    expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({ change: 'stopped' });
  });

  it('lists what failed first, with the reason, and tries one or all again', async () => {
    const figures = someFigures({ ready: 8, failed: 2 });
    const failures = [failure, { ...failure, line: 9, name: 'Worse One' }];
    const { user, sent } = await visitWork(`/s/sample/certificates/runs/${id}`, {
      [one]: aPage({ figures }, { failures }),
      [`POST ${one}/retries`]: aPage({ figures }, { failures }),
    });
    const section = await screen.findByRole('region', { name: '2 certificates not issued' });
    expect(within(section).getAllByText('Something went wrong on our side.')).toHaveLength(2);
    await user.click(within(section).getByRole('button', { name: 'Try again for Worse One' }));
    await user.click(await within(section).findByRole('button', { name: 'Try all again' }));

    expect(sent.filter(({ method }) => method === 'POST').map(({ body }) => body)).toEqual([
      { line: 9 },
      { line: null },
    ]);
  });

  it('leads to a certificate whose page cannot be made, which no other try would change', async () => {
    const figures = someFigures({ ready: 9, failed: 1 });
    await visitWork(`/s/sample/certificates/runs/${id}`, {
      [one]: aPage({ figures }, { failures: [{ ...failure, certificateId: id }] }),
    });

    expect((await screen.findByRole('link', { name: 'Look at it' })).getAttribute('href')).toBe(
      `/s/sample/certificates/${id}`,
    );
    expect(screen.queryByRole('button', { name: /Try/ })).toBeNull();
  });

  it('says what became of its mails, and holds them back while they wait', async () => {
    const mails = {
      toCome: 1200,
      waiting: 2,
      sent: 3,
      failed: 1,
      heldBack: 0,
      held: false,
      goesAt: '2026-11-20T15:10:00Z',
    };
    const { user, sent } = await visitWork(`/s/sample/certificates/runs/${id}`, {
      [one]: aPage({}, { mails }),
      [`POST ${one}/mail-holds`]: aPage(
        {},
        { mails: { ...mails, toCome: 0, waiting: 0, heldBack: 2, held: true, goesAt: null } },
      ),
    });
    const section = within(await screen.findByRole('region', { name: 'Mails to its people' }));
    expect(
      section.getByText('3 sent, 2 waiting, 1 not delivered, 1,200 to come when the certificates are ready.'),
    ).toBeTruthy();
    await user.click(section.getByRole('button', { name: 'Hold the mails back' }));

    expect(await section.findByText('3 sent, 1 not delivered, 2 held back.')).toBeTruthy();
    expect(section.queryByRole('button')).toBeNull();
    expect(sent.find(({ method }) => method === 'POST')?.path).toBe(`${one}/mail-holds`);
  });

  it('writes to nobody where that was chosen', async () => {
    const { user, sent } = await visitWork('/s/sample/certificates/issue', {
      [runs]: aList(),
      'POST /societies/sample/roster-checks': aReading(),
      [`POST ${runs}`]: aPage(),
      [one]: aPage(),
    });
    await fill(user);
    await user.click(await screen.findByRole('checkbox', { name: /^Write to each person/ }));
    await user.click(screen.getByRole('checkbox', { name: 'Everyone on this roster completed it.' }));
    await user.click(screen.getByRole('button', { name: 'Issue 2 certificates' }));

    expect(await screen.findByText('None. That was chosen when this was started.')).toBeTruthy();
    expect(sent.find(({ method, path }) => method === 'POST' && path === runs)?.body).toMatchObject({
      tellsPeople: false,
    });
  });

  it('goes from page to page of its people', async () => {
    const line = { ...failure, state: 'ready', certificateId: id, sentence: null } as const;
    const { user } = await visitWork(`/s/sample/certificates/runs/${id}`, {
      [one]: aPage(),
      [`${one}/lines?after=0`]: { lines: [{ ...line, line: 1, name: 'First One' }], next: 100 },
      [`${one}/lines?after=100`]: { lines: [{ ...line, line: 101, name: 'Later One' }], next: null },
    });
    expect(await screen.findByRole('link', { name: '1. First One' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Next page' }));
    expect(await screen.findByRole('link', { name: '101. Later One' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Page before' }));
    expect(await screen.findByRole('link', { name: '1. First One' })).toBeTruthy();
  });
});

describe('figures in words', () => {
  it.each([
    [someFigures(), '10 ready'],
    [someFigures({ ready: 1200, failed: 2, hasIt: 3 }), '1,200 ready, 3 had it already, 2 not issued'],
    [someFigures({ ready: 0, waiting: 10 }), '10 waiting'],
  ])('leave out what is nothing: %j', (figures, words) => {
    expect(figureWords(figures)).toBe(words);
  });
});
