import type { FitView } from '@cohesion/contracts';
import { fills } from './gaps.js';

/** Licenses named in a row; more are folded away. */
const mostSentences = 3;

/** "Will this count for me?", one sentence for each license, what fills something first; with the clause behind it. */
export function FitSentences({ title, fits }: { title: string; fits: readonly FitView[] }) {
  if (fits.length === 0) return null;
  const ordered = fits.toSorted((a, b) => rank(a) - rank(b));
  const [shown, folded] = [ordered.slice(0, mostSentences), ordered.slice(mostSentences)];
  const clauses = [...new Set(ordered.flatMap(({ clause }) => clause ?? []))];

  return (
    <div className="mt-3">
      <Sentences fits={shown} />
      {(clauses.length > 0 || folded.length > 0) && (
        <details>
          <summary className="text-link inline-flex min-h-11 items-center text-sm">
            {folded.length > 0 ? `Why, and ${folded.length} more` : 'Why?'}
            <span className="sr-only"> {title}</span>
          </summary>
          <Sentences fits={folded} />
          <ul className="list-disc ps-5 text-sm text-ink-2">
            {clauses.map((clause) => (
              <li key={clause}>{clause}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Sentences({ fits }: { fits: readonly FitView[] }) {
  return (
    <ul>
      {fits.map((fit) => (
        <li key={fit.licenseId} className={fills(fit) ? 'font-semibold text-leaf' : 'text-ink-2'}>
          {fit.sentence}
        </li>
      ))}
    </ul>
  );
}

const order: Readonly<Record<FitView['standing'], number>> = { fills: 0, counts: 1, recorded: 2 };
const rank = ({ standing }: FitView): number => order[standing];
