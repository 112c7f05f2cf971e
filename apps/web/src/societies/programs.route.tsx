import type { ProgramRow } from '@cohesion/contracts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { queryClientContext } from '../platform/query-client.js';
import { ChairRing } from '../ui/chair-ring.js';
import { LabelledTable } from '../ui/labelled-table.js';
import { programsQuery } from './societies.queries.js';

export const handle = { title: 'Programs' };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const org = params['org'] ?? '';
  await context.get(queryClientContext).ensureQueryData(programsQuery(org));

  return { org };
}

export function Component() {
  const { org } = useLoaderData<typeof loader>();
  const { data } = useSuspenseQuery(programsQuery(org));

  return (
    <>
      <h1 tabIndex={-1}>Programs</h1>
      <p className="mt-3 max-w-2xl text-ink-2">Courses, with what each body gives for them today.</p>
      {data.programs.length === 0 ? (
        <div className="mt-10 text-center">
          <ChairRing seats={9} taken={0} className="mx-auto w-48" />
          <p className="mt-4">No programs yet. Courses come from the society’s files.</p>
        </div>
      ) : (
        <div className="mt-6">
          <LabelledTable
            className="programs-table"
            caption="Courses with their credit"
            columns={['Course', 'Credit', 'Gives none, and why']}
            labels={['Credit', 'Gives none']}
            rows={data.programs.map((program) => ({
              key: program.course,
              head: (
                <>
                  <Link to={`/s/${org}/programs/${program.course}`} className="text-link">
                    {program.title}
                  </Link>
                  <span className="block text-sm font-normal text-ink-2">Version {program.version}</span>
                </>
              ),
              cells: [
                <Credit key="credit" program={program} />,
                program.refused.length > 0 ? <Refused key="refused" program={program} /> : null,
              ],
            }))}
          />
        </div>
      )}
    </>
  );
}

function Credit({ program: { offers, forCredit } }: { program: ProgramRow }) {
  if (offers.length === 0) return forCredit ? <strong>No offer</strong> : 'Not for credit';

  return (
    <ul>
      {offers.map(({ body, bodyName, amount, unit }) => (
        <li key={body}>
          {bodyName}: {amount} {unit}
        </li>
      ))}
    </ul>
  );
}

function Refused({ program: { refused } }: { program: ProgramRow }) {
  return (
    <ul className="flex flex-col gap-1">
      {refused.map(({ body, bodyName, sentence }) => (
        <li key={body}>
          <span className="font-semibold">{bodyName}.</span> {sentence}
        </li>
      ))}
    </ul>
  );
}
