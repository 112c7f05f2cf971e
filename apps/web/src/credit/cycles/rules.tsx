import type { CycleFigures } from '@cohesion/contracts';
import { formatDate } from '../../ui/format.js';
import { RequirementRows, Rule } from './requirement-rows.js';

/** What the figures stand on: each rule in words, its source, where sources disagree, and what nobody could tell us. */
export function Rules({ figures }: { figures: CycleFigures }) {
  const { rules, notice, limits, keepProofUntil } = figures;

  return (
    <section aria-labelledby="rules" className="mt-10">
      <h2 id="rules">The rules we go by</h2>
      <p className="mt-2">{notice}</p>
      <p className="mt-1 text-ink-2">
        {rules.board}. {rules.readAs}
        {keepProofUntil && ` Keep your proofs until ${formatDate(keepProofUntil)}.`}
      </p>
      <details className="mt-2">
        <summary className="text-link inline-flex min-h-11 items-center">Each rule, with its source</summary>
        <RequirementRows figures={figures} withRules />
        {limits.length > 0 && (
          <ul>
            {limits.map(({ id, sentence, clause }) => (
              <li key={id} className="requirement">
                <p>{sentence}</p>
                <Rule clause={clause} />
              </li>
            ))}
          </ul>
        )}
      </details>
      <Listed heading="Where sources disagree" items={rules.conflicts.map(conflictWords)} />
      <Listed heading="What we could not find out" items={rules.unknown} />
      <Listed heading="What the figures leave out" items={rules.notExpressed} />
      {rules.sources.length > 0 && (
        <>
          <h3 className="mt-4 text-base">Sources</h3>
          <ul className="mt-1 flex flex-col">
            {rules.sources.map(({ title, url }) => (
              <li key={url}>
                <a href={url} className="text-link inline-block py-1.5" rel="noreferrer">
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

const conflictWords = ({ topic, taken, other }: CycleFigures['rules']['conflicts'][number]): string =>
  `${topic}. We go by this: ${taken} Another reading: ${other}`;

function Listed({ heading, items }: { heading: string; items: readonly string[] }) {
  if (items.length === 0) return null;

  return (
    <>
      <h3 className="mt-4 text-base">{heading}</h3>
      <ul className="mt-1 list-disc ps-5">
        {items.map((words) => (
          <li key={words} className="py-0.5">
            {words}
          </li>
        ))}
      </ul>
    </>
  );
}
