import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, type LoaderFunctionArgs } from 'react-router';
import { queryClientContext } from '../../platform/query-client.js';
import { ButtonLink } from '../../ui/button.js';
import { ChairRing } from '../../ui/chair-ring.js';
import { formatDate, formatMinutes } from '../../ui/format.js';
import { outsideHoursQuery } from './outside-hours.queries.js';

export const handle = { title: 'Outside hours' };

export async function loader({ context }: LoaderFunctionArgs) {
  await context.get(queryClientContext).ensureQueryData(outsideHoursQuery());

  return null;
}

export function Component() {
  const {
    data: { records },
  } = useSuspenseQuery(outsideHoursQuery());

  return (
    <div className="max-w-3xl">
      <p className="text-ink-2">
        <Link to="/my-ce" className="text-link">
          My CE
        </Link>
      </p>
      <h1 tabIndex={-1} className="mt-2">
        Outside hours
      </h1>
      {records.length === 0 ? (
        <div className="mt-8 text-center">
          <ChairRing seats={9} taken={0} className="mx-auto w-48" />
          <p className="mt-4">Nothing yet. Enter what you did elsewhere, and it counts with the rest.</p>
        </div>
      ) : (
        <ul className="mt-6 border-t border-line">
          {records.map((record) => (
            <li key={record.id} className="border-b border-line py-4">
              <div className="flex flex-wrap items-baseline justify-between gap-x-6">
                <h2 className="font-ui text-base font-semibold">
                  <Link to={`/my-ce/outside-hours/${record.id}`} className="text-link inline-block py-1.5">
                    {record.title}
                  </Link>
                </h2>
                <p className="font-semibold">{formatMinutes(record.minutes)}</p>
              </div>
              <p className="text-sm text-ink-2">
                {record.provider} · {formatDate(record.completedOn)} · {proofWords(record.proofs.length)}
              </p>
            </li>
          ))}
        </ul>
      )}
      <p className={`mt-6 ${records.length === 0 ? 'text-center' : ''}`}>
        <ButtonLink to="/my-ce/add">Add outside hours</ButtonLink>
      </p>
    </div>
  );
}

function proofWords(count: number): string {
  if (count === 0) return 'no proof yet';

  return count === 1 ? 'one proof' : `${count} proofs`;
}
