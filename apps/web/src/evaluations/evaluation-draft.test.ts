import type { EvaluationQuestion } from '@cohesion/contracts';
import { draftFrom, evaluationFrom, omissions } from './evaluation-draft.js';

const question = (id: string, kind: EvaluationQuestion['kind'], required = true): EvaluationQuestion => ({
  id,
  kind,
  about: null,
  text: `About ${id}`,
  required,
  low: null,
  high: null,
  options: kind === 'choice' ? ['Too short', 'About right'] : [],
});
const questions = [question('met', 'scale'), question('length', 'choice'), question('more', 'text', false)];

describe('evaluation draft', () => {
  it('comes back from the device as it was', () => {
    const draft = { met: 4, length: 'About right', more: 'Thank you' };

    expect(draftFrom(JSON.stringify(draft), questions)).toEqual(draft);
  });

  it.each([
    ['a question that is gone', '{"gone":3}'],
    ['a choice that is no longer offered', '{"length":"Much too short"}'],
    ['a word where a number belongs', '{"met":"4"}'],
    ['a number outside the scale', '{"met":6}'],
    ['text that is not JSON', 'oops'],
    ['nothing', null],
  ])('leaves out %s', (_what, text) => {
    expect(draftFrom(text, questions)).toEqual({});
  });

  it('names what is missing in the order of the form, and lets optional questions be', () => {
    expect(omissions({ questions }, {})).toEqual([
      { field: 'met', message: 'Choose an answer to “About met”' },
      { field: 'length', message: 'Choose an answer to “About length”' },
    ]);
    expect(omissions({ questions }, { met: 1, length: 'Too short' })).toEqual([]);
  });

  it('refuses text that is longer than the api takes, and says how long it is', () => {
    const [omission] = omissions({ questions }, { met: 1, length: 'Too short', more: 'x'.repeat(4001) });

    expect(omission).toEqual({ field: 'more', message: 'Use at most 4000 characters (you have 4001)' });
  });

  it('sends what was answered and nothing for what was emptied again', () => {
    expect(evaluationFrom({ met: 5, more: '  ' })).toEqual({ answers: [{ questionId: 'met', value: 5 }] });
  });
});
