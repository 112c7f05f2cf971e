import {
  type EvaluationPage,
  type EvaluationQuestion,
  type GiveEvaluation,
  maxEvaluationText,
} from '@cohesion/contracts';
import { z } from 'zod/mini';

/** What has been filled in so far, by question. */
export type Draft = Readonly<Record<string, string | number>>;

const kept = z.record(z.string(), z.union([z.string(), z.int().check(z.minimum(1), z.maximum(5))]));

/** Reads a kept draft; whatever does not fit the form any more is left out. */
export function draftFrom(text: string | null, questions: readonly EvaluationQuestion[]): Draft {
  const found = kept.safeParse(readJson(text ?? '{}'));
  if (!found.success) return {};

  return Object.fromEntries(
    Object.entries(found.data).filter(([id, value]) =>
      questions.some((question) => question.id === id && fits(question, value)),
    ),
  );
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function fits({ kind, options }: EvaluationQuestion, value: string | number): boolean {
  switch (kind) {
    case 'scale':
      return typeof value === 'number';
    case 'choice':
      return typeof value === 'string' && options.includes(value);
    case 'text':
      return typeof value === 'string';
  }
}

export interface Omission {
  field: string;
  message: string;
}

/** What keeps the form from being sent, in the order of the form, in the words shown beside each question. */
export function omissions({ questions }: Pick<EvaluationPage, 'questions'>, draft: Draft): Omission[] {
  return questions.flatMap(({ id, kind, text, about, required }) => {
    const value = draft[id] ?? '';
    if (typeof value === 'string' && value.length > maxEvaluationText) {
      return [
        { field: id, message: `Use at most ${maxEvaluationText} characters (you have ${value.length})` },
      ];
    }
    if (!required || String(value).trim() !== '') return [];

    return [
      {
        field: id,
        message: `${kind === 'text' ? 'Write an answer to' : 'Choose an answer to'} “${about ?? text}”`,
      },
    ];
  });
}

export function evaluationFrom(draft: Draft): GiveEvaluation {
  return {
    answers: Object.entries(draft)
      .map(([questionId, value]) => ({ questionId, value: typeof value === 'string' ? value.trim() : value }))
      .filter(({ value }) => value !== ''),
  };
}
