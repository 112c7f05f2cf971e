import type { SocietyCertificatePage, SocietyCertificateRow } from '@cohesion/contracts';
import { act, screen, within } from '@testing-library/react';
import { aPerson, aSession, aVerification } from '../../testing/answers.js';
import { type Answers, refusal } from '../../testing/network.js';
import { visitLearner } from '../../testing/visit-learner.js';
import { countdown } from './waiting-mails.js';

const id = '01890a5d-ac96-774b-bcce-b302099a8001';
const one = `/societies/sample/certificates/${id}`;
const list = '/societies/sample/certificates';
const names = '/societies/sample/name-changes';

const visitWork = (address: string, answers: Answers) =>
  visitLearner(address, {
    '/session': aSession({ person: { ...aPerson(), roles: ['ce-administrator'] } }),
    [names]: { requests: [] },
    ...answers,
  });

const aRow = (changes: Partial<SocietyCertificateRow> = {}): SocietyCertificateRow => ({
  id,
  code: '7K4M-92QX',
  name: 'Ruth Okafor',
  activityTitle: 'Ethics in groups',
  bodyName: 'NBCC',
  amount: '1.00',
  unit: 'clock hours',
  completedOn: '2026-11-20',
  issuedAt: '2026-11-20T15:00:00Z',
  version: 1,
  status: 'valid',
  ...changes,
});

const issued = {
  kind: 'issued',
  at: '2026-11-20T15:00:00Z',
  by: null,
  version: 1,
  what: null,
  category: null,
  effectiveOn: null,
  reason: null,
  stolenKey: null,
} as const;

const aPage = (changes: Partial<SocietyCertificatePage> = {}): SocietyCertificatePage => ({
  certificate: aRow(),
  lines: [{ label: null, text: 'Ruth Okafor' }],
  ready: true,
  failedPage: null,
  history: [issued],
  waitingMails: [],
  nameChange: null,
  publicly: aVerification(),
  verifyUrl: 'https://ce.example.org/v/7K4M-92QX',
  today: '2026-11-22',
  issuedOn: '2026-11-20',
  most: '1.00',
  now: '2026-11-22T15:00:00Z',
  ...changes,
});

const revoked = (changes: Partial<SocietyCertificatePage> = {}) =>
  aPage({
    certificate: aRow({ status: 'revoked' }),
    publicly: aVerification({ status: 'revoked', revocation: { on: '2026-11-22', category: 'other' } }),
    waitingMails: [
      {
        id: '01890a5d-ac96-774b-bcce-b302099a8009',
        kind: 'revoked',
        to: 'Ruth Okafor',
        goesAt: '2026-11-22T15:10:00Z',
      },
    ],
    history: [
      {
        ...issued,
        kind: 'revoked',
        by: 'Sam Sample',
        version: null,
        category: 'other',
        effectiveOn: '2026-11-22',
      },
      issued,
    ],
    ...changes,
  });

describe('a society’s certificates', () => {
  it('searches by what was typed and goes on to the next page', async () => {
    const { user, router } = await visitWork('/s/sample/certificates', {
      [list]: { certificates: [aRow()], next: null },
      [`${list}?q=oka`]: { certificates: [aRow({ status: 'revoked' })], next: 'place' },
    });
    await user.type(await screen.findByRole('searchbox', { name: /Find a certificate/ }), 'oka{Enter}');

    expect(await screen.findByText('Revoked')).toBeTruthy();
    expect(router.state.location.search).toBe('?q=oka');
    expect(screen.getByRole('link', { name: 'Next page' }).getAttribute('href')).toBe(
      '/s/sample/certificates?q=oka&after=place',
    );
  });

  it('says so when nothing is found, and when there is nothing yet', async () => {
    await visitWork('/s/sample/certificates?q=zzz', { [`${list}?q=zzz`]: { certificates: [], next: null } });
    expect(await screen.findByText(/No certificate found for “zzz”/)).toBeTruthy();
  });

  it('tells an instructor which role it takes', async () => {
    const message = 'This needs the role of CE administrator. Sam Sample can give it.';
    await visitWork('/s/sample/certificates', { [list]: refusal(403, 'not-allowed', { message }) });

    expect(await screen.findByText(message)).toBeTruthy();
  });

  it('approves a name with one press, and asks for a reason to refuse it', async () => {
    const request = {
      id,
      certificateId: id,
      code: '7K4M-92QX',
      activityTitle: 'Ethics in groups',
      printedName: 'Ruth Okafor',
      name: 'Ruth Bello',
      why: 'I married.',
      certificates: 2,
      askedAt: '2026-11-22T10:00:00Z',
    };
    const { user, sent } = await visitWork('/s/sample/certificates', {
      [list]: { certificates: [aRow()], next: null },
      [names]: { requests: [request] },
      [`POST ${names}/${id}/decision`]: { requests: [] },
    });
    await user.click(await screen.findByRole('button', { name: 'Approve Ruth Bello' }));

    expect(await screen.findByText(/2 certificates were issued anew/)).toBeTruthy();
    expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({
      decision: 'approved',
      reason: null,
    });
    expect(screen.queryByText(/Waiting for you/)).toBeNull();
  });
});

describe('a certificate in the console', () => {
  it('shows what the public page will say before it is revoked', async () => {
    const { user, sent } = await visitWork(`/s/sample/certificates/${id}`, {
      [one]: aPage(),
      [`POST ${one}/revocations`]: revoked(),
    });
    await user.click(await screen.findByText('Revoke it'));
    await user.click(screen.getByLabelText('Requirements not met'));
    expect(screen.getByText('Revoked on November 22, 2026')).toBeTruthy();
    expect(screen.getByText('Reason: requirements not met.')).toBeTruthy();
    await user.type(screen.getByLabelText(/Note to the learner/), 'Sorry.');
    await user.click(screen.getByRole('button', { name: 'Revoke this certificate' }));

    expect(await screen.findByText('Revoked. The public page says so now.')).toBeTruthy();
    expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({
      id: expect.any(String),
      version: 1,
      category: 'requirements-not-met',
      effectiveOn: '2026-11-22',
      note: 'Sorry.',
    });
    expect(screen.queryByText('Revoke it')).toBeNull();
  });

  it('brings what is off to its field', async () => {
    const { user } = await visitWork(`/s/sample/certificates/${id}`, {
      [one]: aPage(),
      [`POST ${one}/revocations`]: refusal(400, 'invalid-request', {
        details: [{ field: 'category', message: 'Choose a reason' }],
      }),
    });
    await user.click(await screen.findByText('Revoke it'));
    await user.click(screen.getByRole('button', { name: 'Revoke this certificate' }));

    const summary = await screen.findByRole('alert');
    expect(within(summary).getByRole('link', { name: 'Choose a reason' }).getAttribute('href')).toBe(
      '#field-category',
    );
  });

  it('counts down until the learner is told, and undoes', async () => {
    const { user, sent } = await visitWork(`/s/sample/certificates/${id}`, {
      [one]: revoked(),
      [`POST ${one}/reinstatements`]: aPage(),
    });
    expect((await screen.findByRole('timer')).textContent).toBe('10:00');
    await act(() => new Promise((done) => setTimeout(done, 1100)));
    expect(screen.getByRole('timer').textContent).toBe('9:59');
    await user.click(screen.getByRole('button', { name: /^Undo/ }));

    expect(await screen.findByText(/Undone. It is valid/)).toBeTruthy();
    expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({
      id: expect.any(String),
      reason: 'Undone within ten minutes',
    });
    expect(screen.queryByRole('timer')).toBeNull();
  });

  it.each([
    [600_000, '10:00'],
    // A second that has begun is still there.
    [580_001, '9:41'],
    [59_000, '0:59'],
    [-5, '0:00'],
  ])('says %d milliseconds as %s', (left, words) => {
    expect(countdown(left)).toBe(words);
  });

  it('corrects the hours, the person or the name, each with what it needs', async () => {
    const { user, sent } = await visitWork(`/s/sample/certificates/${id}`, {
      [one]: aPage(),
      [`POST ${one}/corrections`]: aPage({
        certificate: aRow({ version: 2, amount: '0.50' }),
        history: [
          { ...issued, kind: 'corrected', version: 2, what: 'hours', by: 'Sam Sample', reason: 'Half.' },
          issued,
        ],
      }),
    });
    await user.click(await screen.findByText('Correct it'));
    await user.click(screen.getByLabelText(/The person/));
    expect(screen.getByLabelText(/Email address of the right person/)).toBeTruthy();
    await user.click(screen.getByLabelText(/^The hours/));
    await user.type(screen.getByLabelText(/The right amount/), '0,5');
    await user.type(screen.getByLabelText('Why'), 'Half.');
    await user.click(screen.getByRole('button', { name: 'Issue the corrected version' }));

    expect(await screen.findByText('Version 2 is issued. Its code is the same.')).toBeTruthy();
    expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({
      id: expect.any(String),
      version: 1,
      reason: 'Half.',
      what: 'hours',
      amount: '0.5',
    });
    expect(screen.getByText('Version 2 issued: the hours corrected')).toBeTruthy();
  });
});

describe('a page that could not be made', () => {
  const failedPage = { number: 1, problem: 'These characters cannot be printed.', retrying: false };

  it('is tried again by one press, and then says so', async () => {
    const { user, sent } = await visitWork(`/s/sample/certificates/${id}`, {
      [`/societies/sample/certificates/${id}`]: aPage({ ready: false, failedPage }),
      [`POST /societies/sample/certificates/${id}/page-retries`]: aPage({
        ready: false,
        failedPage: { ...failedPage, retrying: true },
      }),
    });
    expect(await screen.findByText(failedPage.problem)).toBeTruthy();
    expect(screen.queryByText('The PDF is being made.')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Try again' }));

    expect(sent).toContainEqual({
      method: 'POST',
      path: `/societies/sample/certificates/${id}/page-retries`,
      body: { number: 1 },
    });
    expect(await screen.findByText('It is on its way: this page shows when it is there.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  it('leaves the file from before, and the history says why it was signed anew', async () => {
    await visitWork(`/s/sample/certificates/${id}`, {
      [`/societies/sample/certificates/${id}`]: aPage({
        failedPage,
        history: [
          { ...issued, kind: 'signed-anew', by: 'Sam Sample', version: null, stolenKey: 'document-1' },
          issued,
        ],
      }),
    });

    expect(await screen.findByText(/The file from before is still there/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Download the PDF' })).toBeTruthy();
    expect(screen.getByText('Signed anew, because the key document-1 was stolen')).toBeTruthy();
  });
});
