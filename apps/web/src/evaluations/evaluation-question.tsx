import { type EvaluationQuestion, maxEvaluationText } from '@cohesion/contracts';
import { useId } from 'react';

interface FieldProps {
  question: EvaluationQuestion;
  value: string | number | null;
  message: string | null;
  answer(value: string | number): void;
}

/** One question of the form: native controls, so that it works like every other form on the device. */
export function EvaluationQuestionField({ question, value, message, answer }: FieldProps) {
  const ids = useId();
  const described = message ? `${ids}error` : undefined;
  const error = message && (
    <p id={`${ids}error`} className="mt-1 font-semibold text-brick">
      <span className="sr-only">Error: </span>
      {message}
    </p>
  );
  if (question.kind === 'text') {
    return (
      <div className={message ? 'evaluation-error' : ''}>
        <label htmlFor={`field-${question.id}`} className="evaluation-question">
          {question.text}
          {!question.required && <span className="font-normal text-ink-2"> (optional)</span>}
        </label>
        {error}
        <textarea
          id={`field-${question.id}`}
          aria-describedby={described}
          aria-invalid={message !== null}
          rows={4}
          maxLength={maxEvaluationText * 2}
          value={value ?? ''}
          onChange={(event) => answer(event.target.value)}
          className="mt-2 block w-full rounded-lg border border-edge bg-card p-3"
        />
      </div>
    );
  }
  const choices = choicesOf(question);

  return (
    <fieldset className={message ? 'evaluation-error' : ''} aria-describedby={described}>
      <legend className="evaluation-question">
        {question.about && <span className="block font-normal text-ink-2">{question.about}</span>}
        {question.text}
        {!question.required && <span className="font-normal text-ink-2"> (optional)</span>}
      </legend>
      {error}
      <div className={question.kind === 'scale' ? 'evaluation-scale' : 'evaluation-choices'}>
        {choices.map((choice, index) => (
          <label key={choice.value} className="evaluation-choice">
            <input
              type="radio"
              id={index === 0 ? `field-${question.id}` : undefined}
              name={question.id}
              checked={value === choice.value}
              onChange={() => answer(choice.value)}
            />
            <span>{choice.words}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Each point of a scale has words of its own where the form gives them, and its number everywhere. */
function choicesOf({ kind, options, low, high }: EvaluationQuestion) {
  if (kind !== 'scale') return options.map((option) => ({ value: option, words: option }));

  return [1, 2, 3, 4, 5].map((point, index) => {
    const ends = index === 0 ? low : index === 4 ? high : null;
    const words = options[index] ?? ends;

    return { value: point, words: words ? `${point} ${words}` : String(point) };
  });
}
