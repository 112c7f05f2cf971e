import type { LicenseFits } from '@cohesion/contracts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { z } from 'zod/mini';
import { queryClientContext } from '../../platform/query-client.js';
import { ButtonLink } from '../../ui/button.js';
import { ChairRing } from '../../ui/chair-ring.js';
import { formatMinutes } from '../../ui/format.js';
import { PrefetchLink } from '../../ui/prefetch-link.js';
import { myCeQuery } from '../credit.queries.js';
import { hoursWords } from '../cycles/figures.js';
import { ProblemNotice } from '../cycles/problem-notice.js';
import { licenseFitsQuery } from './fits.queries.js';

const routeParams = z.object({ licenseId: z.uuid() });

export const handle = { title: 'Hours that fit' };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { licenseId } = routeParams.parse(params);
  const queries = context.get(queryClientContext);
  await Promise.all([
    queries.ensureQueryData(licenseFitsQuery(licenseId)),
    queries.ensureQueryData(myCeQuery()),
  ]);

  return { licenseId };
}

export function Component() {
  const { licenseId } = useLoaderData<typeof loader>();
  const { data: fits } = useSuspenseQuery(licenseFitsQuery(licenseId));
  const { data: ce } = useSuspenseQuery(myCeQuery());
  const { license, toGo, problem, courses, notice } = fits;

  return (
    <div className="max-w-3xl">
      <p className="text-ink-2">
        <Link to="/my-ce" className="text-link">
          My CE
        </Link>
      </p>
      <h1 tabIndex={-1} className="mt-2">
        Hours that fit your {license.name}
      </h1>
      <Others licenses={ce.licenses.map((card) => card.license)} current={licenseId} />
      {toGo !== null && (
        <p className="mt-3 text-lg">
          {Number(toGo) > 0 ? `${hoursWords(toGo)} to go.` : 'Nothing is missing.'}{' '}
          {courses.length > 0 && 'What helps most comes first.'}
        </p>
      )}
      {problem && <ProblemNotice license={license} problem={problem} />}
      {courses.length > 0 ? <Courses courses={courses} /> : !problem && <NoCourse />}
      <p className="mt-6 text-sm text-ink-2">{notice}</p>
    </div>
  );
}

type OthersProps = Readonly<{ licenses: readonly LicenseFits['license'][]; current: string }>;

function Others({ licenses, current }: OthersProps) {
  if (licenses.length < 2) return null;

  return (
    <nav aria-label="Licenses" className="mt-3 overflow-x-auto">
      <ul className="flex gap-1 border-b border-line">
        {licenses.map(({ id, name }) => (
          <li key={id} className="shrink-0">
            <Link
              to={`/my-ce/fits/${id}`}
              aria-current={id === current ? 'page' : undefined}
              className={`inline-flex min-h-11 items-center border-b-3 px-3 text-ink no-underline hover:underline ${
                id === current ? 'border-pine font-semibold' : 'border-transparent'
              }`}
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Courses({ courses }: Pick<LicenseFits, 'courses'>) {
  return (
    <ul className="mt-4 border-t border-line">
      {courses.map(({ slug, title, promise, minutes, hours, fit, toGoAfter }) => (
        <li key={slug} className="border-b border-line py-5">
          <article>
            <h2 className="font-read text-xl">
              <PrefetchLink to={`/courses/${slug}`} className="text-ink underline-offset-4 hover:underline">
                {title}
              </PrefetchLink>
            </h2>
            <p className="mt-1">{promise}</p>
            <p className="mt-2 text-sm text-ink-2">
              {hours && `${hours} · `}
              {formatMinutes(minutes)}
            </p>
            <p className={`mt-2 ${fit.standing === 'fills' ? 'font-semibold text-leaf' : ''}`}>
              {fit.sentence}
            </p>
            {fit.standing === 'fills' && (
              <p className="text-sm text-ink-2">
                After it: {Number(toGoAfter) > 0 ? `${hoursWords(toGoAfter)} to go` : 'nothing missing'}.
              </p>
            )}
            {fit.clause && <p className="mt-1 text-sm text-ink-2">The rule: {fit.clause}</p>}
          </article>
        </li>
      ))}
    </ul>
  );
}

function NoCourse() {
  return (
    <div className="mt-8 text-center">
      <ChairRing seats={9} taken={0} className="mx-auto w-48" />
      <p className="mt-4">
        No course here counts toward this license now; beside each{' '}
        <Link to="/courses" className="text-link">
          course
        </Link>{' '}
        it says why. Hours from elsewhere may count.
      </p>
      <p className="mt-4">
        <ButtonLink to="/my-ce/add">Add outside hours</ButtonLink>
      </p>
    </div>
  );
}
