import type { CosponsorshipList, CosponsorshipRow, ProgramPage, SocietyToday } from '@cohesion/contracts';
import { screen, within } from '@testing-library/react';
import { aPerson, aSession } from '../../testing/answers.js';
import { type Answers, refusal } from '../../testing/network.js';
import { visitLearner } from '../../testing/visit-learner.js';

const id = '01890a5d-ac96-774b-bcce-b302099a8001';
const path = '/societies/sample/cosponsorships';
const other = { slug: 'other', name: 'Other Society' };
const sample = { slug: 'sample', name: 'Sample Society' };

const aRow = (changes: Partial<CosponsorshipRow> = {}): CosponsorshipRow => ({
  id,
  course: 'ethics',
  title: 'Ethics in groups',
  page: 'https://other.example.org/courses/ethics',
  host: other,
  cosponsor: sample,
  state: 'asked',
  note: 'Shall we?',
  askedAt: '2026-11-20T10:00:00Z',
  turned: null,
  waits: true,
  ...changes,
});
const ours = (changes: Partial<CosponsorshipRow> = {}) =>
  aRow({ host: sample, cosponsor: other, waits: false, ...changes });
const aList = (changes: Partial<CosponsorshipList> = {}): CosponsorshipList => ({
  mayKeep: true,
  askedOfUs: [],
  askedByUs: [],
  societies: [other],
  ...changes,
});
const aProgram: ProgramPage = {
  program: {
    course: 'ethics',
    title: 'Ethics in groups',
    version: 1,
    forCredit: true,
    offers: [],
    refused: [],
  },
  recordVersion: 1,
  mayKeep: false,
  notForCreditReason: null,
  instructors: ['Ruth Okafor'],
  people: [],
  bodies: [],
  bodyChoices: [],
  worksheet: {
    words: 0,
    wordsLeftOut: [],
    items: 0,
    difficulty: 1,
    difficultyBasis: '',
    safeMinutes: 0,
    bodies: [],
    ruleVersion: '',
  },
  history: [],
};
const today: SocietyToday = {
  expiring: [],
  withoutOffer: [],
  gaps: { never: 0, oneCourse: 0, sentences: [] },
  courses: 1,
  approvals: 1,
};

const visitWork = (address: string, list: CosponsorshipList, answers: Answers = {}) =>
  visitLearner(address, {
    '/session': aSession({ person: { ...aPerson(), roles: ['ce-administrator'] } }),
    '/societies/sample/remarks': { remarks: [] },
    '/societies/sample/name-changes': { requests: [] },
    '/societies/sample/today': today,
    '/societies/sample/programs/ethics': aProgram,
    [path]: list,
    ...answers,
  });
const program = '/s/sample/programs/ethics';
const section = async () => within(await screen.findByRole('region', { name: 'Co-sponsor' }));

describe('the co-sponsor of a program', () => {
  it('is asked for with a society and a few words, and the page says what follows', async () => {
    const { user, sent } = await visitWork(program, aList(), {
      'POST /societies/sample/programs/ethics/cosponsorships': aList({ askedByUs: [ours()] }),
    });
    const part = await section();
    await user.click(part.getByText('Ask a society'));
    await user.click(part.getByRole('button', { name: 'Ask' }));
    expect(part.getByRole('link', { name: 'Choose a society' })).toBeTruthy();

    await user.selectOptions(part.getByLabelText('Society'), 'Other Society');
    await user.type(part.getByLabelText('A few words to its administrators'), 'Shall we?');
    await user.click(part.getByRole('button', { name: 'Ask' }));
    expect(await part.findByText('Asked. Its administrators are written to.')).toBeTruthy();
    expect(
      part.getByText('Asked November 20, 2026. Until it accepts, certificates are yours alone.'),
    ).toBeTruthy();
    expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({
      id: expect.any(String),
      cosponsor: 'other',
      note: 'Shall we?',
    });
    expect(part.queryByText('Ask a society')).toBeNull();
  });

  it('is said to be impossible where there is no other society', async () => {
    await visitWork(program, aList({ societies: [] }));
    const part = await section();
    expect(part.getByText(/There is no other yet/)).toBeTruthy();
    expect(part.queryByText('Ask a society')).toBeNull();
  });

  it.each([
    [
      'accepted',
      { state: 'accepted', turned: { at: '2026-11-21T10:00:00Z', by: 'Other Society', why: null } },
      /^Co-sponsors since November 21/,
    ],
    [
      'declined',
      { state: 'declined', turned: { at: '2026-11-21T10:00:00Z', by: 'Other Society', why: 'No time.' } },
      /^Declined November 21/,
    ],
    [
      'ended',
      { state: 'ended', turned: { at: '2026-11-21T10:00:00Z', by: 'Sample Society', why: 'Over.' } },
      /^Ended November 21, 2026 by Sample Society/,
    ],
  ] as const)('says how it stands when it was %s', async (state, changes, words) => {
    await visitWork(program, aList({ askedByUs: [ours(changes)] }));
    const part = await section();
    expect(part.getByText(words)).toBeTruthy();
    expect(part.queryByText('Ask a society') === null).toBe(state === 'accepted');
    expect(part.queryByText(/^End the co-sponsorship/) === null).toBe(state !== 'accepted');
  });

  it('can be withdrawn with a reason, and a refusal stands beside its field', async () => {
    const turns = `${path}/${id}/turns`;
    const details = [{ field: 'why', message: 'Say why it ends' }];
    const { user } = await visitWork(program, aList({ askedByUs: [ours()] }), {
      [`POST ${turns}`]: refusal(400, 'invalid-request', { details }),
    });
    const part = await section();
    await user.click(part.getByText(/^Withdraw the question/));
    await user.click(part.getByRole('button', { name: 'Withdraw' }));
    expect((await part.findByRole('link', { name: 'Say why it ends' })).getAttribute('href')).toBe(
      `#field-why-${id}`,
    );
  });

  it('is shown to instructors, who change nothing', async () => {
    await visitWork(program, aList({ mayKeep: false, askedByUs: [ours()] }));
    const part = await section();
    expect(part.getByText('Other Society')).toBeTruthy();
    expect(part.queryByText(/^Withdraw/)).toBeNull();
  });
});

describe('co-sponsored programs', () => {
  const page = '/s/sample/co-sponsored';
  const turns = `${path}/${id}/turns`;

  it('say so when nobody has asked', async () => {
    await visitWork(page, aList());
    expect(await screen.findByText(/^Nobody has asked you yet/)).toBeTruthy();
  });

  it('are accepted, and say what that means before', async () => {
    const accepted = aRow({
      state: 'accepted',
      waits: false,
      turned: { at: '2026-11-22T10:00:00Z', by: 'Sample Society', why: null },
    });
    const { user, sent } = await visitWork(page, aList({ askedOfUs: [aRow()] }), {
      [`POST ${turns}`]: aList({ askedOfUs: [accepted] }),
    });
    const waiting = within(await screen.findByRole('region', { name: 'Waiting for your answer' }));
    expect(waiting.getByText(/^If you accept, certificates for it name you/)).toBeTruthy();
    expect(waiting.getByText('Other Society: “Shall we?”')).toBeTruthy();
    await user.click(waiting.getByRole('button', { name: /^Accept.*Ethics in groups$/ }));

    expect(
      await screen.findByText('“Ethics in groups”: accepted. Other Society is written to.'),
    ).toBeTruthy();
    expect(screen.getByRole('region', { name: 'You co-sponsor' })).toBeTruthy();
    expect(sent).toContainEqual({ method: 'POST', path: turns, body: { change: 'accepted' } });
  });

  it('are declined with a reason', async () => {
    const { user, sent } = await visitWork(page, aList({ askedOfUs: [aRow()] }), {
      [`POST ${turns}`]: aList(),
    });
    await user.click(await screen.findByText('Decline'));
    await user.type(screen.getByLabelText('Why, for Other Society to read'), 'No time.');
    await user.click(screen.getByRole('button', { name: 'Decline it' }));
    await screen.findByText('“Ethics in groups”: declined. Other Society is written to.');
    expect(sent).toContainEqual({
      method: 'POST',
      path: turns,
      body: { change: 'declined', why: 'No time.' },
    });
  });

  it('say why they cannot be accepted', async () => {
    const message = 'The certificate that signs your PDF files does not say which society it belongs to.';
    const { user } = await visitWork(page, aList({ askedOfUs: [aRow()] }), {
      [`POST ${turns}`]: refusal(409, 'signer-not-named', { message }),
    });
    await user.click(await screen.findByRole('button', { name: /^Accept.*Ethics in groups$/ }));
    expect((await screen.findByRole('alert')).textContent).toContain(message);
  });
});

describe('today', () => {
  it('names who asks, and who declined, with the way there', async () => {
    await visitWork(
      '/s/sample',
      aList({
        askedOfUs: [aRow(), aRow({ id: id.replace(/1$/, '2'), waits: false })],
        askedByUs: [
          ours({
            id: id.replace(/1$/, '3'),
            state: 'declined',
            waits: true,
            turned: { at: '2026-11-21T10:00:00Z', by: 'Other Society', why: 'No time.' },
          }),
        ],
      }),
    );
    const part = within(await screen.findByRole('region', { name: 'Co-sponsored programs' }));
    expect(part.getAllByRole('link').map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
      ['Answer: Other Society asks you to co-sponsor “Ethics in groups”', '/s/sample/co-sponsored'],
      [
        'Look at it: Other Society declined to co-sponsor “Ethics in groups”',
        '/s/sample/programs/ethics#cosponsor',
      ],
    ]);
    expect(part.getByText(/No time\./)).toBeTruthy();
  });
});
