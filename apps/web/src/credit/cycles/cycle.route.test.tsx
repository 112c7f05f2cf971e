import { screen, within } from '@testing-library/react';
import { aClause, aLedger, aLicense, aLicenseDetail, aLine, licenseId } from '../../testing/licenses.js';
import { refusal } from '../../testing/network.js';
import { visitLearner } from '../../testing/visit-learner.js';

const page = `/my-ce/licenses/${licenseId}`;
const path = `/licenses/${licenseId}`;
const cycle = (key: string, end: string, state: 'current' | 'past') => ({
  key,
  start: key,
  end,
  state,
  frozenAt: null,
  isComplete: state === 'past' ? true : null,
  counted: null,
});
const answers = {
  [path]: aLicenseDetail(),
  [`${path}/cycles`]: {
    license: aLicense(),
    rulesChanged: null,
    cycles: [cycle('2026-10-01', '2028-09-30', 'current'), cycle('2024-10-01', '2026-09-30', 'past')],
    problem: null,
  },
  [`${path}/cycles/2026-10-01`]: aLedger(),
};

describe('cycle page', () => {
  it('says of each hour how it counted, and why the rest did not, with the rule', async () => {
    const sentence = '12.0 recorded, 10.0 counted: 10.0 as Core. 2.0 not counted: the limit is reached.';
    const reasons = [
      {
        code: 'limit-reached',
        hours: '2.0',
        sentence: 'The limit is reached.',
        clause: aClause('At most ten hours by self-study.'),
      },
    ];
    await visitLearner(page, {
      ...answers,
      [`${path}/cycles/2026-10-01`]: aLedger({
        lines: [aLine({ recorded: '12.0', counted: '10.0', sentence, reasons })],
      }),
    });

    const row = within((await screen.findAllByRole('row'))[1]!);
    expect(row.getByText(sentence)).toBeTruthy();
    expect(row.getByText(/At most ten hours by self-study/)).toBeTruthy();
    expect(row.getByText('of 12', { exact: false })).toBeTruthy();
  });

  it('shows the sum, the sources, where they disagree and what nobody could tell', async () => {
    await visitLearner(page, answers);

    expect(await screen.findByText('3.0 + 24.0 = 27.0')).toBeTruthy();
    expect(screen.getByText('Proof. We go by this: Four years. Another reading: Three years.')).toBeTruthy();
    expect(screen.getByText('Whether hours carry forward.')).toBeTruthy();
  });

  it('moves hours where the rules allow it, says so, and takes it back', async () => {
    const moved = aLedger({ lines: [aLine({ movedTo: 'core', sentence: '3.0 as Core.' })] });
    const { user, sent } = await visitLearner(page, {
      ...answers,
      [`POST ${path}/moves`]: () =>
        sent.filter(({ method }) => method === 'POST').length === 1 ? moved : aLedger(),
    });
    await user.click(await screen.findByRole('button', { name: /^Move to another category/ }));
    await user.selectOptions(screen.getByLabelText('Count these hours as'), 'Core');
    await user.click(screen.getByRole('button', { name: 'Move' }));
    expect(await screen.findByText('“When the group goes silent” now counts as Core.')).toBeTruthy();
    expect(screen.getByText('3.0 as Core.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Undo' }));

    expect(await screen.findByText('Moved back.')).toBeTruthy();
    const { recordId, partId } = aLine();
    expect(sent.filter(({ method }) => method === 'POST').map(({ body }) => body)).toEqual([
      { recordId, partId, category: 'core' },
      { recordId, partId, category: null },
    ]);
  });

  it('says what was refused, and shows nothing as moved', async () => {
    const { user } = await visitLearner(page, {
      ...answers,
      [`POST ${path}/moves`]: refusal(422, 'move-not-allowed', { message: 'The rules do not allow that.' }),
    });
    await user.click(await screen.findByRole('button', { name: /^Move to another category/ }));
    await user.click(screen.getByRole('button', { name: 'Move' }));

    expect((await screen.findByRole('alert')).textContent).toBe('The rules do not allow that.');
    expect(screen.getByText('3.0 recorded, 3.0 counted: 3.0 as Ethics.')).toBeTruthy();
  });

  it('leads to past cycles, which stay as they were until she asks', async () => {
    const frozen = { at: '2026-10-02T09:00:00Z', revision: 1, isOutdated: true };
    const past = aLedger({ key: '2024-10-01', state: 'past', lines: [aLine({ moves: [] })], frozen });
    const { user, sent } = await visitLearner(page, {
      ...answers,
      [`${path}/cycles/2024-10-01`]: past,
      [`POST ${path}/cycles/2024-10-01/evaluations`]: {
        ...past,
        frozen: { ...frozen, revision: 2, isOutdated: false },
      },
    });
    await user.click(await screen.findByRole('link', { name: /2024 to 2026/ }));
    expect(await screen.findByText(/Your record has changed since/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Move to/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Work it out again' }));

    expect(await screen.findByText(/for the 2nd time/)).toBeTruthy();
    expect(sent.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it('says what to enter where there is no cycle', async () => {
    const problem = {
      code: 'period-missing',
      sentence: 'Enter the dates on your license.',
      enter: 'periods',
    };
    await visitLearner(page, {
      ...answers,
      [`${path}/cycles`]: { license: aLicense(), rulesChanged: null, cycles: [], problem },
    });

    expect(await screen.findByText('Enter the dates on your license.')).toBeTruthy();
    expect(screen.queryByRole('table')).toBeNull();
  });
});
