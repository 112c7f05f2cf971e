import type { RosterReading } from '@cohesion/contracts';
import { useEffect, useRef } from 'react';
import { counted } from './run-words.js';

/** Every line of a roster that is not right, by its number. */
export function RosterProblems({ reading }: { reading: RosterReading }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [reading]);
  const { problems, problemCount, people } = reading;

  return (
    <div ref={box} role="alert" tabIndex={-1} className="notice notice-bad" aria-labelledby="roster-problems">
      <h2 id="roster-problems" className="font-ui text-lg font-semibold">
        {counted(problemCount, 'line is', 'lines are')} not right yet
      </h2>
      <p className="mt-1">
        {counted(people, 'line is', 'lines are')} fine. Nothing is issued until all of them are.
      </p>
      <ol
        className="mt-3 flex max-h-96 flex-col gap-3 overflow-auto"
        tabIndex={0}
        aria-label="Lines that are not right"
      >
        {problems.map(({ line, sentence, text }) => (
          <li key={line}>
            <p>
              {line > 0 && <strong>Line {line}: </strong>}
              {sentence}
            </p>
            {text && <p className="text-sm break-words text-ink-2">{text}</p>}
          </li>
        ))}
      </ol>
      {problems.length < problemCount && <p className="mt-2">And {problemCount - problems.length} more.</p>}
      <p className="mt-3">
        <a href="#field-roster" className="text-brick underline underline-offset-4">
          Change the roster
        </a>
      </p>
    </div>
  );
}
