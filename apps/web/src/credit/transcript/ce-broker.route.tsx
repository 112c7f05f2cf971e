import type { CeBrokerPage, CeBrokerRecord } from '@cohesion/contracts';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { z } from 'zod/mini';
import { queryClientContext } from '../../platform/query-client.js';
import { Failure } from '../forms/failure.js';
import { useSending } from '../../platform/use-sending.js';
import { BrokerRecord } from './broker-record.js';
import { spanOf } from './cycle-words.js';
import type { CycleName } from './paths.js';
import { ceBrokerQuery, markReported } from './transcript.queries.js';
import { useCopy } from './use-copy.js';

const routeParams = z.object({ licenseId: z.uuid(), cycle: z.string() });

export const handle = { title: 'Copy for CE Broker' };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { licenseId, cycle } = routeParams.parse(params);
  const name = { licenseId, cycleKey: cycle };
  await context.get(queryClientContext).ensureQueryData(ceBrokerQuery(name));

  return name;
}

export function Component() {
  const cycle = useLoaderData<typeof loader>();
  const { data: page } = useSuspenseQuery(ceBrokerQuery(cycle));

  return (
    <div className="max-w-3xl">
      <p className="text-ink-2">
        <Link to={`/my-ce/licenses/${cycle.licenseId}`} className="text-link">
          {page.license.name}
        </Link>
      </p>
      <h1 tabIndex={-1} className="mt-1">
        Copy for CE Broker
      </h1>
      <p className="mt-1 text-ink-2">{spanOf(page)}</p>
      <p className="mt-4">
        Open CE Broker beside this page, choose this license and then Report CE. It takes one certificate at a
        time and each license by itself. Copy each field into its form, and mark the record here when it is
        in.
      </p>
      {page.records.length === 0 ? (
        <p className="mt-4 text-ink-2">No hours in this cycle yet.</p>
      ) : (
        <Records cycle={cycle} page={page} />
      )}
    </div>
  );
}

/** Nothing is shown as reported before the server says so; the last mark can be taken back. */
function Records({ cycle, page }: Readonly<{ cycle: CycleName; page: CeBrokerPage }>) {
  const queries = useQueryClient();
  const { copy, copied, said: copySaid } = useCopy();
  const { send, sending, problems } = useSending();
  const [said, setSaid] = useState('');
  const mark = ({ recordId, title }: CeBrokerRecord, reported: boolean) =>
    void send(async () => {
      setSaid('');
      const next = await markReported(cycle, { recordId, reported });
      queries.setQueryData(ceBrokerQuery(cycle).queryKey, next);
      setSaid(reported ? `“${title}” is marked as reported.` : `“${title}” is not marked any more.`);
    });
  const done = page.records.filter(({ reportedAt }) => reportedAt !== null).length;

  return (
    <>
      <p className="mt-4 font-semibold">
        {done} of {page.records.length} reported
      </p>
      <p role="status" className="sr-only">
        {copySaid}
      </p>
      <p role="status" className="min-h-6">
        {said}
      </p>
      <Failure words={problems[0]?.message ?? null} />
      <ol className="mt-2 flex flex-col gap-4">
        {page.records.map((record) => (
          <BrokerRecord
            key={record.recordId}
            record={record}
            copied={copied}
            copy={copy}
            mark={(reported) => mark(record, reported)}
            isSending={sending}
          />
        ))}
      </ol>
    </>
  );
}
