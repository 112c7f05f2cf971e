import type { AuditPackContents, CycleList } from '@cohesion/contracts';
import { screen, within } from '@testing-library/react';
import { aLicense, licenseId } from '../../testing/licenses.js';
import { refusal } from '../../testing/network.js';
import { aBrokerPage, aShare, cycleKey } from '../../testing/transcripts.js';
import { visitLearner } from '../../testing/visit-learner.js';

const second = '01890a5d-ac96-774b-bcce-b302099a8069';
const cyclePath = `/licenses/${licenseId}/cycles/${cycleKey}`;

const cycles: CycleList = {
  license: aLicense(),
  rulesChanged: null,
  cycles: [
    {
      key: cycleKey,
      start: cycleKey,
      end: '2028-09-30',
      state: 'current',
      frozenAt: null,
      isComplete: null,
      counted: null,
    },
    {
      key: '2024-10-01',
      start: '2024-10-01',
      end: '2026-09-30',
      state: 'past',
      frozenAt: null,
      isComplete: true,
      counted: '35.0',
    },
  ],
  problem: null,
};

const aPack = (parts: Partial<AuditPackContents> = {}): AuditPackContents => ({
  files: 9,
  bytes: 1_250_000,
  certificates: 2,
  proofs: 1,
  practicePages: 0,
  pending: [],
  withoutProof: [],
  ...parts,
});

const answers = {
  '/licenses': { licenses: [aLicense(), aLicense({ id: second, name: 'Georgia LPC' })] },
  [`/licenses/${licenseId}/cycles`]: cycles,
  [`${cyclePath}/audit-pack`]: aPack(),
  '/transcript-shares': { shares: [] },
};

describe('transcript page', () => {
  it('offers every file of the newest cycle, and says what the audit pack holds', async () => {
    const { user } = await visitLearner('/my-ce/transcript', answers);

    const pdf = await screen.findByRole('link', { name: 'Transcript (PDF)' });
    expect(pdf.getAttribute('href')).toBe(`/api${cyclePath}/transcript.pdf`);
    for (const [name, file] of [
      ['Audit pack (ZIP)', 'audit-pack.zip'],
      ['CSV', 'transcript.csv'],
      ['JSON', 'transcript.json'],
      ['Signed record for software (CLR)', 'transcript.clr.jwt'],
    ] as const)
      expect(screen.getByRole('link', { name }).getAttribute('href')).toBe(`/api${cyclePath}/${file}`);
    expect(screen.getByText('Your transcript, 2 certificates and 1 proof, with an index.')).toBeTruthy();
    expect(screen.getByText(/^9 files, about 1\.3 MB\./)).toBeTruthy();
    pdf.addEventListener('click', (event) => event.preventDefault());
    await user.click(pdf);
    expect(screen.getByText('Transcript (PDF) is on its way. Look in your downloads.')).toBeTruthy();
  });

  it('lets her choose another license or cycle by links of their own', async () => {
    await visitLearner('/my-ce/transcript', answers);

    const licenses = within(await screen.findByRole('navigation', { name: 'License' }));
    expect(licenses.getByRole('link', { name: 'Georgia LPC' }).getAttribute('href')).toBe(
      `/my-ce/transcript?license=${second}`,
    );
    const past = within(screen.getByRole('navigation', { name: 'Cycle' })).getByRole('link', {
      name: '2024 to 2026',
    });
    expect(past.getAttribute('href')).toBe(`/my-ce/transcript?license=${licenseId}&cycle=2024-10-01`);
  });

  it('names certificates that are not ready and hours without a proof', async () => {
    await visitLearner('/my-ce/transcript', {
      ...answers,
      [`${cyclePath}/audit-pack`]: aPack({
        pending: [{ code: '7K4M-92QX', title: 'Ethics in groups' }],
        withoutProof: [{ recordId: second, title: 'A workshop', completedOn: '2026-10-03' }],
      }),
    });

    expect(await screen.findByText('One certificate is not ready yet')).toBeTruthy();
    expect(screen.getByText('Ethics in groups, 7K4M-92QX')).toBeTruthy();
    const bare = screen.getByRole('link', { name: 'A workshop, October 3, 2026' });
    expect(bare.getAttribute('href')).toBe(`/my-ce/outside-hours/${second}`);
  });

  it('leads to adding a license where there is none', async () => {
    await visitLearner('/my-ce/transcript', { ...answers, '/licenses': { licenses: [] } });

    const link = await screen.findByRole('link', { name: 'Add a license' });
    expect(link.getAttribute('href')).toBe('/my-ce/licenses/new');
    expect(screen.queryByRole('button', { name: 'Make a link' })).toBeNull();
  });

  it('makes a link, shows its address once, and sends the number only where she ticked it', async () => {
    const { user, sent } = await visitLearner('/my-ce/transcript', {
      ...answers,
      'POST /transcript-shares': { share: aShare(), address: 'https://sample.example.org/t/secret' },
    });
    await user.click(await screen.findByRole('radio', { name: '7 days' }));
    await user.click(screen.getByRole('button', { name: 'Make a link' }));

    expect(await screen.findByRole('link', { name: 'https://sample.example.org/t/secret' })).toBeTruthy();
    expect(sent.find(({ method }) => method === 'POST')?.body).toMatchObject({
      licenseId,
      cycle: cycleKey,
      days: 7,
      showNumber: false,
    });
    await user.click(screen.getByRole('button', { name: 'Copy link' }));
    expect(await navigator.clipboard.readText()).toBe('https://sample.example.org/t/secret');
    expect(await screen.findByText('Copied: link')).toBeTruthy();
  });

  it('says in words why no link was made', async () => {
    const { user } = await visitLearner('/my-ce/transcript', {
      ...answers,
      'POST /transcript-shares': refusal(429, 'too-many-requests', { message: 'Tried too often.' }),
    });
    await user.click(await screen.findByRole('button', { name: 'Make a link' }));

    expect((await screen.findByRole('alert')).textContent).toContain('Tried too often.');
  });

  it('lists links with what became of them, and ends one', async () => {
    let shares = [
      aShare(),
      aShare({
        id: second,
        status: 'revoked',
        revokedAt: '2026-11-21T15:00:00.000Z',
        licenseName: 'Georgia LPC',
      }),
    ];
    const { user, sent } = await visitLearner('/my-ce/transcript', {
      ...answers,
      '/transcript-shares': () => ({ shares }),
      [`DELETE /transcript-shares/${aShare().id}`]: () => {
        const ended = aShare({ status: 'revoked', revokedAt: '2026-11-22T16:00:00.000Z' });
        shares = [ended];

        return ended;
      },
    });

    expect(await screen.findByText(/You ended it November 21, 2026\./)).toBeTruthy();
    expect(screen.getAllByRole('button', { name: /^End now/ })).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: 'End now : Georgia LCSW, made November 22, 2026' }));
    expect(await screen.findByText('The link to Georgia LCSW has ended. It opens nothing now.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^End now/ })).toBeNull();
    expect(sent.map(({ method }) => method)).toContain('DELETE');
  });
});

describe('page for CE Broker', () => {
  const address = `/my-ce/ce-broker/${licenseId}/${cycleKey}`;

  it('copies one field or all of them, and says so', async () => {
    const { user } = await visitLearner(address, { [`${cyclePath}/ce-broker`]: aBrokerPage() });
    const button = await screen.findByRole('button', { name: 'Copy Date completed of Ethics in groups' });
    button.focus();
    await user.keyboard('{Enter}');

    expect(await navigator.clipboard.readText()).toBe('11/20/2026');
    expect(
      await screen.findByRole('button', { name: 'Copied Date completed of Ethics in groups' }),
    ).toBeTruthy();
    expect(screen.getByText('Copied: Date completed of Ethics in groups')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Copy all fields of Ethics in groups' }));
    expect(await navigator.clipboard.readText()).toBe(
      'Provider: Sample Society\nCourse name: Ethics in groups\nDate completed: 11/20/2026',
    );
  });

  it('marks a record as reported, and takes the mark back', async () => {
    let reported: string | null = null;
    const { user, sent } = await visitLearner(address, {
      [`${cyclePath}/ce-broker`]: aBrokerPage(),
      [`POST ${cyclePath}/reported-marks`]: () => {
        reported = reported === null ? '2026-11-22T15:00:00.000Z' : null;

        return aBrokerPage(reported);
      },
    });

    expect(await screen.findByText('0 of 1 reported')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Mark as reported : Ethics in groups' }));
    expect(await screen.findByText('1 of 1 reported')).toBeTruthy();
    expect(screen.getByText('✓ Reported November 22, 2026')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Undo : Ethics in groups' }));
    expect(await screen.findByText('0 of 1 reported')).toBeTruthy();
    expect(sent.filter(({ method }) => method === 'POST').map(({ body }) => body)).toEqual([
      { recordId: 'record-1', reported: true },
      { recordId: 'record-1', reported: false },
    ]);
  });

  it('offers the certificate that the form wants attached', async () => {
    await visitLearner(address, { [`${cyclePath}/ce-broker`]: aBrokerPage() });

    const link = await screen.findByRole('link', { name: 'Certificate 7K4M-92QX (PDF, to attach)' });
    expect(link.getAttribute('href')).toBe('/api/certificates/01890a5d-ac96-774b-bcce-b302099a8092/file');
  });

  it('says that nothing is marked when the server did not take it', async () => {
    const { user } = await visitLearner(address, {
      [`${cyclePath}/ce-broker`]: aBrokerPage(),
      [`POST ${cyclePath}/reported-marks`]: refusal(404, 'not-found', { message: 'There is nothing here.' }),
    });
    await user.click(await screen.findByRole('button', { name: 'Mark as reported : Ethics in groups' }));

    expect((await screen.findByRole('alert')).textContent).toBe('There is nothing here.');
    expect(screen.getByText('0 of 1 reported')).toBeTruthy();
  });
});
