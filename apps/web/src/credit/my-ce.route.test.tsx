import { act, screen, waitFor, within } from '@testing-library/react';
import { aCard, aLicense, aRecord, aRequirement, figures, licenseId } from '../testing/licenses.js';
import { visitLearner } from '../testing/visit-learner.js';

const none = { '/outside-hours': { records: [] } };
const visit = (licenses: Parameters<typeof aRecord>[0]) =>
  visitLearner('/my-ce', { '/my-ce': aRecord(licenses), ...none });
const card = () => within(screen.getByRole('article', { name: 'Georgia LCSW' }));

describe('My CE with licenses', () => {
  it('says what is missing first, then how much stands, and when it renews', async () => {
    await visit({ licenses: [aCard()] });

    expect(card().getByText('8 hours to go')).toBeTruthy();
    expect(card().getByText('27 of 35 hours recorded')).toBeTruthy();
    expect(card().getByText(/Renews September 30, 2028/)).toBeTruthy();
    expect(screen.getByText('One license. It renews on September 30, 2028.')).toBeTruthy();
  });

  it('reads each requirement as one sentence, what is missing before what is met, and says “met” in words', async () => {
    await visit({ licenses: [aCard()] });

    const rows = card().getAllByRole('listitem');
    expect(rows.map((row) => row.querySelector('.sr-only')?.textContent)).toEqual([
      'Ethics: 2.0 of 5.0 hours, 3.0 to go.',
      'Core: 15.0 of 15.0 hours, met.',
    ]);
    expect(card().getByText('3 to go')).toBeTruthy();
    expect(card().getByText('✓ met')).toBeTruthy();
  });

  it('gives the source beside the figures, and leaves the last word to the board', async () => {
    await visit({ licenses: [aCard()] });

    expect(card().getByText(/your board has the final say/)).toBeTruthy();
    expect(card().getByRole('link', { name: 'Rule 135-9' }).getAttribute('href')).toBe(
      'https://rules.example.org/135-9',
    );
  });

  it('leads to hours that fit and to the cycle', async () => {
    await visit({ licenses: [aCard()] });

    expect(card().getByRole('link', { name: 'Find hours that fit' }).getAttribute('href')).toBe(
      `/my-ce/fits/${licenseId}`,
    );
    expect(card().getByRole('link', { name: 'Cycle page' }).getAttribute('href')).toBe(
      `/my-ce/licenses/${licenseId}`,
    );
  });

  it('hands out the transcript of the running cycle, and leads to all transcripts', async () => {
    await visit({ licenses: [aCard()] });

    const transcript = card().getByRole('link', { name: 'Transcript of this cycle, PDF' });
    expect(transcript.getAttribute('href')).toBe(
      `/api/licenses/${licenseId}/cycles/2026-10-01/transcript.pdf`,
    );
    expect(transcript.hasAttribute('download')).toBe(true);
    expect(
      screen.getByRole('link', { name: 'Transcripts, audit packs and links to share' }).getAttribute('href'),
    ).toBe('/my-ce/transcript');
  });

  it('says what changed in the rules until she has seen it', async () => {
    const sentences = [
      'In all: now 36 hours; it was 18 hours.',
      'Suicide: now 6 hours; not asked for before.',
    ];
    let answers = 0;
    const { user, sent } = await visitLearner('/my-ce', {
      '/my-ce': () => {
        answers += 1;

        return aRecord({ licenses: [aCard({ rulesChanged: answers === 1 ? { sentences } : null })] });
      },
      [`POST /licenses/${licenseId}/rule-looks`]: () => new Response(null, { status: 204 }),
      ...none,
    });
    expect(card().getByText('The rules for Georgia LCSW changed since you last looked.')).toBeTruthy();
    expect(sentences.map((words) => card().getByText(words).tagName)).toEqual(['LI', 'LI']);

    await user.click(card().getByRole('button', { name: 'I have seen it for Georgia LCSW' }));
    await waitFor(() => expect(card().queryByText(/changed since you last looked/)).toBeNull());
    expect(sent.filter(({ method }) => method === 'POST')).toEqual([
      { method: 'POST', path: `/licenses/${licenseId}/rule-looks`, body: {} },
    ]);
  });

  it('says from when it is where the server cannot be reached, and stops saying so', async () => {
    const online = jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    await visit({ licenses: [aCard()] });
    expect(
      await screen.findByText(/^We cannot reach the server\. This is your record as .* on \w+ \d+, \d{4} at/),
    ).toBeTruthy();
    expect(card().getByText('8 hours to go')).toBeTruthy();

    online.mockReturnValue(true);
    await act(async () => void globalThis.dispatchEvent(new Event('online')));
    expect(screen.queryByText(/We cannot reach the server/)).toBeNull();
    online.mockRestore();
  });

  it('folds away what would not fit on a phone', async () => {
    const requirements = Array.from({ length: 6 }, (_, index) =>
      aRequirement({ id: `r${index}`, name: `Topic ${index}` }),
    );
    await visit({ licenses: [aCard({ figures: figures({ requirements }) })] });

    expect(card().getByText('2 more')).toBeTruthy();
  });

  it.each([
    ['periods', 'Enter the dates of your cycle', `/my-ce/licenses/${licenseId}/edit#field-periods`],
    ['birthMonth', 'Enter the month of your birth', `/my-ce/licenses/${licenseId}/edit#field-birthMonth`],
    [
      'totals',
      'Enter the totals from your board’s page, and we will track them',
      '/my-ce/licenses/new?state=GA&type=other',
    ],
  ] as const)('says what to enter where a cycle needs %s', async (enter, name, href) => {
    const problem = { code: 'some-problem', sentence: 'The cycle cannot be worked out yet.', enter };
    await visit({ licenses: [aCard({ figures: null, problem })] });

    expect(card().getByText('The cycle cannot be worked out yet.')).toBeTruthy();
    expect(card().getByRole('link', { name }).getAttribute('href')).toBe(href);
  });

  it('names the license that renews first where there are more', async () => {
    const other = aCard({ license: aLicense({ id: '01890a5d-ac96-774b-bcce-b302099a8069', name: 'CGP' }) });
    await visit({ licenses: [aCard(), other] });

    expect(screen.getByText('Two licenses. Georgia LCSW renews first, on September 30, 2028.')).toBeTruthy();
  });

  it('says calmly what was missing when the last cycle ended, and what can be done', async () => {
    const ended = {
      key: '2024-10-01',
      on: '2026-09-30',
      headline: '3.0 hours to go',
      board: 'Georgia Composite Board',
    };
    await visit({ licenses: [aCard({ ended })] });

    expect(
      card().getByText(
        'Your last cycle ended September 30, 2026 with 3 hours to go, by what is recorded here.',
      ),
    ).toBeTruthy();
    expect(card().getByText(/ask Georgia Composite Board\./)).toBeTruthy();
    expect(card().getByRole('link', { name: 'See that cycle' }).getAttribute('href')).toBe(
      `/my-ce/licenses/${licenseId}/cycles/2024-10-01`,
    );
  });

  it('stays calm where a cycle is over', async () => {
    await visit({ licenses: [aCard({ figures: figures({ daysLeft: -3 }) })] });

    expect(card().getByText(/this cycle is over/)).toBeTruthy();
  });
});

describe('My CE without a license', () => {
  it('says one sentence and offers one way', async () => {
    await visit({});

    expect(await screen.findByText(/No licenses yet\./)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Add a license' }).getAttribute('href')).toBe(
      '/my-ce/licenses/new',
    );
  });
});
