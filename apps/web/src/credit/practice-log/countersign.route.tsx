/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- On a phone these
   elements are laid out as blocks, and some browsers then no longer tell anyone that they are a table. */
import { signaturePage, type SignaturePage, signPractice } from '@cohesion/contracts';
import { queryOptions, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { postJson } from '../../platform/api.js';
import { queryClientContext } from '../../platform/query-client.js';
import { Button } from '../../ui/button.js';
import { ErrorSummary } from '../../ui/error-summary.js';
import { TextField } from '../../ui/field.js';
import { formatDate, formatMinutes } from '../../ui/format.js';
import { Tick } from '../forms/fields.js';
import { issuesOf, useSending } from '../../platform/use-sending.js';
import { populations, settings, whatWords, whenWords } from './practice-words.js';
import '../cycles/ledger.css';

export const handle = { title: 'Hours to sign' };

const signatureQuery = (token: string) =>
  queryOptions({
    queryKey: ['countersignature', token],
    queryFn: () => postJson('/countersignatures/reading', { token }, signaturePage),
  });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const token = new URL(request.url).searchParams.get('token') ?? '';
  await context.get(queryClientContext).ensureQueryData(signatureQuery(token));

  return { token };
}

/** For a supervisor, who needs no account: every date and every hour before there is anything to sign. */
export function Component() {
  const { token } = useLoaderData<typeof loader>();
  const { data: page } = useSuspenseQuery(signatureQuery(token));
  const { person, society, entries, leadingMinutes, supervisionMinutes, signature } = page;

  return (
    <div className="max-w-3xl">
      <h1 tabIndex={-1}>{signature ? 'Signed. Thank you.' : `${person} asks you to confirm hours`}</h1>
      {signature ? (
        <p role="status" className="notice notice-good mt-4">
          {signature.name}, {signature.credentials}, signed these hours on {formatDate(signature.signedAt)}.
        </p>
      ) : (
        <p className="mt-3 text-lg text-ink-2">
          {person} keeps a log of group practice at {society} and named you, {page.supervisor}, as supervisor.
          Nothing about any client is kept there.
        </p>
      )}
      <dl className="card mt-6 grid gap-4 sm:grid-cols-2">
        <Fact label="Leading groups" minutes={leadingMinutes} />
        <Fact label="Supervision" minutes={supervisionMinutes} />
      </dl>
      <table className="ledger mt-6" role="table">
        <caption className="sr-only">The entries</caption>
        <thead role="rowgroup">
          <tr role="row">
            {['When', 'What', 'How long', 'Where and for whom'].map((name) => (
              <th key={name} scope="col" role="columnheader">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {entries.map((entry, index) => (
            <tr key={index} role="row">
              <td role="cell" data-label="When">
                {whenWords(entry.on)}
              </td>
              <td role="cell" data-label="What">
                {whatWords(entry)}
              </td>
              <td role="cell" data-label="How long">
                {formatMinutes(entry.minutes)}
              </td>
              <td role="cell" data-label="Where and for whom">
                {settings[entry.setting]}, {populations[entry.population].toLowerCase()}
                {entry.note && <span className="block text-sm text-ink-2">{entry.note}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {!signature && <SignForm token={token} page={page} />}
    </div>
  );
}

function Fact({ label, minutes }: { label: string; minutes: number }) {
  return (
    <div>
      <dt className="text-sm text-ink-2">{label}</dt>
      <dd className="text-lg font-semibold">{minutes === 0 ? 'None' : formatMinutes(minutes)}</dd>
    </div>
  );
}

function SignForm({ token, page }: { token: string; page: SignaturePage }) {
  const queries = useQueryClient();
  const { send, sending, problems, setProblems, errorOf } = useSending();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const request = signPractice.safeParse({
      token,
      contentSha256: page.contentSha256,
      name: data.get('name'),
      credentials: data.get('credentials'),
      attested: data.get('attested') !== null,
    });
    if (!request.success) {
      setProblems(issuesOf(request.error));

      return;
    }
    void send(async () => {
      const signed = await postJson('/countersignatures', request.data, signaturePage);
      queries.setQueryData(signatureQuery(token).queryKey, signed);
      document.querySelector<HTMLElement>('h1')?.focus();
    });
  };

  return (
    <form noValidate className="mt-8 flex flex-col gap-6" onSubmit={submit}>
      <h2>Sign</h2>
      <ErrorSummary problems={problems} />
      <TextField
        name="name"
        label="Your name"
        autoComplete="name"
        defaultValue={page.supervisor}
        error={errorOf('name')}
      />
      <TextField
        name="credentials"
        label="Your credentials"
        hint="For example LCSW, CGP"
        autoComplete="off"
        error={errorOf('credentials')}
      />
      <Tick name="attested" error={errorOf('attested')}>
        {page.attestation}
      </Tick>
      <p>
        <Button type="submit" isDisabled={sending}>
          {sending ? 'Signing' : 'Sign these hours'}
        </Button>
      </p>
      <p className="text-sm text-ink-2">
        If something is not right, close this page and write to {page.person}. The link works until{' '}
        {formatDate(page.expiresAt)}.
      </p>
      <noscript>
        <p className="notice">To sign, this page needs JavaScript. You can read everything without it.</p>
      </noscript>
    </form>
  );
}
