import type { EvaluationPage } from '@cohesion/contracts';
import { screen } from '@testing-library/react';
import { refusal } from '../testing/network.js';
import { visitLearner } from '../testing/visit-learner.js';

const enrollmentId = '11111111-1111-4111-8111-111111111111';
const address = `/learn/${enrollmentId}/evaluation`;
const path = `/enrollments/${enrollmentId}/evaluation`;

const aForm = (change: Partial<EvaluationPage> = {}): EvaluationPage => ({
  enrollmentId,
  courseTitle: 'Ethics',
  intro: 'Five minutes.',
  statements: ['A sentence the body prescribes.'],
  questions: [
    {
      id: 'objective.limits',
      kind: 'scale',
      about: 'Explain the limits',
      text: 'How well can you do this?',
      required: true,
      low: 'Not yet',
      high: 'Very well',
      options: [],
    },
    {
      id: 'change',
      kind: 'text',
      about: null,
      text: 'What will you try?',
      required: false,
      low: null,
      high: null,
      options: [],
    },
  ],
  given: false,
  ...change,
});

describe('evaluation page', () => {
  it('names what is missing, with a link to it, and sends nothing', async () => {
    const { user, sent } = await visitLearner(address, { [path]: aForm() });
    await user.click(await screen.findByRole('button', { name: 'Send evaluation' }));

    const missing = 'Choose an answer to “Explain the limits”';
    expect(await screen.findByRole('link', { name: missing })).toBeTruthy();
    expect(screen.getByRole('alert').contains(document.activeElement)).toBe(true);
    expect(sent.filter(({ method }) => method === 'POST')).toHaveLength(0);
  });

  it('sends the answers and says how they are kept', async () => {
    const { user, sent } = await visitLearner(address, {
      [path]: aForm(),
      [`POST ${path}`]: { received: true },
    });
    expect(await screen.findByText('A sentence the body prescribes.')).toBeTruthy();
    await user.click(screen.getByRole('radio', { name: '4' }));
    await user.type(screen.getByRole('textbox', { name: /What will you try/ }), 'Wait longer.');
    await user.click(screen.getByRole('button', { name: 'Send evaluation' }));

    expect(
      await screen.findByText(/Your evaluation is in\. Your answers are stored apart from your name\./),
    ).toBeTruthy();
    expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({
      answers: [
        { questionId: 'objective.limits', value: 4 },
        { questionId: 'change', value: 'Wait longer.' },
      ],
    });
  });

  it('puts what the server refuses beside its question and keeps the answers', async () => {
    const details = [{ field: 'change', message: 'This text is too long.' }];
    const { user } = await visitLearner(address, {
      [path]: aForm(),
      [`POST ${path}`]: refusal(422, 'evaluation-incomplete', { details }),
    });
    await user.click(await screen.findByRole('radio', { name: '1 Not yet' }));
    await user.click(screen.getByRole('button', { name: 'Send evaluation' }));

    expect(await screen.findByRole('link', { name: 'This text is too long.' })).toBeTruthy();
    expect(screen.getByRole('radio', { name: '1 Not yet', checked: true })).toBeTruthy();
  });

  it('leads on when it was given already', async () => {
    await visitLearner(address, { [path]: aForm({ given: true }) });

    expect(await screen.findByRole('link', { name: 'Go to your certificate' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Send evaluation' })).toBeNull();
  });
});
