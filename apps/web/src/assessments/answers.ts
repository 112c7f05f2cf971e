import type { AttemptView } from '@cohesion/contracts';
import type { OutboxEntry } from '../platform/outbox/entry.js';

export interface Answer {
  optionId: string | null;
  flagged: boolean;
  seq: number;
}

/**
 * The newest answer to each question: what the server has, overlaid with the steps this device made since, in
 * whatever order they are found. The higher number wins; between equal numbers, the later time.
 */
export function currentAnswers(
  attempt: Pick<AttemptView, 'id' | 'answers'>,
  entries: readonly OutboxEntry[],
): Map<string, Answer> {
  const answers = new Map<string, Answer>(attempt.answers.map(({ itemId, ...answer }) => [itemId, answer]));
  const mine = entries
    .flatMap((entry) => (entry.kind === 'answer' && entry.attemptId === attempt.id ? [entry.body] : []))
    .toSorted((a, b) => a.seq - b.seq || a.at.localeCompare(b.at));

  for (const { itemId, optionId, flagged, seq } of mine) {
    if (seq >= (answers.get(itemId)?.seq ?? 0)) answers.set(itemId, { optionId, flagged, seq });
  }

  return answers;
}

export interface Progress {
  answered: number;
  unanswered: readonly number[];
  flagged: readonly number[];
}

/** Which question numbers still want something. */
export function progressOf(
  questions: readonly { number: number; itemId: string }[],
  answers: ReadonlyMap<string, Answer>,
): Progress {
  const without = questions.filter(({ itemId }) => (answers.get(itemId)?.optionId ?? null) === null);
  const flagged = questions.filter(({ itemId }) => answers.get(itemId)?.flagged ?? false);

  return {
    answered: questions.length - without.length,
    unanswered: without.map(({ number }) => number),
    flagged: flagged.map(({ number }) => number),
  };
}
