import type { OutboxEntry } from '../platform/outbox/entry.js';
import { currentAnswers, progressOf } from './answers.js';

const attempt = {
  id: 'attempt-1',
  answers: [
    { itemId: 'q1', optionId: 'a', flagged: false, seq: 1 },
    { itemId: 'q2', optionId: 'b', flagged: true, seq: 5 },
  ],
};
const step = (
  itemId: string,
  optionId: string | null,
  seq: number,
  at = '2026-11-22T09:00:00Z',
  attemptId = 'attempt-1',
): OutboxEntry => ({
  kind: 'answer',
  attemptId,
  body: { id: `${itemId}-${seq}`, itemId, optionId, flagged: false, seq, at },
  status: 'waiting',
  refusal: null,
});

describe('current answers', () => {
  it('shows the newest step whatever order the steps are found in', () => {
    const answers = currentAnswers(attempt, [step('q1', 'd', 8), step('q1', 'c', 7)]);

    expect(answers.get('q1')).toEqual({ optionId: 'd', flagged: false, seq: 8 });
  });

  it('keeps the answer of another device when it is newer', () => {
    expect(currentAnswers(attempt, [step('q2', 'a', 3)]).get('q2')?.optionId).toBe('b');
  });

  it('decides between equal numbers by time', () => {
    const late = step('q3', 'late', 9, '2026-11-22T09:00:02Z');

    expect(currentAnswers(attempt, [late, step('q3', 'early', 9)]).get('q3')?.optionId).toBe('late');
  });

  it('takes an answer back', () => {
    const answers = currentAnswers(attempt, [step('q1', null, 9)]);

    expect(answers.get('q1')?.optionId).toBeNull();
    expect(progressOf([{ number: 1, itemId: 'q1' }], answers)).toEqual({
      answered: 0,
      unanswered: [1],
      flagged: [],
    });
  });

  it('leaves out steps of other attempts', () => {
    const other = step('q1', 'd', 90, undefined, 'attempt-2');
    expect(currentAnswers(attempt, [other]).get('q1')?.optionId).toBe('a');
  });
});
