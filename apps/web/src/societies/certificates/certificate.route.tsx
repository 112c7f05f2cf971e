import type { SocietyCertificatePage } from '@cohesion/contracts';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { z } from 'zod/mini';
import { queryClientContext } from '../../platform/query-client.js';
import { formatDate } from '../../ui/format.js';
import { CorrectForm } from './correct-form.js';
import { FailedPage } from './failed-page.js';
import { History } from './history.js';
import { keptCertificateQuery } from './keeping.queries.js';
import { PublicWords } from './public-words.js';
import { ReinstateForm } from './reinstate-form.js';
import { RevokeForm } from './revoke-form.js';
import { WaitingMails } from './waiting-mails.js';
import { stateOf } from './words.js';

export { ErrorBoundary } from './certificates.route.js';

const routeParams = z.object({ org: z.string(), id: z.uuid() });

/** Milliseconds between two looks while a page is made again. */
const lookEvery = 2000;

export const handle = { title: ({ title }: { title: string }) => title };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { org, id } = routeParams.parse(params);
  const { certificate } = await context
    .get(queryClientContext)
    .ensureQueryData(keptCertificateQuery(org, id));

  return { org, id, title: `${certificate.name}, ${certificate.code}` };
}

export function Component() {
  const { org, id } = useLoaderData<typeof loader>();
  const { data: page, dataUpdatedAt: toldAt } = useSuspenseQuery({
    ...keptCertificateQuery(org, id),
    refetchInterval: ({ state }) => (state.data?.failedPage?.retrying ? lookEvery : false),
  });
  const queries = useQueryClient();
  const [said, setSaid] = useState('');
  const { certificate } = page;
  const keep = (changed: SocietyCertificatePage, words: string) => {
    queries.removeQueries({ queryKey: ['societies', org, 'certificates', 'list'] });
    queries.setQueryData(keptCertificateQuery(org, id).queryKey, changed);
    setSaid(words);
  };
  const doing = { org, id, page, toldAt, keep };

  return (
    <div className="max-w-3xl">
      <p className="text-ink-2">
        <Link to={`/s/${org}/certificates`} className="text-link">
          Certificates
        </Link>
      </p>
      <h1 tabIndex={-1} className="mt-1">
        {certificate.name}
      </h1>
      <p className="mt-2 text-lg">
        <strong>{stateOf(certificate)}.</strong> {certificate.amount} {certificate.unit},{' '}
        {certificate.activityTitle}
      </p>
      <p role="status" className="mt-2 font-semibold empty:hidden">
        {said}
      </p>
      <WaitingMails {...doing} />
      {page.nameChange && (
        <p className="notice mt-4">
          The learner asks to be called <strong>{page.nameChange.name}</strong>.{' '}
          <Link to={`/s/${org}/certificates`} className="text-link">
            Decide
          </Link>
        </p>
      )}
      <FailedPage {...doing} />
      <Facts page={page} />
      <section aria-labelledby="public" className="mt-8">
        <h2 id="public">What anyone reads</h2>
        <PublicWords publicly={page.publicly} />
        <p className="mt-2">
          <a href={page.verifyUrl} className="text-link inline-flex min-h-11 items-center break-all">
            {page.verifyUrl}
          </a>
        </p>
      </section>
      <section aria-labelledby="keeping" className="mt-8">
        <h2 id="keeping">Set it right</h2>
        <div className="mt-2 border-b border-line">
          {certificate.status === 'revoked' ? (
            <ReinstateForm key={page.history.length} {...doing} />
          ) : (
            <>
              <CorrectForm key={`correct ${page.history.length}`} {...doing} />
              <RevokeForm key={`revoke ${page.history.length}`} {...doing} />
            </>
          )}
        </div>
      </section>
      <History history={page.history} />
    </div>
  );
}

function Facts({ page: { certificate, ready, failedPage } }: { page: SocietyCertificatePage }) {
  const facts = [
    ['Code', certificate.code],
    ['Version', String(certificate.version)],
    ['Body', certificate.bodyName],
    ['Completed', formatDate(certificate.completedOn)],
    ['Issued', formatDate(certificate.issuedAt)],
  ] as const;

  return (
    <>
      <dl className="mt-6 grid gap-x-8 gap-y-3 border-y border-line py-5 sm:grid-cols-2">
        {facts.map(([label, words]) => (
          <div key={label}>
            <dt className="text-sm text-ink-2">{label}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3">
        {ready ? (
          <a
            href={`/api/certificates/${certificate.id}/file`}
            download
            className="text-link inline-flex min-h-11 items-center"
          >
            Download the PDF
          </a>
        ) : (
          failedPage === null && 'The PDF is being made.'
        )}
      </p>
    </>
  );
}

/** What each way of setting it right needs, and where it puts what came of it. */
export type Doing = Readonly<{
  org: string;
  id: string;
  page: SocietyCertificatePage;
  /** When this device was told, in milliseconds by its own clock. */
  toldAt: number;
  keep: (changed: SocietyCertificatePage, words: string) => void;
}>;
