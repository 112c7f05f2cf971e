import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { queryClientContext } from '../platform/query-client.js';
import { ApprovalForm } from './approval-form.js';
import { addApproval, approvalsQuery } from './societies.queries.js';

export const handle = { title: 'Add approval' };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const org = params['org'] ?? '';
  await context.get(queryClientContext).ensureQueryData(approvalsQuery(org));

  return { org };
}

export function Component() {
  const { org } = useLoaderData<typeof loader>();
  const { data } = useSuspenseQuery(approvalsQuery(org));
  const queries = useQueryClient();
  const navigate = useNavigate();

  return (
    <>
      <p className="text-ink-2">
        <Link to={`/s/${org}/approvals`} className="text-link">
          Approvals
        </Link>
      </p>
      <h1 tabIndex={-1} className="mt-1">
        Add approval
      </h1>
      {data.mayKeep ? (
        <ApprovalForm
          courses={data.courses}
          bodies={data.bodies}
          known={null}
          action="Add approval"
          save={async (fields, { body }) => {
            const added = await addApproval(org, { body, ...fields });
            queries.removeQueries({ queryKey: ['societies', org] });
            await navigate(`/s/${org}/approvals/${added.approval.id}`);
          }}
        />
      ) : (
        <p className="mt-4">Adding an approval needs the role of CE administrator.</p>
      )}
    </>
  );
}
