import type {
  CertificateRunList,
  CertificateRunPage,
  RosterReading,
  SessionCredit,
} from '@cohesion/contracts';
import { screen, waitFor, within } from '@testing-library/react';
import { aPerson, aSession } from '../../../testing/answers.js';
import { type Answers, refusal } from '../../../testing/network.js';
import { visitLearner } from '../../../testing/visit-learner.js';

const id = '01890a5d-ac96-774b-bcce-b302099a8001';
const runs = '/societies/sample/certificate-runs';
const credits = 'POST /societies/sample/session-credits';

const list: CertificateRunList = {
  runs: [],
  programs: [],
  livePrograms: [{ course: 'ethics', title: 'Ethics in groups' }],
  statement: 'Everyone on this roster completed it.',
  today: '2026-11-22',
};
const reading: RosterReading = {
  people: 2,
  first: [{ name: 'Ruth Okafor', email: 'ruth@example.org' }],
  problemCount: 0,
  problems: [],
};
const credit: SessionCredit = {
  minutes: 150,
  completedOn: '2026-11-14',
  credits: [
    {
      body: 'nbcc',
      bodyName: 'NBCC',
      amount: '2.5',
      unit: 'clock hours',
      shares: ['1.5', '1.0'],
      sentence: null,
    },
    {
      body: 'apa',
      bodyName: 'APA',
      amount: null,
      unit: null,
      shares: [],
      sentence: 'The APA approval does not cover live in-person activities.',
    },
  ],
};
const page: CertificateRunPage = {
  run: {
    id,
    title: 'Ethics in groups',
    completedOn: '2026-11-14',
    people: 2,
    startedAt: '2026-11-20T15:00:00Z',
    startedBy: 'Sam Sample',
    state: 'done',
    figures: { total: 2, waiting: 0, issued: 0, ready: 2, hasIt: 0, failed: 0 },
  },
  bodyNames: ['NBCC'],
  held: null,
  live: {
    format: 'live-in-person',
    sessions: [
      { title: 'What groups know', day: '2026-11-14', from: '09:00', to: '10:30' },
      { title: 'Endings', day: '2026-11-14', from: '11:00', to: '12:00' },
    ],
  },
  source: 'Sign-in sheets.',
  statement: 'Everyone completed it.',
  failures: [],
  mails: null,
};

const visit = (answers: Answers) =>
  visitLearner('/s/sample/certificates/issue', {
    '/session': aSession({ person: { ...aPerson(), roles: ['ce-administrator'] } }),
    '/societies/sample/programs': { programs: [] },
    [runs]: list,
    [credits]: credit,
    'POST /societies/sample/roster-checks': reading,
    [`${runs}/${id}`]: page,
    [`${runs}/${id}/lines?after=0`]: { lines: [], next: null },
    ...answers,
  });
type User = Awaited<ReturnType<typeof visit>>['user'];

async function fill(
  user: User,
  place: number,
  [title, day, from, to]: readonly [string, string, string, string],
) {
  const row = within((await screen.findAllByRole('group', { name: new RegExp(`^Session ${place}`) }))[0]!);
  await user.type(row.getByLabelText('Title'), title);
  await user.clear(row.getByLabelText('Day'));
  await user.type(row.getByLabelText('Day'), day);
  await user.type(row.getByLabelText('From'), from);
  await user.type(row.getByLabelText('To'), to);
}
async function fillBoth(user: User) {
  await fill(user, 1, ['Endings', '2026-11-14', '11:00', '12:00']);
  await user.click(screen.getByRole('button', { name: 'Add a session' }));
  await fill(user, 2, ['What groups know', '2026-11-14', '09:00', '10:30']);
}
async function fillRest(user: User) {
  await user.type(screen.getByLabelText('What attendance is known from'), 'Sheets.');
  await user.type(screen.getByLabelText('Roster'), 'Ruth Okafor, ruth@example.org');
  await user.click(screen.getByRole('button', { name: 'Check the roster' }));
}

describe('issuing certificates for a program held live', () => {
  it('counts the credit of its sessions, shows each one’s part, and issues', async () => {
    const { user, sent, router } = await visit({ [`POST ${runs}`]: page });
    await fillBoth(user);
    expect(await screen.findByText('2 h 30 min (150 minutes) in 2 sessions.')).toBeTruthy();
    expect(screen.getByRole('checkbox', { name: /NBCC.*2\.5 clock hours/ })).toBeTruthy();
    expect(screen.getByText('APA: The APA approval does not cover live in-person activities.')).toBeTruthy();
    expect(screen.queryByLabelText('Day it was completed')).toBeNull();
    await fillRest(user);

    expect(await screen.findByRole('heading', { name: '2 certificates for 2 people' })).toBeTruthy();
    expect(screen.getByText('Live, in person', { selector: 'dd' })).toBeTruthy();
    const rows = within(screen.getByRole('table', { name: 'Sessions' })).getAllByRole('row');
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      'SessionWhenNBCC, clock hours',
      'What groups knowNov 14, 2026, 9:00 AM to 10:30 AM1.5',
      'EndingsNov 14, 2026, 11:00 AM to 12:00 PM1.0',
    ]);
    await user.click(screen.getByRole('checkbox', { name: list.statement }));
    await user.click(screen.getByRole('button', { name: 'Issue 2 certificates' }));
    expect(await screen.findByRole('heading', { name: 'Everybody on the roster' })).toBeTruthy();
    expect(router.state.location.pathname).toBe(`/s/sample/certificates/runs/${id}`);
    expect(screen.getByText('What groups know')).toBeTruthy();
    const body = sent.find(({ method, path }) => method === 'POST' && path === runs)?.body;
    expect(body).toMatchObject({ course: 'ethics', bodies: ['nbcc'], live: page.live });
    expect(body).not.toHaveProperty('completedOn');
  });

  it('puts them in order of time, and goes on typing where a session was added', async () => {
    const { user } = await visit({});
    await fill(user, 1, ['Endings', '2026-11-14', '11:00', '12:00']);
    await user.click(screen.getByRole('button', { name: 'Add a session' }));
    const titles = () => screen.getAllByLabelText<HTMLInputElement>('Title');
    expect(document.activeElement).toBe(titles()[1]);
    expect(screen.getAllByLabelText<HTMLInputElement>('Day')[1]?.value).toBe('2026-11-14');
    await fill(user, 2, ['What groups know', '2026-11-14', '09:00', '10:30']);
    await user.click(await screen.findByRole('button', { name: 'Put them in order of time' }));

    expect(titles().map(({ value }) => value)).toEqual(['What groups know', 'Endings']);
    expect(screen.queryByRole('button', { name: 'Put them in order of time' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Remove session 1' }));
    expect(titles().map(({ value }) => value)).toEqual(['Endings']);
    expect(document.activeElement).toBe(titles()[0]);
  });

  it('says what is off beside its field, wherever that stands on the page', async () => {
    const message = 'It begins before “What groups know” ends';
    const { user, sent } = await visit({
      [credits]: refusal(400, 'run-off', { details: [{ field: 'sessions.1.from', message }] }),
    });
    await fillBoth(user);
    const said = await screen.findByText(message);

    // The later one of the two is the first on the page.
    expect(within(screen.getByRole('group', { name: /^Session 1/ })).getByText(message)).toBe(said);
    await fillRest(user);
    expect((await screen.findByRole('alert')).textContent).toContain(message);
    expect(sent.some(({ path }) => path.endsWith('/roster-checks'))).toBe(false);
  });

  it('names what is missing before anything is sent', async () => {
    const { user, sent } = await visit({});
    await user.click(await screen.findByRole('button', { name: 'Check the roster' }));
    const alert = await screen.findByRole('alert');

    expect(alert.textContent).toContain('Write what the session was called');
    expect(alert.textContent).toContain('Enter when it ended');
    expect(alert.textContent).not.toContain('Enter the day it was completed');
    expect(sent.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it('keeps everything when it is refused at the end', async () => {
    const { user } = await visit({
      [`POST ${runs}`]: refusal(400, 'run-off', {
        details: [{ field: 'live.sessions.1.to', message: 'It has not ended yet' }],
      }),
    });
    await fillBoth(user);
    await screen.findByText(/in 2 sessions/);
    await fillRest(user);
    await user.click(await screen.findByRole('checkbox', { name: list.statement }));
    await user.click(screen.getByRole('button', { name: 'Issue 2 certificates' }));
    expect((await screen.findByRole('alert')).textContent).toContain('It has not ended yet');
    await user.click(screen.getByRole('button', { name: 'Change something' }));

    await waitFor(() => expect(screen.getAllByLabelText('Title')).toHaveLength(2));
    expect(screen.getAllByLabelText<HTMLInputElement>('Title').map(({ value }) => value)).toEqual([
      'Endings',
      'What groups know',
    ]);
  });
});
