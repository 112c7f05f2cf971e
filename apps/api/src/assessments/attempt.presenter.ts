import type { AttemptView, QuestionView } from '@cohesion/contracts';
import { neededRight, renderStem, type DrawnItem } from '@cohesion/curriculum';
import type { VersionContent } from '../courses/course-versions.service.js';
import type { AttemptStep } from './attempt-step.entity.js';
import type { Attempt } from './attempt.entity.js';

/** What a learner may see while answering: no key, no rationale. */
export function presentAttempt(
  attempt: Attempt,
  content: VersionContent,
  steps: readonly AttemptStep[],
  submitted: boolean,
): AttemptView {
  const { document } = content;

  return {
    id: attempt.id,
    enrollmentId: attempt.enrollmentId,
    courseTitle: document.title,
    number: attempt.number,
    startedAt: attempt.createdAt.toISOString(),
    submitted,
    needed: neededRight(attempt.drawn.length, document.quiz.passPercent),
    questions: attempt.drawn.map((drawn, index) => presentQuestion(content, drawn, index + 1)),
    answers: newest(steps).map(({ itemId, optionId, flagged, seq }) => ({ itemId, optionId, flagged, seq })),
    lastSeq: Math.max(0, ...steps.map(({ seq }) => seq)),
  };
}

function presentQuestion(
  { document }: VersionContent,
  { itemId, optionIds }: DrawnItem,
  number: number,
): QuestionView {
  const item = document.items.find(({ id }) => id === itemId);
  if (!item) throw new Error(`The item ${itemId} was drawn and is not in its version`);

  return {
    number,
    itemId,
    stem: item.stemText,
    stemHtml: renderStem(document, item),
    options: optionIds.map((id) => ({
      id,
      text: item.options.find((option) => option.id === id)?.text ?? '',
    })),
  };
}

function newest(steps: readonly AttemptStep[]): readonly AttemptStep[] {
  const latest = new Map<string, AttemptStep>();
  for (const step of steps) {
    const known = latest.get(step.itemId);
    if (!known || step.seq > known.seq) latest.set(step.itemId, step);
  }

  return [...latest.values()];
}
