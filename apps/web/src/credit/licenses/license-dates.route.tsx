import { useSuspenseQuery } from '@tanstack/react-query';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { z } from 'zod/mini';
import { queryClientContext } from '../../platform/query-client.js';
import { ButtonLink } from '../../ui/button.js';
import { formatDate } from '../../ui/format.js';
import { cyclesQuery } from '../cycles/cycles.queries.js';
import { ProblemNotice } from '../cycles/problem-notice.js';

const routeParams = z.object({ licenseId: z.uuid() });

export const handle = { title: 'Check the dates' };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { licenseId } = routeParams.parse(params);
  await context.get(queryClientContext).ensureQueryData(cyclesQuery(licenseId));

  return { licenseId };
}

/** The cycle as the rules give it, for her to hold against her license. */
export function Component() {
  const { licenseId } = useLoaderData<typeof loader>();
  const {
    data: { license, cycles, problem },
  } = useSuspenseQuery(cyclesQuery(licenseId));
  const current = cycles.find(({ state }) => state === 'current');

  return (
    <div className="max-w-2xl">
      <h1 tabIndex={-1}>Check the dates</h1>
      <p role="status" className="mt-2 text-lg">
        {license.name} is saved.
      </p>
      {problem && <ProblemNotice license={license} problem={problem} />}
      {current?.start && current.end && (
        <>
          <p className="mt-5">This is the cycle we worked out. Is it what your license says?</p>
          <dl className="card mt-4 grid gap-4 sm:grid-cols-2">
            <Fact label="First day" words={formatDate(current.start)} />
            <Fact label="Last day" words={formatDate(current.end)} />
          </dl>
        </>
      )}
      {current?.end === null && <p className="mt-5">There is no deadline. We count everything you record.</p>}
      <p className="mt-6 grid gap-3 sm:flex sm:flex-wrap">
        <ButtonLink to="/my-ce">{problem ? 'Go to My CE' : 'Yes, show what is missing'}</ButtonLink>
        <ButtonLink to={`/my-ce/licenses/${licenseId}/edit`} quiet>
          Change the dates
        </ButtonLink>
        <ButtonLink to="/my-ce/licenses/new" quiet>
          Add another license
        </ButtonLink>
      </p>
    </div>
  );
}

function Fact({ label, words }: { label: string; words: string }) {
  return (
    <div>
      <dt className="text-sm text-ink-2">{label}</dt>
      <dd className="text-lg font-semibold">{words}</dd>
    </div>
  );
}
