import { screen, within } from '@testing-library/react';
import { refusal } from '../../testing/network.js';
import { anOutsideRecord, aProof, choices, recordId, versionId } from '../../testing/outside-hours.js';
import { playUploads } from '../../testing/uploads.js';
import { visitLearner } from '../../testing/visit-learner.js';

type User = Awaited<ReturnType<typeof visitLearner>>['user'];
const path = '/outside-hours';
const one = `${path}/${recordId}`;
const history = (parts: Parameters<typeof anOutsideRecord>[0] = {}) => ({
  record: anOutsideRecord(parts),
  versions: [anOutsideRecord(parts)],
});
const answers = {
  [`${path}/choices`]: choices(),
  [path]: { records: [anOutsideRecord()] },
  [one]: history(),
  [`POST ${path}`]: history(),
};

const goOn = (user: User) => user.click(screen.getByRole('button', { name: 'Continue' }));

async function sayWhat(user: User) {
  await user.type(await screen.findByLabelText('What was it called?'), 'When the group goes silent');
  await user.type(screen.getByLabelText('Who offered it?'), 'Regional society');
  await user.click(screen.getByRole('radio', { name: 'Live, in one room' }));
  await goOn(user);
}

async function sayWhen(user: User) {
  const day = within(screen.getByRole('group', { name: 'Which day did it end?' }));
  for (const [name, digits] of [
    ['Month', '10'],
    ['Day', '10'],
    ['Year', '2026'],
  ] as const)
    await user.type(day.getByLabelText(name), digits);
  const length = within(screen.getByRole('group', { name: 'How long was it, without breaks?' }));
  await user.type(length.getByLabelText('Hours'), '1');
  await user.type(length.getByLabelText('Minutes'), '30');
  await user.click(screen.getByRole('checkbox', { name: 'Ethics' }));
  await user.selectOptions(screen.getByLabelText('Approver'), 'NBCC (clock hours)');
  await user.type(screen.getByLabelText('Hours it gives'), '1.5');
  await goOn(user);
}

describe('adding outside hours', () => {
  it('asks three questions and sends what was said', async () => {
    const { user, sent, router } = await visitLearner('/my-ce/add', answers);
    await sayWhat(user);
    expect(document.activeElement?.textContent).toBe('When was it, and how long?');
    await sayWhen(user);
    await user.click(screen.getByRole('button', { name: 'Save hours' }));

    expect(await screen.findByRole('heading', { level: 1, name: 'When the group goes silent' })).toBeTruthy();
    expect(router.state.location.pathname).toBe(`/my-ce/outside-hours/${recordId}`);
    expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      title: 'When the group goes silent',
      provider: 'Regional society',
      startedOn: null,
      completedOn: '2026-10-10',
      format: 'live-in-person',
      activity: 'course',
      role: 'learner',
      formality: 'formal',
      // 1 hour 30 minutes: 90 minutes.
      parts: [{ minutes: 90, topics: ['ethics'], credits: [{ approver: 'nbcc', hours: '1.5' }] }],
      certificateNumber: null,
      proofIds: [],
    });
  });

  it('stays at a question until it is answered, and keeps what was typed when going back', async () => {
    const { user } = await visitLearner('/my-ce/add', answers);
    await screen.findByLabelText('What was it called?');
    await goOn(user);
    expect(screen.getByRole('link', { name: 'Enter what it was called' }).getAttribute('href')).toBe(
      '#field-title',
    );
    expect(screen.getByRole('link', { name: 'Choose how it was held' })).toBeTruthy();
    await sayWhat(user);
    await user.click(screen.getByRole('button', { name: 'Back' }));

    expect(screen.getByLabelText<HTMLInputElement>('Who offered it?').value).toBe('Regional society');
  });

  it('shows what looks the same, and saves it when she says it is another one', async () => {
    const details = {
      alike: [
        {
          title: 'When the group goes silent',
          provider: 'Regional society',
          completedOn: '2026-10-10',
          why: 'The same title on the same day.',
          recordId,
        },
      ],
    };
    const tries = () => sent.filter(({ method }) => method === 'POST').length;
    const { user, sent } = await visitLearner('/my-ce/add', {
      ...answers,
      [`POST ${path}`]: () => (tries() === 1 ? refusal(409, 'entered-already', { details }) : history()),
    });
    await sayWhat(user);
    await sayWhen(user);
    await user.click(screen.getByRole('button', { name: 'Save hours' }));
    expect(await screen.findByText(/The same title on the same day/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'No, it is another one: save it' }));

    await screen.findByRole('heading', { level: 1, name: 'When the group goes silent' });
    expect(sent.findLast(({ method }) => method === 'POST')?.body).toMatchObject({ isAnother: true });
  });

  it('goes back to the question the server refused', async () => {
    const details = [{ field: 'completedOn', message: 'This day is still to come' }];
    const { user } = await visitLearner('/my-ce/add', {
      ...answers,
      [`POST ${path}`]: refusal(400, 'invalid-request', { details }),
    });
    await sayWhat(user);
    await sayWhen(user);
    await user.click(screen.getByRole('button', { name: 'Save hours' }));

    expect(await screen.findByRole('link', { name: 'This day is still to come' })).toBeTruthy();
    expect(screen.getByRole('heading', { level: 2, name: 'When was it, and how long?' })).toBeTruthy();
  });
});

describe('proofs', () => {
  const choose = async (user: User, file: File) => {
    await sayWhat(user);
    await sayWhen(user);
    await user.upload(screen.getByLabelText('Choose a file'), file);
  };

  it('goes up as it is, says how far it is, and is sent with the hours', async () => {
    let arrive = () => {};
    const arrival = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const uploads = playUploads(async () => {
      await arrival;

      return { status: 200, body: aProof() };
    });
    const { user, sent } = await visitLearner('/my-ce/add', answers);
    const file = new File(['%PDF-1.7'], 'certificate.pdf', { type: 'application/pdf' });
    await choose(user, file);
    expect(screen.getByRole('progressbar', { name: 'Sending certificate.pdf' }).getAttribute('value')).toBe(
      '0.5',
    );
    arrive();
    expect(await screen.findByText('certificate.pdf is saved.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Save hours' }));
    await screen.findByRole('heading', { level: 1, name: 'When the group goes silent' });

    expect(uploads).toEqual([
      {
        method: 'PUT',
        url: expect.stringMatching(/^\/api\/proofs\/[0-9a-f-]{36}\?name=certificate\.pdf$/),
        body: file,
      },
    ]);
    expect(sent.find(({ method }) => method === 'POST')?.body).toMatchObject({ proofIds: [aProof().id] });
  });

  it.each([
    [
      'the server refuses it',
      {
        status: 422,
        body: { code: 'proof-not-what-it-says', message: 'This file is not what its name says.' },
      },
      /This file is not what its name says/,
    ],
    ['nobody answers', { status: 0, body: null }, /We could not reach the server/],
  ])('is named with its problem when %s', async (_, answer, words) => {
    playUploads(async () => answer);
    const { user } = await visitLearner('/my-ce/add', answers);
    await choose(user, new File(['words'], 'certificate.pdf'));

    expect(within(await screen.findByRole('alert')).getByText(words)).toBeTruthy();
  });

  it('is refused before it is sent when it is larger than 10 MB', async () => {
    const uploads = playUploads(async () => ({ status: 200, body: aProof() }));
    const { user } = await visitLearner('/my-ce/add', answers);
    const file = new File(['x'], 'scan.pdf');
    Object.defineProperty(file, 'size', { value: 10 * 1024 * 1024 + 1 });
    await choose(user, file);

    expect(within(await screen.findByRole('alert')).getByText(/larger than 10 MB/)).toBeTruthy();
    expect(uploads).toEqual([]);
  });

  it('can be a picture taken there and then', async () => {
    const { user } = await visitLearner('/my-ce/add', answers);
    await sayWhat(user);
    await sayWhen(user);

    expect(screen.getByLabelText('Take a picture').getAttribute('capture')).toBe('environment');
  });
});

describe('one record of outside hours', () => {
  const page = `/my-ce/outside-hours/${recordId}`;

  it('is corrected by a further version', async () => {
    const { user, sent } = await visitLearner(`${page}/correct`, {
      ...answers,
      [`POST ${one}/corrections`]: history({ title: 'Silence' }),
    });
    const title = await screen.findByLabelText('What was it called?');
    await user.clear(title);
    await user.type(title, 'Silence');
    await goOn(user);
    await goOn(user);
    await user.click(screen.getByRole('button', { name: 'Save hours' }));
    await screen.findByRole('button', { name: 'Withdraw' });

    expect(sent.find(({ method }) => method === 'POST')?.body).toMatchObject({
      replaces: versionId,
      title: 'Silence',
      completedOn: '2026-10-10',
      parts: [{ minutes: 90, topics: ['ethics'], credits: [{ approver: 'nbcc', hours: '1.5' }] }],
    });
  });

  it('is withdrawn when asked twice', async () => {
    const { user, sent } = await visitLearner(page, {
      ...answers,
      [`POST ${one}/withdrawals`]: history({ isWithdrawn: true }),
    });
    await user.click(await screen.findByRole('button', { name: 'Withdraw' }));
    await user.click(screen.getByRole('button', { name: 'Yes, withdraw these hours' }));

    await screen.findByRole('button', { name: 'Withdraw' });
    expect(sent.find(({ method }) => method === 'POST')?.body).toMatchObject({ replaces: versionId });
  });

  it('comes back with the same words', async () => {
    const { user, sent } = await visitLearner(page, {
      ...answers,
      [one]: history({ isWithdrawn: true }),
      [`POST ${one}/corrections`]: history(),
    });
    await user.click(await screen.findByRole('button', { name: 'Bring it back' }));

    await screen.findByText(/You withdrew this/);
    expect(sent.find(({ method }) => method === 'POST')?.body).toMatchObject({
      replaces: versionId,
      title: 'When the group goes silent',
    });
  });
});
