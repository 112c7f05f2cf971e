import type { AttemptResult, ItemResult } from '@cohesion/contracts';
import {
  attemptsLeft,
  remediation,
  renderStem,
  type DrawnItem,
  type ItemVerdict,
} from '@cohesion/curriculum';
import type { VersionContent } from '../courses/course-versions.service.js';
import type { AttemptResultRecord } from './attempt-result.entity.js';
import type { Attempt } from './attempt.entity.js';

type Parts = Readonly<{
  attempt: Attempt;
  content: VersionContent;
  result: AttemptResultRecord;
  sent: number;
  everPassed: boolean;
  evaluationGiven: boolean;
}>;

/** From this many items in the bank for each one asked, a retake hardly repeats any: the key can be shown at once. */
const bankShowsKey = 3;

export function presentResult({
  attempt,
  content,
  result,
  sent,
  everPassed,
  evaluationGiven,
}: Parts): AttemptResult {
  const { document } = content;
  const { score } = result;
  const left = attemptsLeft(document.quiz, sent);
  const keyShown = everPassed || left === 0 || document.items.length >= bankShowsKey * document.quiz.draw;
  const learn = `/learn/${attempt.enrollmentId}`;
  const [reread] = remediation(score, document);
  const items = attempt.drawn.flatMap((drawn, index) => {
    const verdict = score.items.find(({ itemId }) => itemId === drawn.itemId);

    return verdict ? [presentItem({ content, drawn, verdict, number: index + 1, keyShown, learn })] : [];
  });

  return {
    attemptId: attempt.id,
    enrollmentId: attempt.enrollmentId,
    courseTitle: document.title,
    passed: result.passed,
    right: score.right,
    of: score.of,
    needed: score.needed,
    submittedAt: result.submittedAt.toISOString(),
    objectives: score.objectives.map(({ objective, met, right, of }) => ({
      id: objective,
      text: document.objectives.find(({ id }) => id === objective)?.text ?? objective,
      met,
      right,
      of,
    })),
    items: items.toSorted((a, b) => Number(a.right) - Number(b.right) || a.number - b.number),
    keyShown,
    rereadFirst: reread
      ? {
          lesson: reread.lessonId,
          title: reread.section?.title ?? reread.lessonTitle,
          minutes: reread.minutes,
          path: `${learn}/lessons/${reread.lessonId}#${reread.section?.id ?? reread.paragraphId}`,
          items: reread.itemIds.length,
        }
      : null,
    attemptsLeft: left,
    next: nextStep(learn, result.passed, evaluationGiven),
  };
}

function nextStep(learn: string, passed: boolean, evaluationGiven: boolean): AttemptResult['next'] {
  if (!passed) return { label: 'Try again', path: `${learn}/quiz` };

  return evaluationGiven
    ? { label: 'Go to your certificate', path: `${learn}/claim` }
    : { label: 'Give the evaluation', path: `${learn}/evaluation` };
}

type ItemParts = Readonly<{
  content: VersionContent;
  drawn: DrawnItem;
  verdict: ItemVerdict;
  number: number;
  keyShown: boolean;
  learn: string;
}>;

function presentItem({
  content: { document },
  drawn,
  verdict,
  number,
  keyShown,
  learn,
}: ItemParts): ItemResult {
  const item = document.items.find(({ id }) => id === drawn.itemId);
  if (!item) throw new Error(`The item ${drawn.itemId} was graded and is not in its version`);
  const right = verdict.verdict === 'right';
  const { lesson, paragraph } = item.source;

  return {
    number,
    itemId: item.id,
    stemHtml: renderStem(document, item),
    right,
    chosen: verdict.chosen,
    options: drawn.optionIds.flatMap((id) => {
      const option = item.options.find((candidate) => candidate.id === id);
      if (!option) return [];
      const chosen = verdict.chosen === id;
      const shown = keyShown || (right && chosen);

      return [
        {
          id,
          text: option.text,
          chosen,
          correct: shown ? option.correct : null,
          rationale: shown ? option.rationale : null,
        },
      ];
    }),
    objective: document.objectives.find(({ id }) => id === item.objective)?.text ?? item.objective,
    source: {
      lesson,
      lessonTitle: document.lessons.find(({ id }) => id === lesson)?.title ?? lesson,
      paragraph: `p-${paragraph}`,
      path: `${learn}/lessons/${lesson}#p-${paragraph}`,
    },
  };
}
