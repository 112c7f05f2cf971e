import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, type LoaderFunctionArgs, useNavigate } from 'react-router';
import { queryClientContext } from '../../platform/query-client.js';
import { ActivityForm } from './activity-form.js';
import { outsideChoicesQuery, recordOutsideHours } from './outside-hours.queries.js';

export const handle = { title: 'Add outside hours' };

export async function loader({ context }: LoaderFunctionArgs) {
  await context.get(queryClientContext).ensureQueryData(outsideChoicesQuery());

  return null;
}

export function Component() {
  const { data: choices } = useSuspenseQuery(outsideChoicesQuery());
  const queries = useQueryClient();
  const navigate = useNavigate();

  return (
    <div className="max-w-2xl">
      <p className="text-ink-2">
        <Link to="/my-ce" className="text-link">
          My CE
        </Link>
      </p>
      <h1 tabIndex={-1} className="mt-2">
        Add outside hours
      </h1>
      <ActivityForm
        choices={choices}
        save={async (request) => {
          const { record } = await recordOutsideHours(request);
          for (const queryKey of ['outside-hours', 'my-ce', 'licenses', 'fits'])
            void queries.invalidateQueries({ queryKey: [queryKey] });
          await navigate(`/my-ce/outside-hours/${record.id}`, { replace: true });
        }}
      />
    </div>
  );
}
