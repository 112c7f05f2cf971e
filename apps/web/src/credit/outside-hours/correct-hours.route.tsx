import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { z } from 'zod/mini';
import { queryClientContext } from '../../platform/query-client.js';
import { ActivityForm } from './activity-form.js';
import { correctOutsideHours, outsideChoicesQuery, outsideRecordQuery } from './outside-hours.queries.js';

const routeParams = z.object({ recordId: z.uuid() });

export const handle = { title: 'Correct outside hours' };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { recordId } = routeParams.parse(params);
  const queries = context.get(queryClientContext);
  await Promise.all([
    queries.ensureQueryData(outsideChoicesQuery()),
    queries.ensureQueryData(outsideRecordQuery(recordId)),
  ]);

  return { recordId };
}

/** A further version: what it said before stays in its history. */
export function Component() {
  const { recordId } = useLoaderData<typeof loader>();
  const { data: choices } = useSuspenseQuery(outsideChoicesQuery());
  const {
    data: { record },
  } = useSuspenseQuery(outsideRecordQuery(recordId));
  const queries = useQueryClient();
  const navigate = useNavigate();

  return (
    <div className="max-w-2xl">
      <p className="text-ink-2">
        <Link to={`/my-ce/outside-hours/${recordId}`} className="text-link">
          {record.title}
        </Link>
      </p>
      <h1 tabIndex={-1} className="mt-2">
        Correct outside hours
      </h1>
      <p className="mt-2 text-ink-2">What it says now stays in its history.</p>
      <ActivityForm
        key={record.versionId}
        choices={choices}
        record={record}
        save={async (request) => {
          await correctOutsideHours(recordId, { ...request, replaces: record.versionId });
          for (const queryKey of ['my-ce', 'licenses', 'fits'])
            void queries.invalidateQueries({ queryKey: [queryKey] });
          await queries.invalidateQueries({ queryKey: ['outside-hours'], refetchType: 'none' });
          await navigate(`/my-ce/outside-hours/${recordId}`);
        }}
      />
    </div>
  );
}
