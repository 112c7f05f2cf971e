import type { ApprovalPage } from '@cohesion/contracts';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { z } from 'zod/mini';
import { queryClientContext } from '../platform/query-client.js';
import { Button } from '../ui/button.js';
import { ErrorSummary } from '../ui/error-summary.js';
import { TextField } from '../ui/field.js';
import { formatDate } from '../ui/format.js';
import { ApprovalForm } from './approval-form.js';
import { ApprovalVersions, PrescribedStatements } from './approval-words.js';
import { approvalQuery, changeApproval, endApproval } from './societies.queries.js';
import { useSending, wholeField } from '../platform/use-sending.js';
import { countWords, formatWords, periodWords, stateWords } from './words.js';

const routeParams = z.object({ org: z.string(), id: z.uuid() });

export const handle = { title: ({ title }: { title: string }) => title };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { org, id } = routeParams.parse(params);
  const { approval } = await context.get(queryClientContext).ensureQueryData(approvalQuery(org, id));

  return { org, id, title: approval.bodyName };
}

export function Component() {
  const { org, id } = useLoaderData<typeof loader>();
  const { data: page } = useSuspenseQuery(approvalQuery(org, id));
  const { approval } = page;

  return (
    <div className="max-w-3xl">
      <p className="text-ink-2">
        <Link to={`/s/${org}/approvals`} className="text-link">
          Approvals
        </Link>
      </p>
      <h1 tabIndex={-1} className="mt-1">
        {approval.bodyName}
      </h1>
      <p className="mt-3 text-lg">
        <strong>{stateWords(approval)}.</strong>{' '}
        {approval.daysLeft !== null &&
          `Administrators are written to ${listWords(page.reminders)} days before the last day.`}
      </p>
      <Facts page={page} />
      <Offers page={page} org={org} />
      <PrescribedStatements page={page} />
      {page.mayKeep && <Keeping key={page.versions[0]?.version} page={page} org={org} />}
      <ApprovalVersions versions={page.versions} />
    </div>
  );
}

const listWords = (days: readonly number[]): string =>
  new Intl.ListFormat('en-US', { type: 'conjunction' }).format(days.map(String));

function Facts({ page: { approval } }: { page: ApprovalPage }) {
  const facts = [
    ['Provider number', approval.providerNumber ?? 'None'],
    ['Approval number', approval.approvalNumber ?? 'None'],
    ['Formats', formatWords(approval.formats)],
    ['For', approval.scope?.join(', ') ?? 'Whatever the society offers'],
    ['Period', periodWords(approval)],
  ] as const;

  return (
    <dl className="mt-6 grid gap-x-8 gap-y-3 border-y border-line py-5 sm:grid-cols-2">
      {facts.map(([label, words]) => (
        <div key={label}>
          <dt className="text-sm text-ink-2">{label}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}

function Offers({ page: { offers }, org }: { page: ApprovalPage; org: string }) {
  return (
    <section aria-labelledby="offers" className="mt-8">
      <h2 id="offers">Offered under it</h2>
      {offers.length === 0 ? (
        <p className="mt-2">No course at the moment.</p>
      ) : (
        <ul className="mt-2 border-t border-line">
          {offers.map(({ course, title, amount, unit }) => (
            <li key={course} className="flex flex-wrap justify-between gap-x-6 border-b border-line py-2">
              <Link
                to={`/s/${org}/programs/${course}`}
                className="text-link inline-flex min-h-11 items-center"
              >
                {title}
              </Link>
              <span className="self-center">
                {amount} {unit}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

type KeepingProps = Readonly<{ page: ApprovalPage; org: string }>;

/** Changing and ending stay folded: reading is what one comes for. */
function Keeping({ page, org }: KeepingProps) {
  const { approval, courses, versions } = page;
  const queries = useQueryClient();
  const [newest] = versions;
  const [saved, setSaved] = useState('');
  if (!newest) return null;
  const keep = (changed: ApprovalPage) => {
    queries.removeQueries({
      queryKey: ['societies', org],
      predicate: ({ queryKey }) => queryKey[3] !== approval.id,
    });
    queries.setQueryData(approvalQuery(org, approval.id).queryKey, changed);
    setSaved(`Saved as version ${changed.versions[0]?.version ?? ''}.`);
  };

  return (
    <section aria-labelledby="keeping" className="mt-10">
      <h2 id="keeping">Keep it up to date</h2>
      <p role="status">{saved}</p>
      <details className="fold mt-2 border-t border-line py-2">
        <summary className="font-semibold">Change it</summary>
        <p className="text-ink-2">
          The change is a new version. {countWords(page.offers.length, 'offer follows', 'offers follow')} it
          at once; certificates keep what they say.
        </p>
        <ApprovalForm
          courses={courses}
          bodies={[]}
          known={{ ...newest, bodyName: approval.bodyName }}
          action="Save as a new version"
          save={async (fields, { note }) =>
            keep(await changeApproval(org, approval.id, { ...fields, version: newest.version, note }))
          }
        />
      </details>
      {approval.state !== 'over' && <Ending page={page} org={org} version={newest.version} done={keep} />}
    </section>
  );
}

type EndingProps = KeepingProps & Readonly<{ version: number; done: (page: ApprovalPage) => void }>;

function Ending({ page: { approval, offers }, org, version, done }: EndingProps) {
  const { send, sending, problems, errorOf } = useSending({ fieldOf: wholeField });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const entered = (name: string): string => {
      const value = form.get(name);

      return typeof value === 'string' ? value : '';
    };
    void send(async () =>
      done(
        await endApproval(org, approval.id, {
          version,
          lastDay: entered('lastDay'),
          note: entered('note'),
        }),
      ),
    );
  };

  return (
    <details className="fold border-y border-line py-2">
      <summary className="font-semibold">End it</summary>
      <p className="text-ink-2">
        After its last day {offers.length === 0 ? 'nothing' : countWords(offers.length, 'course', 'courses')}{' '}
        would lose this credit. What was earned before stays earned.
        {approval.validTo && ` It ends on ${formatDate(approval.validTo)} in any case.`}
      </p>
      <form noValidate className="mt-4 flex max-w-xl flex-col gap-5" onSubmit={submit}>
        <ErrorSummary problems={problems} />
        <TextField label="Its last day" name="lastDay" type="date" error={errorOf('lastDay')} />
        <TextField
          label="Why it ends"
          name="note"
          error={problems.length > 0 ? errorOf('note') : undefined}
        />
        <p>
          <Button type="submit" isDisabled={sending}>
            End this approval
          </Button>
        </p>
      </form>
    </details>
  );
}
