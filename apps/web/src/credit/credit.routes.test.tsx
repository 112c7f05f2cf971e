import type { AwardView, ClaimPage, MyCe } from '@cohesion/contracts';
import { cleanup, screen, within } from '@testing-library/react';
import { aRecord } from '../testing/licenses.js';
import { refusal } from '../testing/network.js';
import { visitLearner } from '../testing/visit-learner.js';

const enrollmentId = '11111111-1111-4111-8111-111111111111';
const certificateId = '33333333-3333-4333-8333-333333333333';
const address = `/learn/${enrollmentId}/claim`;
const path = `/enrollments/${enrollmentId}/claim`;

const anOffer = (id: string, bodyName: string): ClaimPage['offers'][number] => ({
  id,
  body: 'nbcc',
  bodyName,
  amount: '1.00',
  unit: 'clock hours',
  categories: ['ethics'],
  statement: 'Sample.',
  approvalNumber: null,
  providerNumber: null,
  validUntil: null,
  awarded: false,
  certificateId: null,
  eligibleNote: null,
});
const nbcc = anOffer('44444444-4444-4444-8444-444444444441', 'NBCC');
const ace = anOffer('44444444-4444-4444-8444-444444444442', 'ASWB ACE');

const aClaim = (change: Partial<ClaimPage> = {}): ClaimPage => ({
  enrollmentId,
  courseTitle: 'Ethics',
  completedOn: '2026-11-22',
  name: 'Ruth Okafor',
  attestation: 'I am Ruth Okafor, and I did this work myself.',
  outstanding: [],
  offers: [nbcc, ace],
  licenses: [],
  ...change,
});

const anAward = (): AwardView => ({
  id: '66666666-6666-4666-8666-666666666666',
  activityTitle: 'Ethics and boundaries',
  society: 'Sample Society',
  sample: true,
  body: 'nbcc',
  bodyName: 'NBCC',
  amount: '1.00',
  unit: 'clock hours',
  categories: ['ethics'],
  format: 'self-paced',
  completedOn: '2026-11-22',
  awardedAt: '2026-11-22T09:30:00Z',
  certificate: { id: certificateId, code: '7K4M-92QX', ready: true },
  arithmetic: ['61.9 minutes: 1.0 hour'],
});

describe('claim page', () => {
  it('shows what is left as tasks, and no form', async () => {
    const outstanding = [{ text: 'The quiz is still to be taken.', path: `/learn/${enrollmentId}/quiz` }];
    await visitLearner(address, { [path]: aClaim({ outstanding, completedOn: null }) });

    const task = await screen.findByRole('link', { name: 'The quiz is still to be taken.' });
    expect(task.getAttribute('href')).toBe(`/learn/${enrollmentId}/quiz`);
    expect(screen.queryByRole('button', { name: 'Create certificate' })).toBeNull();
  });

  it('claims every credit by default, in the name as it will be printed, with the attestation in that name', async () => {
    const { user, sent, router } = await visitLearner(address, {
      [path]: aClaim(),
      [`POST ${path}`]: { awards: [anAward()] },
      '/certificates': { certificates: [] },
    });
    const name = await screen.findByRole('textbox', { name: 'Your name, as it will be printed' });
    await user.clear(name);
    await user.type(name, 'Ruth N. Okafor');
    await user.click(
      screen.getByRole('checkbox', { name: 'I am Ruth N. Okafor, and I did this work myself.' }),
    );
    await user.click(screen.getByRole('button', { name: 'Create certificate' }));

    await screen.findByRole('heading', { level: 1, name: 'No such certificate' });
    expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({
      name: 'Ruth N. Okafor',
      attested: true,
      offerIds: [nbcc.id, ace.id],
      licenseIds: [],
    });
    expect(router.state.location.pathname).toBe(`/certificates/${certificateId}`);
  });

  it('asks for the attestation and for at least one credit', async () => {
    const { user } = await visitLearner(address, { [path]: aClaim({ offers: [nbcc] }) });
    await user.click(await screen.findByRole('checkbox', { name: /clock hours/ }));
    await user.click(screen.getByRole('button', { name: 'Create certificate' }));

    expect(await screen.findByRole('link', { name: 'Choose at least one kind of credit' })).toBeTruthy();
    expect(
      screen.getByRole('link', { name: 'Tick the box to confirm that you did this work yourself' }),
    ).toBeTruthy();
  });

  it('names the characters that cannot be printed beside the name', async () => {
    const details = { field: 'name', characters: ['王'] };
    const { user } = await visitLearner(address, {
      [path]: aClaim(),
      [`POST ${path}`]: refusal(422, 'glyph-missing', { details }),
    });
    await user.click(await screen.findByRole('checkbox', { name: /I am Ruth/ }));
    await user.click(screen.getByRole('button', { name: 'Create certificate' }));

    const link = await screen.findByRole('link', { name: /cannot print “王”/ });
    expect(link.getAttribute('href')).toBe('#field-name');
  });

  const georgia = {
    id: '44444444-4444-4444-8444-444444444443',
    line: 'Georgia LCSW, number CSW007731',
    chosen: false,
  };
  const texas = { id: '44444444-4444-4444-8444-444444444444', line: 'Texas LPC, number 12', chosen: true };

  it('prints the licenses she ticks, shown as they will be printed, and says who can read them', async () => {
    const { user, sent } = await visitLearner(address, {
      [path]: aClaim({ licenses: [georgia, texas] }),
      [`POST ${path}`]: { awards: [anAward()] },
      '/certificates': { certificates: [] },
    });
    const group = await screen.findByRole('group', { name: 'Print on the certificate' });
    expect(group.textContent).toContain('Whoever has the certificate’s code can read them.');
    const boxes = within(group).getAllByRole<HTMLInputElement>('checkbox');
    expect(boxes.map(({ checked }) => checked)).toEqual([false, true]);
    await user.click(screen.getByRole('checkbox', { name: georgia.line }));
    await user.click(screen.getByRole('checkbox', { name: texas.line }));
    await user.click(screen.getByRole('checkbox', { name: /I am Ruth/ }));
    await user.click(screen.getByRole('button', { name: 'Create certificate' }));

    await screen.findByRole('heading', { level: 1, name: 'No such certificate' });
    expect(sent.find(({ method }) => method === 'POST')?.body).toMatchObject({ licenseIds: [georgia.id] });
  });

  it('says nothing of licenses to somebody who keeps none, and refuses seven before they are sent', async () => {
    await visitLearner(address, { [path]: aClaim() });
    await screen.findByRole('button', { name: 'Create certificate' });
    expect(screen.queryByRole('group', { name: 'Print on the certificate' })).toBeNull();
    cleanup();
    const licenses = Array.from({ length: 7 }, (_, index) => ({
      id: `44444444-4444-4444-8444-44444444445${index}`,
      line: `Georgia LCSW, number ${index}`,
      chosen: true,
    }));
    const { user, sent } = await visitLearner(address, { [path]: aClaim({ licenses }) });
    await user.click(await screen.findByRole('button', { name: 'Create certificate' }));

    const link = await screen.findByRole('link', { name: 'Choose at most 6 licenses' });
    expect(link.getAttribute('href')).toBe('#field-licenseIds');
    expect(sent.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it('links to what was awarded before', async () => {
    await visitLearner(address, { [path]: aClaim({ offers: [{ ...nbcc, awarded: true, certificateId }] }) });

    const link = await screen.findByRole('link', { name: 'Open certificate for NBCC' });
    expect(link.getAttribute('href')).toBe(`/certificates/${certificateId}`);
    expect(screen.queryByRole('button', { name: 'Create certificate' })).toBeNull();
  });
});

describe('My CE', () => {
  const total = { body: 'nbcc', bodyName: 'NBCC', amount: '1.00', unit: 'clock hours', awards: 1 };
  const aYear = (change: Partial<MyCe> = {}): MyCe =>
    aRecord({ totals: [total], awards: [anAward()], ...change });
  const visitMyCe = (record: MyCe) =>
    visitLearner('/my-ce', { '/my-ce': record, '/outside-hours': { records: [] } });

  it('shows totals in the units of each body, how each award was counted, and that boards decide', async () => {
    await visitMyCe(aYear());

    expect(await screen.findByText('from one certificate')).toBeTruthy();
    expect(screen.getByText('61.9 minutes: 1.0 hour')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Certificate 7K4M-92QX' })).toBeTruthy();
    expect(screen.getByText(/Your board decides what it accepts/)).toBeTruthy();
  });

  it('puts what needs the learner in sight', async () => {
    const needsYou = [
      { text: 'Evaluation for “Ethics”', path: `/learn/${enrollmentId}/evaluation`, action: 'Finish' },
    ];
    await visitMyCe(aYear({ needsYou }));

    expect(await screen.findByRole('link', { name: /^Finish\s*: Evaluation for “Ethics”$/ })).toBeTruthy();
  });
});
