import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { queryClientContext } from '../platform/query-client.js';
import { ButtonLink } from '../ui/button.js';
import { ChairRing } from '../ui/chair-ring.js';
import { LabelledTable } from '../ui/labelled-table.js';
import { approvalsQuery } from './societies.queries.js';
import { countWords, formatWords, periodWords, stateWords } from './words.js';

export const handle = { title: 'Approvals' };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const org = params['org'] ?? '';
  await context.get(queryClientContext).ensureQueryData(approvalsQuery(org));

  return { org };
}

export function Component() {
  const { org } = useLoaderData<typeof loader>();
  const { data } = useSuspenseQuery(approvalsQuery(org));

  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-4">
        <h1 tabIndex={-1}>Approvals</h1>
        {data.mayKeep && <ButtonLink to={`/s/${org}/approvals/new`}>Add approval</ButtonLink>}
      </div>
      <p className="mt-3 max-w-2xl text-ink-2">
        What bodies allow the society. Offers follow each change; certificates keep the words they were
        printed with.
      </p>
      {data.approvals.length === 0 ? (
        <div className="mt-10 text-center">
          <ChairRing seats={9} taken={0} className="mx-auto w-48" />
          <p className="mt-4">No approvals yet. Without one, courses are offered without credit.</p>
        </div>
      ) : (
        <div className="mt-6">
          <LabelledTable
            caption="Approvals, those that end first before the others"
            columns={['Body', 'Number', 'For', 'Period', 'Offers', 'State']}
            labels={['Number', 'For', 'Period', 'Offers', 'State']}
            rows={data.approvals.map((approval) => ({
              key: approval.id,
              head: (
                <Link to={`/s/${org}/approvals/${approval.id}`} className="text-link">
                  {approval.bodyName}
                </Link>
              ),
              cells: [
                approval.approvalNumber ?? approval.providerNumber ?? 'None issued',
                `${formatWords(approval.formats)}${approval.scope ? `. Only: ${approval.scope.join(', ')}` : ''}`,
                periodWords(approval),
                countWords(approval.offers, 'course', 'courses'),
                <strong key="state">{stateWords(approval)}</strong>,
              ],
            }))}
          />
        </div>
      )}
    </>
  );
}
