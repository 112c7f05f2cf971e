import type { CertificateRunPage } from '@cohesion/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { z } from 'zod/mini';
import { queryClientContext } from '../../../platform/query-client.js';
import { useSending } from '../../../platform/use-sending.js';
import { Button } from '../../../ui/button.js';
import { ErrorSummary } from '../../../ui/error-summary.js';
import { formatDate } from '../../../ui/format.js';
import { RunFailures } from './run-failures.js';
import { RunLines } from './run-lines.js';
import { RunMails } from './run-mails.js';
import { RunProgress } from './run-progress.js';
import { counted, stateWords } from './run-words.js';
import { archiveAddress, certificateRunQuery, holdMailsBack, retryRun, turnRun } from './runs.queries.js';
import { SessionList } from './session-list.js';
import { liveFormatWords } from './session-words.js';
import { useRun } from './use-run.js';
import './runs.css';

export { ErrorBoundary } from '../certificates.route.js';

const routeParams = z.object({ org: z.string(), id: z.uuid() });

export const handle = { title: ({ title }: { title: string }) => title };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { org, id } = routeParams.parse(params);
  const { run } = await context.get(queryClientContext).ensureQueryData(certificateRunQuery(org, id));

  return { org, id, title: `Certificates for ${run.title}` };
}

export function Component() {
  const { org, id } = useLoaderData<typeof loader>();
  const page = useRun(org, id);
  const queries = useQueryClient();
  const [said, setSaid] = useState('');
  const { send, sending, problems } = useSending();
  const { run } = page;
  const doing = (work: () => Promise<CertificateRunPage>, words: string) => () =>
    void send(async () => {
      queries.setQueryData(certificateRunQuery(org, id).queryKey, await work());
      setSaid(words);
    });
  const retry = (line: number | null) => doing(() => retryRun(org, id, line), 'They are tried again.')();

  return (
    <>
      <p className="text-ink-2">
        <Link to={`/s/${org}/certificates/issue`} className="text-link">
          Issue certificates
        </Link>
      </p>
      <h1 tabIndex={-1} className="mt-1">
        {run.title}
      </h1>
      <p className="mt-2 text-lg">
        <strong>{stateWords(run)}.</strong> {counted(run.people, 'person', 'people')},{' '}
        {page.bodyNames.join(', ')}
      </p>
      <ErrorSummary problems={problems} />
      <p role="status" className="mt-2 font-semibold empty:hidden">
        {said}
      </p>
      <RunProgress figures={run.figures} />
      <p className="mt-6 flex flex-wrap gap-3">
        {run.state === 'working' && run.figures.waiting > 0 && (
          <Button
            quiet
            isDisabled={sending}
            onPress={doing(() => turnRun(org, id, 'stopped'), 'Stopped. What was issued stays issued.')}
          >
            Stop
          </Button>
        )}
        {run.state === 'stopped' && (
          <Button isDisabled={sending} onPress={doing(() => turnRun(org, id, 'continued'), 'It goes on.')}>
            Go on
          </Button>
        )}
        {run.figures.ready + run.figures.hasIt > 0 && (
          <a href={archiveAddress(org, id)} className="button button-quiet" download>
            Download all that are ready (ZIP)
          </a>
        )}
      </p>
      <RunFailures org={org} page={page} sending={sending} retry={retry} />
      <RunMails
        mails={page.mails}
        sending={sending}
        hold={doing(() => holdMailsBack(org, id), 'Held back. What was sent already stays sent.')}
      />
      <About page={page} />
      <RunLines org={org} id={id} moved={JSON.stringify(run.figures)} />
    </>
  );
}

/** What the society said of everybody on the roster. */
function About({ page: { run, held, live, source, statement } }: { page: CertificateRunPage }) {
  return (
    <section aria-labelledby="about" className="mt-10 max-w-3xl">
      <h2 id="about">What was said of them</h2>
      <dl className="mt-3 grid gap-x-6 gap-y-2 sm:grid-cols-[max-content_1fr]">
        <dt className="text-ink-2">Completed</dt>
        <dd>{formatDate(run.completedOn)}</dd>
        {live && (
          <>
            <dt className="text-ink-2">Format</dt>
            <dd>{liveFormatWords[live.format]}</dd>
          </>
        )}
        {held !== null && (
          <>
            <dt className="text-ink-2">Held</dt>
            <dd>{held}</dd>
          </>
        )}
        <dt className="text-ink-2">Known from</dt>
        <dd className="whitespace-pre-line">{source}</dd>
        <dt className="text-ink-2">Confirmed</dt>
        <dd>
          {statement} {run.startedBy}, {formatDate(run.startedAt)}.
        </dd>
      </dl>
      {live && (
        <div className="mt-6">
          <SessionList sessions={live.sessions} />
        </div>
      )}
    </section>
  );
}
