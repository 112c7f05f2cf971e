import type { QuestionView } from '@cohesion/contracts';
import { useId, useMemo } from 'react';
import { splitStem } from './stem.js';

interface QuestionFormProps {
  question: QuestionView;
  of: number;
  chosen: string | null;
  isDisabled: boolean;
  choose(optionId: string): void;
}

/** One question: the stem is the heading of the page and the name of the group of options. */
export function QuestionForm({ question, of, chosen, isDisabled, choose }: QuestionFormProps) {
  const ids = useId();
  const { situation, question: asked } = useMemo(
    () => splitStem(question.stem, question.stemHtml),
    [question.stem, question.stemHtml],
  );

  return (
    <fieldset className="min-w-0">
      <legend className="block w-full">
        <span className="block text-ink-2">
          Question {question.number} of {of}
        </span>
        {situation && (
          <div
            className="quiz-situation"

            dangerouslySetInnerHTML={{ __html: situation }}
          />
        )}
        <h1
          tabIndex={-1}
          className="mt-2 mb-6 font-read text-xl font-medium outline-offset-8 sm:text-2xl"
          dangerouslySetInnerHTML={{ __html: asked }}
        />
      </legend>
      <div className="flex flex-col gap-3">
        {question.options.map((option, index) => (
          <label key={option.id} className="quiz-option">
            <input
              type="radio"
              name={`${ids}option`}
              value={option.id}
              checked={chosen === option.id}
              onChange={() => choose(option.id)}
              disabled={isDisabled}
            />
            <span className="grow">{option.text}</span>
            <kbd aria-hidden="true" className="quiz-option-key">
              {index + 1}
            </kbd>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
