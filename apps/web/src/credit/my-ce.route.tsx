import type { MyCe } from '@cohesion/contracts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, type LoaderFunctionArgs } from 'react-router';
import { queryClientContext } from '../platform/query-client.js';
import { ButtonLink } from '../ui/button.js';
import { ChairRing } from '../ui/chair-ring.js';
import { formatDate } from '../ui/format.js';
import { myCeQuery } from './credit.queries.js';

export const handle = { title: 'My CE' };

export async function loader({ context }: LoaderFunctionArgs) {
  await context.get(queryClientContext).ensureQueryData(myCeQuery());

  return null;
}

export function Component() {
  const { data: ce } = useSuspenseQuery(myCeQuery());
  const empty = ce.awards.length === 0 && ce.needsYou.length === 0;

  return (
    <div className="max-w-3xl">
      <h1 tabIndex={-1}>My CE</h1>
      {empty ? (
        <Empty />
      ) : (
        <>
          <Totals totals={ce.totals} />
          <NeedsYou needs={ce.needsYou} />
          <Awards awards={ce.awards} />
        </>
      )}
      <p className="mt-10 text-ink-2">
        We show what each approving body counts for your work. Your board decides what it accepts.
      </p>
    </div>
  );
}

function Empty() {
  return (
    <div className="mt-8 text-center">
      <ChairRing seats={9} taken={0} className="mx-auto w-48" />
      <p className="mt-4">No credit yet. Finish a course and it will be here, with how it was counted.</p>
      <p className="mt-4">
        <ButtonLink to="/courses">Browse courses</ButtonLink>
      </p>
    </div>
  );
}

function Totals({ totals }: Pick<MyCe, 'totals'>) {
  if (totals.length === 0) return null;

  return (
    <section aria-labelledby="totals" className="mt-6">
      <h2 id="totals" className="sr-only">
        Totals
      </h2>
      <ul className="grid gap-4 sm:grid-cols-2">
        {totals.map((total) => (
          <li key={`${total.body}${total.unit}`} className="card">
            <p className="font-semibold">{total.bodyName}</p>
            <p className="mt-1 text-xl font-semibold">
              {total.amount} {total.unit}
            </p>
            <p className="mt-1 text-sm text-ink-2">
              from {total.awards === 1 ? 'one certificate' : `${total.awards} certificates`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function NeedsYou({ needs }: { needs: MyCe['needsYou'] }) {
  if (needs.length === 0) return null;

  return (
    <section aria-labelledby="needs" className="card mt-6">
      <h2 id="needs">Needs you</h2>
      <ul className="mt-2">
        {needs.map((need) => (
          <li
            key={need.path + need.text}
            className="flex items-center justify-between gap-4 border-t border-line py-3"
          >
            <span>{need.text}</span>
            <Link to={need.path} className="text-link inline-flex min-h-11 shrink-0 items-center">
              {need.action}
              <span className="sr-only">: {need.text}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Awards({ awards }: Pick<MyCe, 'awards'>) {
  if (awards.length === 0) return null;

  return (
    <section aria-labelledby="awards" className="mt-10">
      <h2 id="awards">What you earned</h2>
      <ul className="mt-3 border-t border-line">
        {awards.map((award) => (
          <li key={award.id} className="border-b border-line py-5">
            <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
              <h3 className="text-lg font-semibold">{award.activityTitle}</h3>
              <p className="font-semibold">
                {award.amount} {award.unit}
              </p>
            </div>
            <p className="mt-1 text-ink-2">
              {award.bodyName}
              {award.categories.length > 0 && ` · ${award.categories.join(', ')}`} · {award.format} ·
              completed {formatDate(award.completedOn)} · {award.society}
              {award.sample && ' · sample, not valid for credit'}
            </p>
            <div className="mt-2 flex flex-wrap items-start gap-x-6">
              <Link
                to={`/certificates/${award.certificate.id}`}
                className="text-link inline-flex min-h-11 items-center"
              >
                Certificate {award.certificate.code}
              </Link>
              <details>
                <summary className="text-link inline-flex min-h-11 items-center">
                  How this was counted<span className="sr-only">: {award.bodyName}</span>
                </summary>
                <ol className="mb-2 list-none">
                  {award.arithmetic.map((line) => (
                    <li key={line} className="py-0.5">
                      {line}
                    </li>
                  ))}
                </ol>
              </details>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
