import type { ItemResult } from '@cohesion/contracts';
import { Link } from 'react-router';
import { Doubt } from './doubt.js';

type OptionResult = ItemResult['options'][number];

/** One question after sending: what was chosen, the best answer, why, and where the text says so. */
export function ItemReview({ attemptId, item }: Readonly<{ attemptId: string; item: ItemResult }>) {
  const chosen = item.options.find((option) => option.chosen);
  const best = item.options.find((option) => option.correct === true);
  const others = item.options.filter(
    (option) => option !== chosen && option !== best && option.rationale !== null,
  );

  return (
    <li className="card">
      <p className={`font-semibold ${item.right ? 'text-leaf' : 'text-clay'}`}>
        {item.right ? '✓ Question' : 'Question'} {item.number}: {item.right ? 'right' : 'not yet'}
      </p>
      <div className="mt-2 font-read text-lg" dangerouslySetInnerHTML={{ __html: item.stemHtml }} />
      <dl className="mt-4 flex flex-col gap-4">
        <OptionWords label="Your answer" option={chosen} />
        {best && best !== chosen && <OptionWords label="Best answer" option={best} />}
      </dl>
      {others.length > 0 && (
        <details className="mt-4">
          <summary className="text-link inline-flex min-h-11 items-center">Why not the others</summary>
          <dl className="mt-2 flex flex-col gap-4">
            {others.map((option) => (
              <OptionWords key={option.id} label="Another answer" option={option} />
            ))}
          </dl>
        </details>
      )}
      <p className="mt-4">
        <Link to={item.source.path} className="text-link">
          Read the paragraph in “{item.source.lessonTitle}”
        </Link>
      </p>
      <p className="mt-2 text-sm text-ink-2">Objective: {item.objective}</p>
      <Doubt attemptId={attemptId} item={item} />
    </li>
  );
}

function OptionWords({ label, option }: { label: string; option: OptionResult | undefined }) {
  return (
    <div>
      <dt className="text-sm text-ink-2">{label}</dt>
      <dd className="font-semibold">{option?.text ?? 'No answer'}</dd>
      {option?.rationale && <dd className="mt-1">{option.rationale}</dd>}
    </div>
  );
}
