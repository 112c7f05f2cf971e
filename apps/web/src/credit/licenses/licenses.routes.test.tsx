import type { LicensePreview } from '@cohesion/contracts';
import { screen, waitForElementToBeRemoved } from '@testing-library/react';
import {
  aClause,
  aLedger,
  aLicense,
  aLicenseDetail,
  aRecord,
  licenseId,
  types,
} from '../../testing/licenses.js';
import { refusal } from '../../testing/network.js';
import { visitLearner } from '../../testing/visit-learner.js';

const cycles = {
  license: aLicense(),
  rulesChanged: null,
  cycles: [
    {
      key: '2026-10-01',
      start: '2026-10-01',
      end: '2028-09-30',
      state: 'current',
      frozenAt: null,
      isComplete: null,
      counted: null,
    },
  ],
  problem: null,
};
const answers = {
  '/license-types': types(),
  'POST /licenses': aLicenseDetail(),
  [`/licenses/${licenseId}`]: aLicenseDetail(),
  [`/licenses/${licenseId}/cycles`]: cycles,
  [`/licenses/${licenseId}/cycles/2026-10-01`]: aLedger(),
};
const facts = '/my-ce/licenses/new?state=GA&type=LCSW';

const aPreview = (): LicensePreview => ({
  cycle: { start: '2026-10-01', end: '2028-09-30' },
  sentence: 'Your cycle would run from October 1, 2026 to September 30, 2028.',
  because: aClause('From October 1 of an even year to September 30 of the next.'),
  asks: 'It would ask for 35 hours in all.',
  problem: null,
  notice: 'By the rules we have, checked on November 22, 2026; your board has the final say.',
});

async function typeDate(user: Awaited<ReturnType<typeof visitLearner>>['user'], parts: readonly string[]) {
  for (const [index, name] of ['Month', 'Day', 'Year'].entries())
    await user.type(screen.getAllByRole('textbox', { name })[0]!, parts[index] ?? '');
}

describe('adding a license', () => {
  it('asks where it is from, then which it is, and keeps both in the address', async () => {
    const { user, router } = await visitLearner('/my-ce/licenses/new', answers);
    await user.selectOptions(await screen.findByLabelText('Where is it from?'), 'Georgia');
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    await user.click(await screen.findByRole('radio', { name: /Georgia LCSW/ }));
    await user.click(screen.getByRole('button', { name: 'Continue' }));

    expect(await screen.findByRole('group', { name: 'When was it first issued?' })).toBeTruthy();
    expect(router.state.location.search).toBe('?state=GA&type=LCSW');
  });

  it('says what is missing where nothing was chosen, and the title says so too', async () => {
    const { user } = await visitLearner('/my-ce/licenses/new', answers);
    await user.click(await screen.findByRole('button', { name: 'Continue' }));

    const link = screen.getByRole('link', { name: 'Choose where your license is from' });
    expect(link.getAttribute('href')).toBe('#field-state');
    expect(document.title).toMatch(/^Error: /);
  });

  it('sends what the board goes by, and shows the cycle for her to check', async () => {
    const { user, sent } = await visitLearner(facts, answers);
    await screen.findByRole('group', { name: 'When was it first issued?' });
    await typeDate(user, ['3', '15', '2019']);
    await user.type(screen.getByLabelText('Its number, if you like'), 'LC-004123');
    await user.click(screen.getByRole('checkbox', { name: 'Do you practise telemental health?' }));
    await user.click(screen.getByRole('button', { name: 'Save and check the dates' }));

    expect(await screen.findByText('October 1, 2026')).toBeTruthy();
    expect(screen.getByText('September 30, 2028')).toBeTruthy();
    expect(sent.find(({ path }) => path === '/licenses')?.body).toEqual({
      jurisdiction: 'GA',
      type: 'LCSW',
      byHand: null,
      number: 'LC-004123',
      issuedOn: '2019-03-15',
      birthMonth: null,
      periods: [],
      conditions: ['telemental'],
    });
  });

  it('says before saving which cycle it would be, by which rule, and sends no number for it', async () => {
    const { user, sent } = await visitLearner(facts, { ...answers, 'POST /licenses/preview': aPreview() });
    await screen.findByRole('group', { name: 'When was it first issued?' });
    await user.type(screen.getByLabelText('Its number, if you like'), 'LC-004123');
    await typeDate(user, ['3', '15', '2019']);

    expect(
      await screen.findByText('Your cycle would run from October 1, 2026 to September 30, 2028.'),
    ).toBeTruthy();
    expect(screen.getByText('It would ask for 35 hours in all.')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Rule 135-9' })).toBeTruthy();
    expect(sent.findLast(({ path }) => path === '/licenses/preview')?.body).toEqual({
      jurisdiction: 'GA',
      type: 'LCSW',
      byHand: null,
      issuedOn: '2019-03-15',
      birthMonth: null,
      periods: [],
      conditions: [],
    });
    expect(sent.some(({ path }) => path === '/licenses')).toBe(false);
  });

  it('asks for no preview while the form does not say enough, and shows none that is not true any more', async () => {
    const { user, sent } = await visitLearner(facts, { ...answers, 'POST /licenses/preview': aPreview() });
    await screen.findByRole('group', { name: 'When was it first issued?' });
    await typeDate(user, ['3', '15', '20']);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(sent.some(({ path }) => path === '/licenses/preview')).toBe(false);

    await user.type(screen.getAllByRole('textbox', { name: 'Year' })[0]!, '19');
    await screen.findByText(/^Your cycle would run from/);
    await user.clear(screen.getAllByRole('textbox', { name: 'Month' })[0]!);
    await waitForElementToBeRemoved(screen.queryByText(/^Your cycle would run from/));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('sends nothing while a date is not one', async () => {
    const { user, sent } = await visitLearner(facts, answers);
    await screen.findByRole('group', { name: 'When was it first issued?' });
    await typeDate(user, ['2', '30', '2019']);
    await user.click(screen.getByRole('button', { name: 'Save and check the dates' }));

    expect(
      screen.getByRole('link', { name: 'There is no such day. Check the date' }).getAttribute('href'),
    ).toBe('#field-issuedOn');
    expect(sent.some(({ method }) => method === 'POST')).toBe(false);
  });

  it('asks for the month of birth only where the board goes by it', async () => {
    const { user } = await visitLearner('/my-ce/licenses/new?state=CA&type=LMFT', answers);
    await screen.findByLabelText('The month of your birth');
    await typeDate(user, ['3', '15', '2019']);
    await user.click(screen.getByRole('button', { name: 'Save and check the dates' }));

    expect(screen.getByRole('link', { name: 'Choose a month' })).toBeTruthy();
  });

  it('takes totals by hand where we have no rules', async () => {
    const { user, sent } = await visitLearner('/my-ce/licenses/new?state=WY', answers);
    expect(await screen.findByText(/We do not have verified rules for Wyoming yet/)).toBeTruthy();
    await user.type(screen.getByLabelText('What your license is called'), 'Wyoming LPC');
    await user.type(screen.getByLabelText('Hours your board asks for in one cycle'), '45');
    await user.click(screen.getByRole('button', { name: 'Add a topic' }));
    await user.selectOptions(screen.getByLabelText('Topic 1'), 'Ethics');
    await user.type(screen.getByLabelText('Hours on topic 1'), '3');
    const boxes = ['Month', 'Day', 'Year'].map((name) => screen.getAllByRole('textbox', { name }));
    for (const [place, date] of [
      ['3', '15', '2019'],
      ['7', '1', '2025'],
      ['6', '30', '2027'],
    ].entries())
      for (const [part, digits] of date.entries()) await user.type(boxes[part]![place]!, digits);
    await user.click(screen.getByRole('button', { name: 'Save and check the dates' }));

    await screen.findByRole('heading', { level: 1, name: 'Check the dates' });
    expect(sent.find(({ path }) => path === '/licenses')?.body).toMatchObject({
      jurisdiction: 'WY',
      type: 'other',
      byHand: { boardName: 'Wyoming LPC', hours: '45', categories: [{ topic: 'ethics', hours: '3' }] },
      periods: [{ start: '2025-07-01', end: '2027-06-30' }],
    });
  });

  it('puts a refusal of the server beside its field', async () => {
    const details = [{ field: 'number', message: 'Enter it as it stands on your license' }];
    const { user } = await visitLearner(facts, {
      ...answers,
      'POST /licenses': refusal(422, 'license-number-form', { details }),
    });
    await screen.findByRole('group', { name: 'When was it first issued?' });
    await typeDate(user, ['3', '15', '2019']);
    await user.click(screen.getByRole('button', { name: 'Save and check the dates' }));

    const link = await screen.findByRole('link', { name: 'Enter it as it stands on your license' });
    expect(link.getAttribute('href')).toBe('#field-number');
  });
});

describe('changing a license', () => {
  it('starts from what is known and sends all of it', async () => {
    const { user, sent } = await visitLearner(`/my-ce/licenses/${licenseId}/edit`, {
      ...answers,
      [`PUT /licenses/${licenseId}`]: aLicenseDetail(),
    });
    const number = await screen.findByLabelText('Its number, if you like');
    await user.clear(number);
    await user.click(screen.getByRole('button', { name: 'Save and check the dates' }));
    await screen.findByRole('heading', { level: 1, name: 'Check the dates' });

    expect(sent.find(({ method }) => method === 'PUT')?.body).toEqual({
      byHand: null,
      number: null,
      issuedOn: '2019-03-15',
      birthMonth: null,
      periods: [],
      conditions: [],
    });
  });

  it('removes it only when asked twice', async () => {
    const { user, sent } = await visitLearner(`/my-ce/licenses/${licenseId}/edit`, {
      ...answers,
      [`DELETE /licenses/${licenseId}`]: new Response(null, { status: 204 }),
      '/my-ce': aRecord(),
      '/outside-hours': { records: [] },
    });
    await user.click(await screen.findByRole('button', { name: 'Remove Georgia LCSW' }));
    expect(sent.some(({ method }) => method === 'DELETE')).toBe(false);
    await user.click(screen.getByRole('button', { name: 'Yes, remove Georgia LCSW' }));

    expect(await screen.findByRole('heading', { level: 1, name: 'My CE' })).toBeTruthy();
    expect(sent.filter(({ method }) => method === 'DELETE')).toHaveLength(1);
  });
});

describe('what is asked for once', () => {
  const item = {
    id: 'trafficking',
    name: 'Human trafficking',
    clause: aClause('Once in a lifetime.'),
    done: null,
  };

  it('is marked as done with its day', async () => {
    const { user, sent } = await visitLearner(`/my-ce/licenses/${licenseId}`, {
      ...answers,
      [`/licenses/${licenseId}`]: aLicenseDetail({ oneTimeItems: [item] }),
      [`PUT /licenses/${licenseId}/one-time-items/trafficking`]: { oneTimeItems: [item] },
    });
    await user.click(await screen.findByRole('button', { name: /^Mark as done/ }));
    await typeDate(user, ['5', '2', '2020']);
    await user.click(screen.getByRole('button', { name: 'Save' }));

    expect(await screen.findByText('Human trafficking is marked as done.')).toBeTruthy();
    expect(sent.find(({ method }) => method === 'PUT')?.body).toEqual({ doneOn: '2020-05-02', note: '' });
  });

  it('is taken back', async () => {
    const { user, sent } = await visitLearner(`/my-ce/licenses/${licenseId}`, {
      ...answers,
      [`/licenses/${licenseId}`]: aLicenseDetail({
        oneTimeItems: [{ ...item, done: { on: '2020-05-02', note: 'At a conference' } }],
      }),
      [`DELETE /licenses/${licenseId}/one-time-items/trafficking`]: { oneTimeItems: [item] },
    });
    expect(await screen.findByText('✓ done May 2, 2020')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /^Undo: not done after all/ }));

    expect(await screen.findByText('Human trafficking is open again.')).toBeTruthy();
    expect(sent.some(({ method }) => method === 'DELETE')).toBe(true);
  });
});
