import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, type LoaderFunctionArgs } from 'react-router';
import { queryClientContext } from '../platform/query-client.js';
import { ButtonLink } from '../ui/button.js';
import { ChairRing } from '../ui/chair-ring.js';
import { formatDate } from '../ui/format.js';
import { certificatesQuery } from './certificates.queries.js';
import { statusWords } from './status-words.js';

export const handle = { title: 'Certificates' };

export async function loader({ context }: LoaderFunctionArgs) {
  await context.get(queryClientContext).ensureQueryData(certificatesQuery());

  return null;
}

export function Component() {
  const {
    data: { certificates },
  } = useSuspenseQuery(certificatesQuery());

  return (
    <div className="max-w-3xl">
      <h1 tabIndex={-1}>Certificates</h1>
      {certificates.length === 0 ? (
        <div className="mt-8 text-center">
          <ChairRing seats={9} taken={0} className="mx-auto w-48" />
          <p className="mt-4">
            No certificates yet. Finish a course and claim its credit, and it will be here.
          </p>
          <p className="mt-4">
            <ButtonLink to="/learn">Go to Learn</ButtonLink>
          </p>
        </div>
      ) : (
        <>
          <p className="mt-3 text-ink-2">They stay here for as long as your account does.</p>
          <ul className="mt-6 border-t border-line">
            {certificates.map((certificate) => (
              <li key={certificate.id} className="border-b border-line py-5">
                <h2 className="text-lg">
                  <Link to={`/certificates/${certificate.id}`} className="text-link">
                    {certificate.activityTitle}
                    <span className="sr-only">, {certificate.bodyName}</span>
                  </Link>
                </h2>
                <p className="mt-1">
                  {certificate.amount} {certificate.unit}, {certificate.bodyName}
                </p>
                <p className="mt-1 text-ink-2">
                  Issued {formatDate(certificate.issuedAt)} · {certificate.code} ·{' '}
                  {certificate.ready ? statusWords[certificate.status] : 'Being made'}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
