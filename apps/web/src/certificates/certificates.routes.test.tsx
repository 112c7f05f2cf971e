import type { CertificateView } from '@cohesion/contracts';
import { act, cleanup, screen } from '@testing-library/react';
import { refusal } from '../testing/network.js';
import { visitLearner } from '../testing/visit-learner.js';

const id = '33333333-3333-4333-8333-333333333333';

const aCertificate = (change: Partial<CertificateView> = {}): CertificateView => ({
  id,
  code: '7K4M-92QX',
  verifyUrl: 'https://ce.example.org/v/7K4M-92QX',
  ready: true,
  problem: null,
  retrying: false,
  signedAnewAt: null,
  bytes: 28_000,
  name: 'Ruth Okafor',
  activityTitle: 'Ethics and boundaries',
  bodyName: 'NBCC',
  amount: '1.00',
  unit: 'clock hours',
  issuedAt: '2026-11-22T09:30:00Z',
  version: 1,
  status: 'valid',
  sample: true,
  lines: [{ label: 'This certifies that', text: 'Ruth Okafor' }],
  enrollmentId: '11111111-1111-4111-8111-111111111111',
  versions: [{ version: 1, issuedAt: '2026-11-22T09:30:00Z', replacedAt: null }],
  newestId: null,
  isForSomebodyElse: false,
  revocation: null,
  nameChange: null,
  linkedIn: null,
  ...change,
});

class FakeEvents extends EventTarget {
  static last: FakeEvents | undefined;
  closed = false;
  constructor(readonly url: string) {
    super();
    FakeEvents.last = this;
  }
  close() {
    this.closed = true;
  }
}

beforeEach(() => Object.assign(globalThis, { EventSource: FakeEvents }));

describe('certificate page', () => {
  it('waits for the PDF and shows it when the server says so', async () => {
    let ready = false;
    await visitLearner(`/certificates/${id}`, { [`/certificates/${id}`]: () => aCertificate({ ready }) });
    expect(await screen.findByText(/Your credit is recorded\. The PDF is being made/)).toBeTruthy();
    expect(FakeEvents.last?.url).toBe(`/api/certificates/${id}/events`);

    ready = true;
    act(() => void FakeEvents.last?.dispatchEvent(new Event('ready')));

    const download = await screen.findByRole('link', { name: 'Download PDF' });
    expect(download.getAttribute('href')).toBe(`/api/certificates/${id}/file`);
    expect(FakeEvents.last?.closed).toBe(true);
  });

  it('looks again by itself when the server cannot tell', async () => {
    let ready = false;
    await visitLearner(`/certificates/${id}`, { [`/certificates/${id}`]: () => aCertificate({ ready }) });
    await screen.findByText(/The PDF is being made/);

    act(() => void FakeEvents.last?.dispatchEvent(new Event('error')));
    ready = true;

    expect(await screen.findByRole('link', { name: 'Download PDF' })).toBeTruthy();
  });

  it('says why a PDF cannot be made, and that the credit is safe', async () => {
    const problem = 'A character of the name cannot be printed.';
    await visitLearner(`/certificates/${id}`, {
      [`/certificates/${id}`]: aCertificate({ ready: false, problem }),
    });

    expect(await screen.findByText(problem)).toBeTruthy();
    expect(screen.getByText(/Your credit is recorded and safe. The society can mend this/)).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'Download PDF' })).toBeNull();
  });

  it('says that a page is made again, and looks for it', async () => {
    const problem = 'A character of the name cannot be printed.';
    let page = aCertificate({ ready: false, problem, retrying: true });
    await visitLearner(`/certificates/${id}`, { [`/certificates/${id}`]: () => page });
    expect(await screen.findByText(/could not be made before, and is being made again now/)).toBeTruthy();
    expect(screen.queryByText(problem)).toBeNull();

    page = aCertificate();
    act(() => void FakeEvents.last?.dispatchEvent(new Event('ready')));

    expect(await screen.findByRole('link', { name: 'Download PDF' })).toBeTruthy();
  });

  it('says that a file was signed anew, why, and that the credit is the same', async () => {
    await visitLearner(`/certificates/${id}`, {
      [`/certificates/${id}`]: aCertificate({ signedAnewAt: '2026-11-23T15:00:00Z' }),
    });

    expect(
      await screen.findByText(
        /Signed anew on November 23, 2026, because a key that had signed it was stolen.*credit and the code are the same/,
      ),
    ).toBeTruthy();
  });

  it('offers A4 by a link, which needs no script, and what software reads of this version', async () => {
    await visitLearner(`/certificates/${id}`, {
      [`/certificates/${id}`]: aCertificate({ version: 2 }),
    });

    const a4 = await screen.findByRole('link', { name: 'Download on A4' });
    expect(a4.getAttribute('href')).toBe(`/api/certificates/${id}/file?paper=a4`);
    for (const [name, ending] of [
      ['credential', 'json'],
      ['token', 'jwt'],
    ] as const)
      expect(screen.getByRole('link', { name }).getAttribute('href')).toBe(
        `https://ce.example.org/v/7K4M-92QX.${ending}?version=2`,
      );
  });

  it('mails a link when asked, and says where it goes', async () => {
    const { user, sent } = await visitLearner(`/certificates/${id}`, {
      [`/certificates/${id}`]: aCertificate(),
      [`POST /certificates/${id}/mails`]: { to: 'ruth@example.org' },
    });
    await user.click(await screen.findByRole('button', { name: 'Email it to me' }));

    expect(await screen.findByText('Sent: a link is on its way to ruth@example.org.')).toBeTruthy();
    expect(sent.filter(({ path }) => path.endsWith('/mails'))).toHaveLength(1);
  });

  it('says so when enough was mailed', async () => {
    const { user } = await visitLearner(`/certificates/${id}`, {
      [`/certificates/${id}`]: aCertificate(),
      [`POST /certificates/${id}/mails`]: refusal(429, 'too-many-requests', {
        message: 'Please wait a moment before you try again.',
      }),
    });
    await user.click(await screen.findByRole('button', { name: 'Email it to me' }));

    expect(await screen.findByText('Please wait a moment before you try again.')).toBeTruthy();
  });

  it('copies the address and says so', async () => {
    const { user } = await visitLearner(`/certificates/${id}`, { [`/certificates/${id}`]: aCertificate() });
    await user.click(await screen.findByRole('button', { name: 'Copy link' }));

    expect(await screen.findByText('Copied')).toBeTruthy();
    expect(await navigator.clipboard.readText()).toBe('https://ce.example.org/v/7K4M-92QX');
  });

  it('says the words of the certificate and that it is a sample', async () => {
    await visitLearner(`/certificates/${id}`, { [`/certificates/${id}`]: aCertificate() });

    expect(await screen.findByText('Ruth Okafor', { selector: '.certificate-name' })).toBeTruthy();
    expect(screen.getByText(/not valid for credit\.$/, { selector: '.notice' })).toBeTruthy();
  });

  it('asks for another name once, for this certificate or for all of them, and says that it waits', async () => {
    let nameChange: CertificateView['nameChange'] = null;
    const { user, sent } = await visitLearner(`/certificates/${id}`, {
      [`/certificates/${id}`]: () => aCertificate({ nameChange }),
      [`POST /certificates/${id}/name-changes`]: () => {
        nameChange = {
          name: 'Ruth O. Bello',
          askedAt: '2026-11-22T10:00:00Z',
          state: 'waiting',
          reason: null,
        };

        return aCertificate({ nameChange });
      },
    });
    await user.click(await screen.findByText('Fix my name'));
    const field = screen.getByLabelText('Your name as it should read');
    await user.clear(field);
    await user.type(field, 'Ruth O. Bello');
    await user.click(screen.getByLabelText('On all my certificates from this society that say Ruth Okafor'));
    await user.click(screen.getByRole('button', { name: 'Ask for this name' }));

    expect(await screen.findByText(/The society looks at it and writes to you/)).toBeTruthy();
    expect(sent.filter(({ method }) => method === 'POST').map(({ body }) => body)).toEqual([
      { id: expect.any(String), name: 'Ruth O. Bello', why: null, everywhere: true },
    ]);
  });

  it('says beside the name which character no font has', async () => {
    const { user } = await visitLearner(`/certificates/${id}`, {
      [`/certificates/${id}`]: aCertificate(),
      [`POST /certificates/${id}/name-changes`]: refusal(422, 'glyph-missing', {
        message: 'The certificate cannot print one of the characters in this name.',
        details: { field: 'name', characters: ['𐎀'] },
      }),
    });
    await user.click(await screen.findByText('Fix my name'));
    await user.click(screen.getByRole('button', { name: 'Ask for this name' }));

    expect((await screen.findByRole('alert')).textContent).toContain('cannot print one of the characters');
  });

  it('says why a name was left as it is', async () => {
    const nameChange = {
      name: 'R. Bello',
      askedAt: '2026-11-22T10:00:00Z',
      state: 'refused',
      reason: 'No proof.',
    } as const;
    await visitLearner(`/certificates/${id}`, { [`/certificates/${id}`]: aCertificate({ nameChange }) });

    expect(await screen.findByText('It writes: No proof.')).toBeTruthy();
  });

  it('says when and why it was revoked and whom to ask, and offers neither name nor profile', async () => {
    await visitLearner(`/certificates/${id}`, {
      [`/certificates/${id}`]: aCertificate({
        status: 'revoked',
        revocation: {
          on: '2026-11-22',
          category: 'requirements-not-met',
          note: 'The door list names somebody else.',
          contact: { name: 'Sam Sample', email: 'sam@example.com' },
        },
      }),
    });

    expect(
      await screen.findByText(/Revoked on November 22, 2026. Reason: requirements not met/),
    ).toBeTruthy();
    expect(screen.getByText(/The door list names somebody else/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'sam@example.com' }).getAttribute('href')).toBe(
      'mailto:sam@example.com',
    );
    expect(screen.queryByText('Fix my name')).toBeNull();
    expect(screen.queryByText(/LinkedIn/)).toBeNull();
  });

  it('leads from a replaced version to the corrected one', async () => {
    const newestId = id.replace('8333', '8444');
    const versions = [
      { version: 2, issuedAt: '2026-11-23T09:30:00Z', replacedAt: null },
      { version: 1, issuedAt: '2026-11-22T09:30:00Z', replacedAt: '2026-11-23T09:30:00Z' },
    ];
    await visitLearner(`/certificates/${id}`, {
      [`/certificates/${id}`]: aCertificate({ status: 'superseded', newestId, versions }),
    });

    const link = await screen.findByRole('link', { name: 'the corrected version' });
    expect(link.getAttribute('href')).toBe(`/certificates/${newestId}`);
    expect(screen.getByText(/Version 1, issued November 22, 2026. Replaced November 23, 2026/)).toBeTruthy();
  });

  it('says so when it was never hers', async () => {
    await visitLearner(`/certificates/${id}`, {
      [`/certificates/${id}`]: aCertificate({ status: 'superseded', isForSomebodyElse: true }),
    });

    expect(await screen.findByText('This certificate was not yours.')).toBeTruthy();
  });

  it('links to LinkedIn’s form', async () => {
    const linkedIn = 'https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME&name=Ethics';
    await visitLearner(`/certificates/${id}`, { [`/certificates/${id}`]: aCertificate({ linkedIn }) });

    const link = await screen.findByRole('link', { name: 'Add to my LinkedIn profile' });
    expect(link.getAttribute('href')).toBe(linkedIn);
    expect(link.getAttribute('rel')).toBe('noreferrer');
  });

  it('says so when there is no such certificate', async () => {
    await visitLearner(`/certificates/${id}`, {});

    expect(await screen.findByRole('heading', { name: 'No such certificate' })).toBeTruthy();
  });
});

describe('certificates', () => {
  it('lists them with the newest truth about each', async () => {
    const list = [
      aCertificate({ ready: false }),
      aCertificate({ id: id.replace('8333', '8444'), status: 'revoked' }),
    ];
    await visitLearner('/certificates', { '/certificates': { certificates: list } });

    expect(await screen.findByText(/Being made$/)).toBeTruthy();
    expect(screen.getByText(/Revoked$/)).toBeTruthy();
  });

  it('says one sentence and offers one way when there are none', async () => {
    await visitLearner('/certificates', { '/certificates': { certificates: [] } });

    expect(await screen.findByText(/No certificates yet\./)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Go to Learn' })).toBeTruthy();
  });
});

describe('licenses on a certificate', () => {
  const georgia = {
    id: '44444444-4444-4444-8444-444444444443',
    line: 'Georgia LCSW, number CSW007731',
    chosen: false,
  };
  const newer = '33333333-3333-4333-8333-333333333334';
  const path = `/certificates/${id}/licenses`;
  const open = async (answers: Parameters<typeof visitLearner>[1]) => {
    const visit = await visitLearner(`/certificates/${id}`, {
      [`/certificates/${id}`]: aCertificate(),
      [path]: { printed: [], licenses: [georgia] },
      ...answers,
    });
    await visit.user.click(await screen.findByText('Change what it prints'));

    return visit;
  };

  it('are asked for when she looks, and a choice leads to the version that prints it', async () => {
    const { user, sent, router } = await open({
      [`PUT ${path}`]: aCertificate({ id: newer, version: 2 }),
      [`/certificates/${newer}`]: aCertificate({ id: newer, version: 2 }),
    });
    await user.click(await screen.findByRole('checkbox', { name: georgia.line }));
    await user.click(screen.getByRole('button', { name: 'Issue it this way' }));

    expect(await screen.findByText(/2, valid/)).toBeTruthy();
    expect(sent.find(({ method }) => method === 'PUT')?.body).toEqual({ licenseIds: [georgia.id] });
    expect(router.state.location.pathname).toBe(`/certificates/${newer}`);
  });

  it('stay as they are when nothing changes, and the page says so', async () => {
    const { user } = await open({ [`PUT ${path}`]: aCertificate() });
    await user.click(await screen.findByRole('button', { name: 'Issue it this way' }));

    expect(await screen.findByText('It prints exactly this already.')).toBeTruthy();
  });

  it('say which one is printed that she no longer keeps, and what cannot be printed', async () => {
    const { user } = await open({
      [path]: { printed: ['Texas LPC, number 12'], licenses: [georgia] },
      [`PUT ${path}`]: refusal(422, 'text-does-not-fit', {
        message: 'These licenses do not fit.',
        details: { field: 'licenseIds' },
      }),
    });
    expect(await screen.findByText(/It prints Texas LPC, number 12, which is not among/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Issue it this way' }));

    const link = await screen.findByRole('link', { name: 'These licenses do not fit.' });
    expect(link.getAttribute('href')).toBe('#field-licenseIds');
  });

  it('lead to My CE where she keeps none, and are not offered on a certificate that is not valid', async () => {
    await open({ [path]: { printed: [], licenses: [] } });
    expect(await screen.findByText(/You keep no licenses in My CE yet/)).toBeTruthy();
    cleanup();
    await visitLearner(`/certificates/${id}`, {
      [`/certificates/${id}`]: aCertificate({ status: 'superseded' }),
    });
    await screen.findByRole('heading', { level: 1 });
    expect(screen.queryByText('Change what it prints')).toBeNull();
  });
});
