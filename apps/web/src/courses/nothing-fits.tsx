import type { Catalogue } from '@cohesion/contracts';
import { Link } from 'react-router';
import { ChairRing } from '../ui/chair-ring.js';
import { withFilter } from './filters.js';

type NothingFitsProps = Readonly<{
  filters: URLSearchParams;
  catalogue: Pick<Catalogue, 'filters' | 'without'>;
}>;

/** Says which filter stands in the way: of those that are on, the one whose going shows the most. */
export function NothingFits({ filters, catalogue }: NothingFitsProps) {
  const [most] = catalogue.without.toSorted((a, b) => b.count - a.count);

  return (
    <div className="py-6">
      <ChairRing seats={9} taken={0} className="w-40" />
      <p className="mt-4">
        {most ? 'Nothing matches all of that. ' : 'There are no courses here yet.'}
        {most && most.count > 0 && (
          <>
            <Link to={withFilter(filters, most.filter, null)} className="text-link">
              Take away {nameOf(most.filter, filters, catalogue)}
            </Link>{' '}
            to see {most.count === 1 ? '1 course' : `${most.count} courses`}.
          </>
        )}
        {most?.count === 0 && (
          <Link to="/courses" className="text-link">
            Show all courses
          </Link>
        )}
      </p>
    </div>
  );
}

function nameOf(
  filter: Catalogue['without'][number]['filter'],
  filters: URLSearchParams,
  catalogue: Pick<Catalogue, 'filters'>,
): string {
  const value = filters.get(filter) ?? '';
  if (filter === 'q') return `the words “${value}”`;

  return `“${catalogue.filters[filter].find((choice) => choice.value === value)?.label ?? value}”`;
}
