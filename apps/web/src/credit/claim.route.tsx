import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import type { ClaimPage } from '@cohesion/contracts';
import { z } from 'zod/mini';
import { queryClientContext } from '../platform/query-client.js';
import { ClaimForm } from './claim-form.js';
import { claimQuery } from './credit.queries.js';

const routeParams = z.object({ enrollmentId: z.uuid() });

export const handle = { title: 'Your certificate' };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { enrollmentId } = routeParams.parse(params);
  await context.get(queryClientContext).ensureQueryData(claimQuery(enrollmentId));

  return { enrollmentId };
}

export function Component() {
  const { enrollmentId } = useLoaderData<typeof loader>();
  const { data: page } = useSuspenseQuery(claimQuery(enrollmentId));

  return (
    <div className="max-w-2xl">
      <p className="text-ink-2">
        <Link to={`/learn/${enrollmentId}`} className="text-link">
          {page.courseTitle}
        </Link>
      </p>
      <h1 tabIndex={-1} className="mt-1">
        Your certificate
      </h1>
      <Content page={page} />
    </div>
  );
}

function Content({ page }: { page: ClaimPage }) {
  if (page.outstanding.length > 0) return <Outstanding page={page} />;
  if (page.offers.length === 0) return <p className="mt-4">This course does not count for credit.</p>;

  return (
    <>
      <Awarded page={page} />
      {page.offers.some((offer) => !offer.awarded) && <ClaimForm page={page} />}
    </>
  );
}

function Outstanding({ page }: { page: ClaimPage }) {
  return (
    <>
      <p className="mt-3">Almost there. These steps are left before credit can be claimed.</p>
      <ul className="mt-5 border-t border-line">
        {page.outstanding.map(({ text, path }) => (
          <li key={path + text} className="flex items-center justify-between gap-4 border-b border-line py-3">
            <Link to={path} className="text-link inline-flex min-h-11 items-center">
              {text}
            </Link>
            <span className="shrink-0 text-sm text-ink-2">To do</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Awarded({ page }: { page: ClaimPage }) {
  const awarded = page.offers.filter((offer) => offer.awarded);
  if (awarded.length === 0) return null;

  return (
    <section aria-labelledby="have" className="mt-6">
      <h2 id="have">You have</h2>
      <ul className="mt-3 border-t border-line">
        {awarded.map((offer) => (
          <li key={offer.id} className="border-b border-line py-3">
            <span className="font-semibold">
              {offer.amount} {offer.unit}
            </span>
            , {offer.bodyName}
            {offer.certificateId && (
              <>
                {'. '}
                <Link to={`/certificates/${offer.certificateId}`} className="text-link">
                  Open certificate<span className="sr-only"> for {offer.bodyName}</span>
                </Link>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
