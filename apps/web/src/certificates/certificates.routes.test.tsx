import type { CertificateView } from '@cohesion/contracts';
import { act, screen } from '@testing-library/react';
import { visitLearner } from '../testing/visit-learner.js';

const id = '33333333-3333-4333-8333-333333333333';

const aCertificate = (change: Partial<CertificateView> = {}): CertificateView => ({
  id,
  code: '7K4M-92QX',
  verifyUrl: 'https://ce.example.org/v/7K4M-92QX',
  ready: true,
  problem: null,
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
    expect(screen.getByText('Your credit is recorded and safe.')).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'Download PDF' })).toBeNull();
  });

  it('copies the address and says so', async () => {
    const { user } = await visitLearner(`/certificates/${id}`, { [`/certificates/${id}`]: aCertificate() });
    await user.click(await screen.findByRole('button', { name: 'Copy link' }));

    expect(await screen.findByText('Copied')).toBeTruthy();
    expect(await navigator.clipboard.readText()).toBe('https://ce.example.org/v/7K4M-92QX');
  });

  it('says the words of the certificate and that it is a sample', async () => {
    await visitLearner(`/certificates/${id}`, { [`/certificates/${id}`]: aCertificate() });

    expect(await screen.findByText('Ruth Okafor')).toBeTruthy();
    expect(screen.getByText(/not valid for credit\.$/, { selector: '.notice' })).toBeTruthy();
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
