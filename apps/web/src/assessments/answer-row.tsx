import type { QuestionView } from '@cohesion/contracts';
import { Link } from 'react-router';
import type { Answer } from './answers.js';
import { FlagMark } from './question-list.js';
import { splitStem } from './stem.js';

interface AnswerRowProps {
  attemptId: string;
  question: QuestionView;
  answer: Answer | undefined;
}

/** One line of the check page: the question, what was chosen, and a way back. */
export function AnswerRow({ attemptId, question, answer }: AnswerRowProps) {
  const chosen = question.options.find((option) => option.id === answer?.optionId);
  const { question: asked } = splitStem(question.stem, question.stemHtml);

  return (
    <div className="grid gap-x-6 gap-y-1 border-b border-line py-4 sm:grid-cols-[1fr_auto]">
      <dt className="font-semibold">
        <span className="text-ink-2">{question.number}. </span>
        <span dangerouslySetInnerHTML={{ __html: asked }} />
        {answer?.flagged && (
          <span className="ms-2 inline-flex items-center gap-1 rounded-full bg-ochre-soft px-2 text-sm text-ochre">
            <FlagMark />
            Flagged
          </span>
        )}
      </dt>
      <dd className={chosen ? '' : 'font-semibold text-ochre'}>{chosen?.text ?? 'No answer yet'}</dd>
      <dd className="sm:col-start-2 sm:row-span-2 sm:row-start-1">
        <Link
          to={`/attempts/${attemptId}?q=${question.number}`}
          className="text-link inline-flex min-h-11 items-center"
        >
          {chosen ? 'Change' : 'Answer'}
          <span className="sr-only"> question {question.number}</span>
        </Link>
      </dd>
    </div>
  );
}
