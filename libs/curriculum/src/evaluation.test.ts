import { checkEvaluation, evaluationQuestions, type EvaluationAnswer } from './evaluation.js';
import { aCourseDocument } from './testing/index.js';

const form = evaluationQuestions(aCourseDocument());
const complete: readonly EvaluationAnswer[] = [
  ...['explain-limits', 'draft-agreement', 'respond-to-absence', 'document-contact'].map((id) => ({
    questionId: `objective.${id}`,
    value: 4,
  })),
  { questionId: 'relevance', value: 5 },
  { questionId: 'bias', value: 'No' },
];
const answering = (questionId: string, value: number | string): readonly EvaluationAnswer[] => [
  ...complete.filter((answer) => answer.questionId !== questionId),
  { questionId, value },
];

describe('evaluationQuestions', () => {
  it('asks the scale once for each objective, then the questions of the form', () => {
    expect(form.map(({ id }) => id)).toEqual([...complete.map(({ questionId }) => questionId), 'use']);
    expect(form[0]).toEqual({
      id: 'objective.explain-limits',
      kind: 'scale',
      about: 'Explain the limits of confidentiality to a prospective member.',
      text: 'How well can you now do this?',
      required: true,
      low: 'Not yet',
      high: 'Very well',
      options: [],
    });
  });
});

describe('checkEvaluation', () => {
  it('accepts answers in any order and gives them back in the order of the form', () => {
    expect(checkEvaluation(form, complete.toReversed())).toEqual({ ok: true, answers: complete });
  });

  it('drops an empty text, which is no answer', () => {
    expect(checkEvaluation(form, answering('use', '  '))).toEqual({ ok: true, answers: complete });
  });

  it('keeps a text that was given', () => {
    const answers = answering('use', 'Say more.');

    expect(checkEvaluation(form, answers)).toEqual({ ok: true, answers });
  });

  it.each<[string, string, readonly EvaluationAnswer[]]>([
    ['a required question without an answer', 'bias', complete.slice(0, -1)],
    ['an empty answer to a required question', 'bias', answering('bias', '')],
    ['a point the scale does not have', 'relevance', answering('relevance', 6)],
    ['half a point', 'relevance', answering('relevance', 2.5)],
    ['a word for a point', 'relevance', answering('relevance', '5')],
    ['a choice nobody offered', 'bias', answering('bias', 'Perhaps')],
    ['a text of more than 4,000 characters', 'use', answering('use', 'x'.repeat(4001))],
    ['an answer to no question of the form', 'shoe-size', answering('shoe-size', 5)],
    ['a second answer to one question', 'bias', [...complete, { questionId: 'bias', value: 'No' }]],
  ])('refuses %s and names the question', (_what, questionId, answers) => {
    const check = checkEvaluation(form, answers);

    expect(check).toEqual({ ok: false, mistakes: [{ questionId, message: expect.any(String) }] });
  });
});
