import { reminderLinkView } from '@cohesion/contracts';
import { queryOptions, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { postJson } from '../../platform/api.js';
import { queryClientContext } from '../../platform/query-client.js';
import { Button } from '../../ui/button.js';
import { formatDate } from '../../ui/format.js';
import { Failure } from '../forms/failure.js';
import { useSending } from '../../platform/use-sending.js';

export const handle = { title: 'Reminders' };

const reminderQuery = (token: string) =>
  queryOptions({
    queryKey: ['reminder', token],
    queryFn: () => postJson('/reminders/reading', { token }, reminderLinkView),
  });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const token = new URL(request.url).searchParams.get('token') ?? '';
  await context.get(queryClientContext).ensureQueryData(reminderQuery(token));

  return { token };
}

/** A button, because some mail programs open every link they see. */
export function Component() {
  const { token } = useLoaderData<typeof loader>();
  const {
    data: { license, renewsOn, isStopped },
  } = useSuspenseQuery(reminderQuery(token));
  const queries = useQueryClient();
  const { send, sending, problems } = useSending();
  const stop = async () => {
    queries.setQueryData(
      reminderQuery(token).queryKey,
      await postJson('/reminders/stops', { token }, reminderLinkView),
    );
  };

  return (
    <div className="max-w-md">
      <h1 tabIndex={-1}>Your {license}</h1>
      <p className="mt-4">It renews on {formatDate(renewsOn)}.</p>
      <Failure words={problems[0]?.message ?? null} />
      <div role="status" className="mt-4">
        {isStopped && <p className="notice notice-good">All right. You hear no more about this renewal.</p>}
      </div>
      {!isStopped && (
        <p className="mt-2">
          <Button isDisabled={sending} onPress={() => void send(stop)}>
            I’m fine: no more reminders
          </Button>
        </p>
      )}
      <p className="mt-4">
        <Link to="/my-ce" className="text-link inline-flex min-h-11 items-center">
          See what stands in My CE
        </Link>
      </p>
    </div>
  );
}
