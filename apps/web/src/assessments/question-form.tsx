import type { QuestionView } from '@cohesion/contracts';
import { useId, useMemo } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
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
            id={`${ids}situation`}
            dangerouslySetInnerHTML={{ __html: situation }}
          />
        )}
        <h1
          id={`${ids}stem`}
          tabIndex={-1}
          className="mt-2 mb-6 font-read text-xl font-medium outline-offset-8 sm:text-2xl"
          dangerouslySetInnerHTML={{ __html: asked }}
        />
      </legend>
      <RadioGroup
        aria-labelledby={`${ids}stem`}
        value={chosen}
        onChange={choose}
        isDisabled={isDisabled}
        className="flex flex-col gap-3"
      >
        {question.options.map((option, index) => (
          <Radio key={option.id} value={option.id} className="quiz-option">
            <span aria-hidden="true" className="quiz-option-dot" />
            <span className="grow">{option.text}</span>
            <kbd aria-hidden="true" className="quiz-option-key">
              {index + 1}
            </kbd>
          </Radio>
        ))}
      </RadioGroup>
    </fieldset>
  );
}
