import { screen } from '@testing-library/react';
import { visitLearner } from '../../testing/visit-learner.js';

const token = 'a-secret-of-twenty-characters';
const reminder = { license: 'Georgia LCSW', renewsOn: '2028-09-30', isStopped: false };

describe('“I’m fine”', () => {
  it('stops reminders on a press, and never by being opened', async () => {
    const { user, sent } = await visitLearner(`/im-fine?token=${token}`, {
      'POST /reminders/reading': reminder,
      'POST /reminders/stops': { ...reminder, isStopped: true },
    });
    const button = await screen.findByRole('button', { name: 'I’m fine: no more reminders' });
    expect(sent.some(({ path }) => path === '/reminders/stops')).toBe(false);
    await user.click(button);

    expect(await screen.findByText('All right. You hear no more about this renewal.')).toBeTruthy();
    expect(sent.at(-1)?.body).toEqual({ token });
  });
});
