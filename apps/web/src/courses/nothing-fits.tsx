import type { Catalogue } from '@cohesion/contracts';
import { Link } from 'react-router';
import { ChairRing } from '../ui/chair-ring.js';
import { facets, withFilter } from './filters.js';

type NothingFitsProps = Readonly<{ filters: URLSearchParams; choices: Catalogue['filters'] }>;

/** Says which filter stands in the way. */
export function NothingFits({ filters, choices }: NothingFitsProps) {
  const [facet] = facets.filter((name) => filters.has(name));
  const chosen = facet && choices[facet].find(({ value }) => value === filters.get(facet));
  const removing = filters.has('q')
    ? { words: `the words “${filters.get('q') ?? ''}”`, to: withFilter(filters, 'q', null) }
    : facet && {
        words: `“${chosen?.label ?? filters.get(facet) ?? ''}”`,
        to: withFilter(filters, facet, null),
      };

  return (
    <div className="py-6">
      <ChairRing seats={9} taken={0} className="w-40" />
      <p className="mt-4">
        {removing ? 'Nothing matches all of that. ' : 'There are no courses here yet.'}
        {removing && (
          <Link to={removing.to} className="text-link">
            Take away {removing.words}
          </Link>
        )}
      </p>
    </div>
  );
}
