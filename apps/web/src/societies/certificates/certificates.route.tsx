import type { SocietyCertificateList } from '@cohesion/contracts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Form, Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { queryClientContext } from '../../platform/query-client.js';
import { Button } from '../../ui/button.js';
import { ChairRing } from '../../ui/chair-ring.js';
import { TextField } from '../../ui/field.js';
import { formatDate } from '../../ui/format.js';
import { LabelledTable } from '../../ui/labelled-table.js';
import { AdministratorsOnly } from '../administrators-only.js';
import { keptCertificatesQuery, nameChangesQuery } from './keeping.queries.js';
import { NameRequests } from './name-requests.js';
import { stateOf } from './words.js';

export const handle = { title: 'Certificates' };

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const org = params['org'] ?? '';
  const { searchParams } = new URL(request.url);
  const asked = new URLSearchParams();
  for (const name of ['q', 'after']) {
    const value = searchParams.get(name)?.trim();
    if (value) asked.set(name, value);
  }
  const search = asked.toString();
  const queries = context.get(queryClientContext);
  await Promise.all([
    queries.ensureQueryData(keptCertificatesQuery(org, search)),
    queries.ensureQueryData(nameChangesQuery(org)),
  ]);

  return { org, search, q: asked.get('q') ?? '' };
}

export function Component() {
  const { org, search, q } = useLoaderData<typeof loader>();
  const { data } = useSuspenseQuery(keptCertificatesQuery(org, search));

  return (
    <>
      <h1 tabIndex={-1}>Certificates</h1>
      <p className="mt-2 flex flex-wrap gap-x-6">
        <Link to={`/s/${org}/certificates/issue`} className="text-link inline-flex min-h-11 items-center">
          Issue certificates
        </Link>
        <Link to={`/s/${org}/certificates/template`} className="text-link inline-flex min-h-11 items-center">
          How certificates look
        </Link>
      </p>
      <NameRequests org={org} />
      <Form key={q} role="search" className="mt-6 flex max-w-2xl flex-wrap items-end gap-3">
        <div className="min-w-0 grow basis-64">
          <TextField
            label="Find a certificate"
            name="q"
            hint="How a name, last name or course begins, or a code"
            type="search"
            defaultValue={q}
            autoComplete="off"
            maxLength={120}
          />
        </div>
        <Button type="submit">Search</Button>
      </Form>
      <Found org={org} q={q} page={data} />
    </>
  );
}

type FoundProps = Readonly<{ org: string; q: string; page: SocietyCertificateList }>;

function Found({ org, q, page: { certificates, next } }: FoundProps) {
  if (certificates.length === 0 && q === '')
    return (
      <div className="mt-10 text-center">
        <ChairRing seats={9} taken={0} className="mx-auto w-48" />
        <p className="mt-4">No certificates yet. Each one is here as soon as somebody claims credit.</p>
      </div>
    );
  if (certificates.length === 0)
    return (
      <p className="mt-8" role="status">
        No certificate found for “{q}”. Try the last name alone, or the code.{' '}
        <Link to={`/s/${org}/certificates`} className="text-link">
          See all
        </Link>
      </p>
    );
  const forward = new URLSearchParams({ ...(q && { q }), ...(next !== null && { after: next }) });

  return (
    <div className="mt-6">
      <LabelledTable
        caption={q ? `Certificates found for ${q}` : 'Certificates, the newest first'}
        columns={['Name', 'For', 'Credit', 'Issued', 'Code', 'State']}
        labels={['For', 'Credit', 'Issued', 'Code', 'State']}
        rows={certificates.map((certificate) => ({
          key: certificate.id,
          head: (
            <Link to={`/s/${org}/certificates/${certificate.id}`} className="text-link">
              {certificate.name}
              <span className="sr-only">, {certificate.code}</span>
            </Link>
          ),
          cells: [
            certificate.activityTitle,
            `${certificate.amount} ${certificate.unit}, ${certificate.bodyName}`,
            formatDate(certificate.issuedAt),
            <span key="code" className="whitespace-nowrap">
              {certificate.code}
            </span>,
            <strong key="state">{stateOf(certificate)}</strong>,
          ],
        }))}
      />
      {next !== null && (
        <p className="mt-6">
          <Link to={`?${forward.toString()}`} className="button button-quiet">
            Next page
          </Link>
        </p>
      )}
    </div>
  );
}

/** Instructors come into the workplace and may not see what it says of people. */
export const ErrorBoundary = () => <AdministratorsOnly title="Certificates" />;
