import type { RunFigures } from '@cohesion/contracts';
import { counted, figureWords, settled } from './run-words.js';

/** How far a run has come, as a bar and in figures; the figures are what is read out. */
export function RunProgress({ figures }: { figures: RunFigures }) {
  const done = settled(figures);

  return (
    <div className="mt-6 max-w-2xl">
      <progress
        value={done}
        max={figures.total}
        aria-label={`${done} of ${counted(figures.total, 'certificate')} done`}
        className="run-progress"
      />
      <p className="mt-2 text-lg">
        <strong>
          {done} of {figures.total}
        </strong>{' '}
        done
      </p>
      <p className="text-ink-2">{figureWords(figures)}</p>
    </div>
  );
}
