import { signaturePage, type SignaturePage, signPractice } from '@cohesion/contracts';
import { queryOptions, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { postJson } from '../../platform/api.js';
import { queryClientContext } from '../../platform/query-client.js';
import { Button } from '../../ui/button.js';
import { ErrorSummary } from '../../ui/error-summary.js';
import { TextField } from '../../ui/field.js';
import { Tick } from '../../ui/choices.js';
import { formatDate, formatMinutes } from '../../ui/format.js';
import { LabelledTable } from '../../ui/labelled-table.js';
import { issuesOf, useSending } from '../../platform/use-sending.js';
import { textOf } from '../forms/plain-date.js';
import { populations, settings, whatWords, whenWords } from './practice-words.js';

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

/** The form as a browser without JavaScript sends it: what is off is answered with the page, a signature with the signed page. */
export async function action({ request }: ActionFunctionArgs) {
  const sent = await request.formData();
  const read = readSignature(sent);
  if (!read.success) {
    const [name, credentials] = ['name', 'credentials'].map((field) => textOf(sent, field));

    return data({ problems: issuesOf(read.error), name, credentials }, { status: 400 });
  }
  await postJson('/countersignatures', read.data, signaturePage);

  return redirect(`/countersign?token=${encodeURIComponent(read.data.token)}`, 303);
}

const readSignature = (sent: FormData) =>
  signPractice.safeParse({
    token: textOf(sent, 'token'),
    contentSha256: textOf(sent, 'contentSha256'),
    name: textOf(sent, 'name'),
    credentials: textOf(sent, 'credentials'),
    attested: sent.has('attested'),
  });

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
      <LabelledTable
        caption="The entries"
        look="cards"
        className="mt-6"
        columns={['When', 'What', 'How long', 'Where and for whom']}
        labels={['What', 'How long', 'Where and for whom']}
        rows={entries.map((entry, index) => ({
          key: String(index),
          head: whenWords(entry.on),
          cells: [
            whatWords(entry),
            formatMinutes(entry.minutes),
            <>
              {settings[entry.setting]}, {populations[entry.population].toLowerCase()}
              {entry.note && <span className="block text-sm text-ink-2">{entry.note}</span>}
            </>,
          ],
        }))}
      />
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
  const refused = useActionData<typeof action>();
  const { send, sending, problems: own, setProblems } = useSending();
  const problems = own.length > 0 ? own : (refused?.problems ?? []);
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const request = readSignature(new FormData(event.currentTarget));
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
    <form method="post" noValidate className="mt-8 flex flex-col gap-6" onSubmit={submit}>
      <h2>Sign</h2>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="contentSha256" value={page.contentSha256} />
      <ErrorSummary problems={problems} />
      <TextField
        name="name"
        label="Your name"
        autoComplete="name"
        defaultValue={refused?.name ?? page.supervisor}
        error={errorOf('name')}
      />
      <TextField
        name="credentials"
        label="Your credentials"
        hint="For example LCSW, CGP"
        autoComplete="off"
        defaultValue={refused?.credentials}
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
    </form>
  );
}
