import type { PracticeEntryView, SignatureRequestView } from '@cohesion/contracts';
import { screen, within } from '@testing-library/react';
import { refusal } from '../../testing/network.js';
import { visitLearner } from '../../testing/visit-learner.js';

const entryId = '01890a5d-ac96-774b-bcce-b302099a8081';
const entryVersion = '01890a5d-ac96-774b-bcce-b302099a8082';
const requestId = '01890a5d-ac96-774b-bcce-b302099a8083';
const supervisor = { name: 'Sample Supervisor', email: 'supervisor@example.com' };

const anEntry = (parts: Partial<PracticeEntryView> = {}): PracticeEntryView => ({
  id: entryId,
  versionId: entryVersion,
  kind: 'group-leading',
  on: '2026-10-06',
  minutes: 90,
  setting: 'community-clinic',
  population: 'adults',
  role: 'leader',
  form: null,
  note: 'Tuesday process group',
  supervisor,
  isWithdrawn: false,
  recordedAt: '2026-10-06T20:00:00Z',
  changedAt: null,
  signature: null,
  requestId: null,
  ...parts,
});

const aRequest = (parts: Partial<SignatureRequestView> = {}): SignatureRequestView => ({
  id: requestId,
  status: 'waiting',
  supervisor,
  entryIds: [entryVersion],
  minutes: 90,
  askedAt: '2026-11-22T09:00:00Z',
  sentAt: '2026-11-22T09:00:00Z',
  expiresAt: '2026-12-22T09:00:00Z',
  signature: null,
  ...parts,
});

const total = {
  id: 'leading',
  name: 'Group leading',
  counted: '1.5',
  signed: '0.0',
  needed: '300.0',
  missing: '298.5',
  clause: '300 hours of leading groups are needed.',
};
const log = (entries: readonly PracticeEntryView[], requests: readonly SignatureRequestView[] = []) => ({
  '/practice-log': {
    entries,
    totals: [total],
    ruleSet: { name: 'CGP', version: '1', verifiedOn: '2026-11-22' },
  },
  '/practice-log/signature-requests': { requests },
});

describe('practice log', () => {
  it('says how far it goes toward the certification, and how much of it is signed', async () => {
    await visitLearner('/my-ce/practice-log', log([anEntry()]));

    const totals = within(await screen.findByRole('region', { name: 'Toward the first certification' }));
    expect(totals.getByText('298.5 to go')).toBeTruthy();
    expect(totals.getByText(/0 signed by a supervisor/)).toBeTruthy();
  });

  it.each([
    ['nobody was asked', anEntry(), 'Not signed yet · Sample Supervisor'],
    ['a request is under way', anEntry({ requestId }), 'Waiting for Sample Supervisor to sign'],
    [
      'it is signed',
      anEntry({
        signature: { name: 'S. Supervisor', credentials: 'LCSW, CGP', signedAt: '2026-11-20T09:00:00Z' },
      }),
      'Signed by S. Supervisor, LCSW, CGP, on November 20, 2026',
    ],
    ['no supervisor is named', anEntry({ supervisor: null }), 'No supervisor named'],
  ])('says where an entry stands when %s', async (_, entry, words) => {
    await visitLearner('/my-ce/practice-log', log([entry]));

    expect(await screen.findByText(words, { exact: false })).toBeTruthy();
  });

  it('asks the supervisor an entry names to sign it as it is now', async () => {
    const { user, sent } = await visitLearner('/my-ce/practice-log', {
      ...log([anEntry()]),
      'POST /practice-log/signature-requests': aRequest(),
    });
    await user.click(await screen.findByRole('button', { name: 'Ask Sample Supervisor to sign' }));

    expect(await screen.findByText(/We wrote to Sample Supervisor/)).toBeTruthy();
    expect(sent.find(({ method }) => method === 'POST')?.body).toMatchObject({ entryIds: [entryVersion] });
  });

  it.each([
    ['expired', 'The link is too old. Send it once more.'],
    ['changed', 'You changed an entry after asking, so this can no longer be signed. Ask again.'],
    ['withdrawn', 'Withdrawn'],
  ] as const)('says that a request is %s', async (status, words) => {
    await visitLearner('/my-ce/practice-log', log([anEntry()], [aRequest({ status })]));

    expect(await screen.findByText(words)).toBeTruthy();
  });

  it('sends the link again, or withdraws the request', async () => {
    const { user, sent } = await visitLearner('/my-ce/practice-log', {
      ...log([anEntry({ requestId })], [aRequest()]),
      [`POST /practice-log/signature-requests/${requestId}/links`]: aRequest(),
      [`POST /practice-log/signature-requests/${requestId}/withdrawal`]: aRequest({ status: 'withdrawn' }),
    });
    await user.click(await screen.findByRole('button', { name: /^Send the link again/ }));
    expect(await screen.findByText('We wrote to Sample Supervisor again.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /^Withdraw the request/ }));

    expect(await screen.findByText('Withdrawn. The link works no more.')).toBeTruthy();
    expect(sent.filter(({ method }) => method === 'POST')).toHaveLength(2);
  });
});

describe('an entry of the practice log', () => {
  async function fillIn(user: Awaited<ReturnType<typeof visitLearner>>['user'], note: string) {
    await user.click(await screen.findByRole('radio', { name: 'I led a group' }));
    await user.type(screen.getByLabelText('Month'), '10');
    await user.type(screen.getByLabelText('Year'), '2026');
    await user.type(screen.getByLabelText('Hours'), '1');
    await user.type(screen.getByLabelText('Minutes'), '30');
    await user.type(screen.getByLabelText(/^A few words/), note);
  }

  it('is kept with its facts; a month is enough', async () => {
    const { user, sent } = await visitLearner('/my-ce/practice-log/new', {
      ...log([]),
      'POST /practice-log/entries': anEntry(),
    });
    await fillIn(user, 'Tuesday process group');
    await user.click(screen.getByRole('button', { name: 'Save entry' }));

    await screen.findByRole('heading', { level: 1, name: 'Practice log' });
    expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      // 1 hour 30 minutes: 90 minutes.
      entry: {
        kind: 'group-leading',
        role: 'leader',
        on: '2026-10',
        minutes: 90,
        setting: 'private-practice',
        population: 'adults',
        supervisor: null,
        note: 'Tuesday process group',
      },
    });
  });

  it('is not kept while a note looks like a client, until she says that it does not', async () => {
    const found = [
      { words: 'Daniel, 34', kind: 'name-with-age', sentence: 'This looks like a name with an age.' },
    ];
    const tries = () => sent.filter(({ method }) => method === 'POST').length;
    const { user, sent } = await visitLearner('/my-ce/practice-log/new', {
      ...log([]),
      'POST /practice-log/entries': () =>
        tries() === 1 ? refusal(422, 'looks-like-a-client', { details: { found } }) : anEntry(),
    });
    await fillIn(user, 'With Daniel, 34');
    await user.click(screen.getByRole('button', { name: 'Save entry' }));
    expect(await screen.findByText('Nothing is saved yet.')).toBeTruthy();
    expect(screen.getByText('“Daniel, 34”: This looks like a name with an age.')).toBeTruthy();
    await user.click(screen.getByRole('checkbox', { name: 'These words are not about a client' }));
    await user.click(screen.getByRole('button', { name: 'Save entry' }));

    await screen.findByRole('heading', { level: 1, name: 'Practice log' });
    expect(sent.findLast(({ method }) => method === 'POST')?.body).toMatchObject({
      entry: { notAClient: ['Daniel, 34'] },
    });
  });

  it('asks what it was, when, and how long', async () => {
    const { user } = await visitLearner('/my-ce/practice-log/new', log([]));
    await user.click(await screen.findByRole('button', { name: 'Save entry' }));

    for (const name of [
      'Choose what it was',
      'Enter the day, or the month and the year',
      'Enter more than zero minutes',
    ])
      expect(screen.getByRole('link', { name })).toBeTruthy();
  });

  it('says before a change that a signature stays with what was signed', async () => {
    const signature = { name: 'S. Supervisor', credentials: 'LCSW', signedAt: '2026-11-20T09:00:00Z' };
    await visitLearner(`/my-ce/practice-log/${entryId}`, log([anEntry({ signature })]));

    expect(
      await screen.findByText(/What was signed stays; if you change it, it needs a new signature/),
    ).toBeTruthy();
  });
});

describe('the supervisor’s page', () => {
  const token = 'a-secret-of-twenty-characters';
  const { kind, on, minutes, setting, population, role, form, note } = anEntry();
  const page = {
    status: 'waiting',
    society: 'Sample Society',
    person: 'Ruth Okafor',
    supervisor: supervisor.name,
    entries: [{ kind, on, minutes, setting, population, role, form, note }],
    leadingMinutes: 90,
    supervisionMinutes: 0,
    attestation: 'I know that Ruth Okafor led the groups listed here.',
    contentSha256: 'ab'.repeat(32),
    expiresAt: '2026-12-22T09:00:00Z',
    signature: null,
  };
  const visit = (answers: Record<string, unknown> = {}) =>
    visitLearner(`/countersign?token=${token}`, { 'POST /countersignatures/reading': page, ...answers });

  it('shows every date and hour before there is anything to sign, and sends the secret in the body alone', async () => {
    const { sent } = await visit();

    const row = within((await screen.findAllByRole('row'))[1]!);
    expect(row.getByText('October 6, 2026')).toBeTruthy();
    expect(row.getByText('1 h 30 min')).toBeTruthy();
    expect(sent.find(({ path }) => path === '/countersignatures/reading')?.body).toEqual({ token });
  });

  it('asks for credentials and for the attestation', async () => {
    const { user } = await visit();
    await user.click(await screen.findByRole('button', { name: 'Sign these hours' }));

    expect(screen.getByRole('link', { name: /Enter your credentials/ })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Tick the box to confirm these hours' })).toBeTruthy();
  });

  it('signs exactly what was shown', async () => {
    const signed = { name: supervisor.name, credentials: 'LCSW, CGP', signedAt: '2026-11-22T09:30:00Z' };
    const { user, sent } = await visit({
      'POST /countersignatures': { ...page, status: 'signed', signature: signed },
    });
    await user.type(await screen.findByLabelText('Your credentials'), 'LCSW, CGP');
    await user.click(screen.getByRole('checkbox', { name: page.attestation }));
    await user.click(screen.getByRole('button', { name: 'Sign these hours' }));

    expect(await screen.findByRole('heading', { level: 1, name: 'Signed. Thank you.' })).toBeTruthy();
    expect(sent.findLast(({ method }) => method === 'POST')?.body).toEqual({
      token,
      contentSha256: page.contentSha256,
      name: supervisor.name,
      credentials: 'LCSW, CGP',
      attested: true,
    });
  });

  it('says that a link is too old', async () => {
    const message = 'This link has been used or has expired.';
    await visit({ 'POST /countersignatures/reading': refusal(410, 'link-expired', { message }) });

    expect(await screen.findByText(message)).toBeTruthy();
  });
});
