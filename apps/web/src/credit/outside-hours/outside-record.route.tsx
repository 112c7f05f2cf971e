import type { OutsideHoursView } from '@cohesion/contracts';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { z } from 'zod/mini';
import { queryClientContext } from '../../platform/query-client.js';
import { Button, ButtonLink } from '../../ui/button.js';
import { formatDate, formatMinutes } from '../../ui/format.js';
import { Failure } from '../forms/failure.js';
import { useSending } from '../../platform/use-sending.js';
import { outsideChoicesQuery, outsideRecordQuery, withdrawOutsideHours } from './outside-hours.queries.js';
import { bringBack } from './bring-back.js';

const routeParams = z.object({ recordId: z.uuid() });

export const handle = { title: ({ title }: { title: string }) => title };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { recordId } = routeParams.parse(params);
  const queries = context.get(queryClientContext);
  const [{ record }] = await Promise.all([
    queries.ensureQueryData(outsideRecordQuery(recordId)),
    queries.ensureQueryData(outsideChoicesQuery()),
  ]);

  return { recordId, title: record.title };
}

export function Component() {
  const { recordId } = useLoaderData<typeof loader>();
  const {
    data: { record, versions },
  } = useSuspenseQuery(outsideRecordQuery(recordId));

  return (
    <div className="max-w-2xl">
      <p className="text-ink-2">
        <Link to="/my-ce/outside-hours" className="text-link">
          Outside hours
        </Link>
      </p>
      <h1 tabIndex={-1} className="mt-2">
        {record.title}
      </h1>
      {record.isWithdrawn && (
        <p className="notice mt-4">You withdrew this. It counts nowhere, and its history stays.</p>
      )}
      <Facts record={record} />
      <Proofs record={record} />
      <Acts record={record} />
      <History versions={versions} />
    </div>
  );
}

function Facts({ record }: { record: OutsideHoursView }) {
  const { data: choices } = useSuspenseQuery(outsideChoicesQuery());
  const label = (list: readonly { id: string; label: string }[], id: string): string =>
    list.find((choice) => choice.id === id)?.label ?? id;
  const days = record.startedOn
    ? `${formatDate(record.startedOn)} to ${formatDate(record.completedOn)}`
    : formatDate(record.completedOn);
  const facts = [
    ['Offered by', record.provider],
    ['When', days],
    ['What', label(choices.activities, record.activity)],
    ['How', label(choices.formats, record.format)],
    ['You', label(choices.roles, record.role)],
    ['Formality', label(choices.formalities, record.formality)],
    ['Certificate number', record.certificateNumber],
  ].filter(([, words]) => words);

  return (
    <>
      <dl className="mt-6 grid gap-x-6 gap-y-4 border-y border-line py-5 sm:grid-cols-2">
        {facts.map(([name, words]) => (
          <div key={name}>
            <dt className="text-sm text-ink-2">{name}</dt>
            <dd className="font-semibold">{words}</dd>
          </div>
        ))}
      </dl>
      <ul className="mt-4 flex flex-col gap-2">
        {record.parts.map((part) => (
          <li key={part.id}>
            <span className="font-semibold">{formatMinutes(part.minutes)}</span>
            {part.topics.length > 0 &&
              `: ${part.topics.map((topic) => label(choices.topics, topic)).join(', ')}`}
            {part.credits.map(({ approver, approverName, hours, unit }) => (
              <span key={approver} className="block text-sm text-ink-2">
                {hours} {unit}, approved by {approverName}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}

function Proofs({ record: { proofs } }: { record: OutsideHoursView }) {
  return (
    <section aria-labelledby="proofs" className="mt-8">
      <h2 id="proofs">Proof</h2>
      {proofs.length === 0 ? (
        <p className="mt-2 text-ink-2">
          None yet. Add it with “Correct”; a board may ask for it in an audit.
        </p>
      ) : (
        <ul className="mt-2">
          {proofs.map(({ id, name }) => (
            <li key={id}>
              <a
                href={`/api/proofs/${id}/file`}
                download
                className="text-link inline-flex min-h-11 items-center"
              >
                {name}
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Acts({ record }: { record: OutsideHoursView }) {
  const [isAsking, setIsAsking] = useState(false);
  const queries = useQueryClient();
  const { send, sending, problems } = useSending();
  const forget = () => {
    for (const queryKey of ['my-ce', 'licenses', 'fits'])
      void queries.invalidateQueries({ queryKey: [queryKey] });

    return queries.invalidateQueries({ queryKey: ['outside-hours'] });
  };
  const withdraw = async () => {
    await withdrawOutsideHours(record.id, record.versionId);
    setIsAsking(false);
    await forget();
  };
  const undo = async () => {
    await bringBack(record);
    await forget();
  };

  return (
    <div className="mt-8" aria-live="polite">
      <Failure words={problems[0]?.message ?? null} />
      {record.isWithdrawn ? (
        <Button isDisabled={sending} onPress={() => void send(undo)}>
          Bring it back
        </Button>
      ) : (
        <p className="flex flex-wrap gap-3">
          <ButtonLink to={`/my-ce/outside-hours/${record.id}/correct`}>Correct</ButtonLink>
          {isAsking ? (
            <>
              <Button quiet isDisabled={sending} onPress={() => void send(withdraw)}>
                Yes, withdraw these hours
              </Button>
              <Button quiet onPress={() => setIsAsking(false)}>
                Keep them
              </Button>
            </>
          ) : (
            <Button quiet onPress={() => setIsAsking(true)}>
              Withdraw
            </Button>
          )}
        </p>
      )}
    </div>
  );
}

function History({ versions }: { versions: readonly OutsideHoursView[] }) {
  if (versions.length < 2) return null;

  return (
    <details className="mt-8">
      <summary className="text-link inline-flex min-h-11 items-center">What it said before</summary>
      <ol className="mt-1 border-t border-line">
        {versions.map((version) => (
          <li key={version.versionId} className="border-b border-line py-3 text-sm">
            <span className="font-semibold">{formatDate(version.changedAt ?? version.recordedAt)}</span>:{' '}
            {version.isWithdrawn
              ? 'withdrawn'
              : `${version.title}, ${version.provider}, ${formatDate(version.completedOn)}, ${formatMinutes(version.minutes)}`}
          </li>
        ))}
      </ol>
    </details>
  );
}
