import type { CourseDocument } from './course.js';

export const scalePoints = 5;
const longestText = 4000;

export type EvaluationQuestion = {
  readonly id: string;
  readonly kind: 'scale' | 'choice' | 'text';
  /** The objective asked about, in its own words; null for the other questions. */
  readonly about: string | null;
  readonly text: string;
  readonly required: boolean;
  readonly low: string | null;
  readonly high: string | null;
  readonly options: readonly string[];
};

export type EvaluationAnswer = { readonly questionId: string; readonly value: number | string };

export type EvaluationCheck =
  | { readonly ok: true; readonly answers: readonly EvaluationAnswer[] }
  | {
      readonly ok: false;
      readonly mistakes: readonly { readonly questionId: string; readonly message: string }[];
    };

/**
 * The whole form: the scale once for each objective (a self-assessment per objective on five points is APA's own example
 * of assessing learning), then the form's own questions. Ids of the former start with `objective.`, which no other id can.
 */
export function evaluationQuestions({
  objectives,
  evaluation,
}: CourseDocument): readonly EvaluationQuestion[] {
  const { text, low, high } = evaluation.objectiveScale;

  return [
    ...objectives.map((objective) => ({
      id: `objective.${objective.id}`,
      kind: 'scale' as const,
      about: objective.text,
      text,
      required: true,
      low,
      high,
      options: [],
    })),
    ...evaluation.questions.map((question) => ({
      id: question.id,
      kind: question.kind,
      about: null,
      text: question.text,
      required: question.required,
      low: question.kind === 'scale' ? question.low : null,
      high: question.kind === 'scale' ? question.high : null,
      options: question.kind === 'choice' ? question.options : [],
    })),
  ];
}

/**
 * Checks answers against the form. A scale takes 1 to 5, a choice one of its options word for word, a text up to 4,000
 * characters; an empty text is no answer. Accepted answers come back in the order of the form, without the empty ones.
 */
export function checkEvaluation(
  form: readonly EvaluationQuestion[],
  answers: readonly EvaluationAnswer[],
): EvaluationCheck {
  const given = answers.filter(({ value }) => typeof value === 'number' || value.trim() !== '');
  const strangers = answers
    .filter(
      ({ questionId }, index) => !form.some(({ id }) => id === questionId) || isRepeated(answers, index),
    )
    .map(({ questionId }) => ({ questionId, message: 'There is one answer to each question of the form.' }));
  const mistakes = form.flatMap((question) => {
    const answer = given.find(({ questionId }) => questionId === question.id);
    const message = answer === undefined ? missing(question) : misfit(question, answer.value);

    return message === null ? [] : [{ questionId: question.id, message }];
  });
  if (strangers.length > 0 || mistakes.length > 0)
    return { ok: false, mistakes: [...mistakes, ...strangers] };

  return { ok: true, answers: form.flatMap(({ id }) => given.filter(({ questionId }) => questionId === id)) };
}

function isRepeated(answers: readonly EvaluationAnswer[], index: number): boolean {
  return answers.findIndex(({ questionId }) => questionId === answers[index]?.questionId) < index;
}

function missing(question: EvaluationQuestion): string | null {
  return question.required ? 'Please answer this question.' : null;
}

function misfit({ kind, options }: EvaluationQuestion, value: number | string): string | null {
  switch (kind) {
    case 'scale':
      return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= scalePoints
        ? null
        : `Please choose a number from 1 to ${scalePoints}.`;
    case 'choice':
      return typeof value === 'string' && options.includes(value)
        ? null
        : 'Please choose one of the options.';
    case 'text':
      return typeof value === 'string' && value.length <= longestText
        ? null
        : `Please write at most ${longestText} characters.`;
  }
}
