import type { AttemptView } from '@cohesion/contracts';
import { Link } from 'react-router';
import type { Answer } from './answers.js';

interface QuestionListProps {
  attempt: AttemptView;
  answers: ReadonlyMap<string, Answer>;
  current: number;
}

/** The questions as a row of numbers beside the current one: answered, flagged and current, in words for everyone. */
export function QuestionList({ attempt, answers, current }: QuestionListProps) {
  return (
    <nav aria-label="Questions" className="quiz-list">
      <ol className="grid grid-cols-2 gap-3">
        {attempt.questions.map(({ number, itemId }) => {
          const answer = answers.get(itemId);
          const answered = (answer?.optionId ?? null) !== null;
          const flagged = answer?.flagged ?? false;

          return (
            <li key={itemId}>
              <Link
                to={`/attempts/${attempt.id}?q=${number}`}
                className="quiz-dot"
                data-answered={answered ? '' : undefined}
                aria-current={number === current ? 'step' : undefined}
              >
                <span className="sr-only">Question </span>
                {number}
                <span className="sr-only">
                  {answered ? ', answered' : ', not answered'}
                  {flagged ? ', flagged' : ''}
                </span>
                {flagged && <FlagMark className="quiz-dot-flag" />}
              </Link>
            </li>
          );
        })}
      </ol>
      <p className="mt-4 text-sm text-ink-2">Filled: answered. Small flag: to come back to.</p>
    </nav>
  );
}

export function FlagMark({ className }: { className?: string }) {
  return (
    <span aria-hidden="true" className={className}>
      <svg viewBox="0 0 12 12" width="10" height="10">
        <path d="M2 11V1h8L7.6 3.8 10 6.5H3.4V11z" fill="currentColor" />
      </svg>
    </span>
  );
}
