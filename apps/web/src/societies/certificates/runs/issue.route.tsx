import type { CertificateRunRow } from '@cohesion/contracts';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { queryClientContext } from '../../../platform/query-client.js';
import { formatDate } from '../../../ui/format.js';
import { LabelledTable } from '../../../ui/labelled-table.js';
import { programsQuery } from '../../societies.queries.js';
import { ArchiveForm } from './archive-form.js';
import { IssueForm } from './issue-form.js';
import { certificateRunsQuery } from './runs.queries.js';
import { counted, stateWords } from './run-words.js';

export { ErrorBoundary } from '../certificates.route.js';

export const handle = { title: 'Issue certificates' };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const org = params['org'] ?? '';
  const queries = context.get(queryClientContext);
  await Promise.all([
    queries.ensureQueryData(certificateRunsQuery(org)),
    queries.ensureQueryData(programsQuery(org)),
  ]);

  return { org };
}

export function Component() {
  const { org } = useLoaderData<typeof loader>();
  const { data } = useSuspenseQuery(certificateRunsQuery(org));
  const { data: offered } = useSuspenseQuery(programsQuery(org));
  const queries = useQueryClient();
  const navigate = useNavigate();
  const started = async (id: string) => {
    queries.removeQueries({ queryKey: ['societies', org] });
    await navigate(`/s/${org}/certificates/runs/${id}`);
  };

  return (
    <>
      <p className="text-ink-2">
        <Link to={`/s/${org}/certificates`} className="text-link">
          Certificates
        </Link>
      </p>
      <h1 tabIndex={-1} className="mt-1">
        Issue certificates
      </h1>
      <p className="mt-2 max-w-2xl">
        For everybody on a roster, whose attendance you have seen to yourselves. Learners who work here claim
        their own.
      </p>
      {data.programs.length + data.livePrograms.length === 0 ? (
        <p className="mt-6 max-w-2xl">
          No program gives credit today. Certificates need an approval in force and a program under it: see{' '}
          <Link to={`/s/${org}/programs`} className="text-link">
            programs
          </Link>
          .
        </p>
      ) : (
        <IssueForm org={org} list={data} started={started} />
      )}
      <Runs org={org} runs={data.runs} />
      <ArchiveForm org={org} programs={offered.programs} today={data.today} />
    </>
  );
}

function Runs({ org, runs }: { org: string; runs: readonly CertificateRunRow[] }) {
  if (runs.length === 0) return null;

  return (
    <section aria-labelledby="runs" className="mt-12">
      <h2 id="runs">Issued before</h2>
      <LabelledTable
        caption="Issued before, the newest first"
        columns={['Program', 'Completed', 'People', 'Started', 'State']}
        labels={['Completed', 'People', 'Started', 'State']}
        rows={runs.map((run) => ({
          key: run.id,
          head: (
            <Link to={`/s/${org}/certificates/runs/${run.id}`} className="text-link">
              {run.title}
              <span className="sr-only">, {formatDate(run.startedAt)}</span>
            </Link>
          ),
          cells: [
            formatDate(run.completedOn),
            counted(run.people, 'person', 'people'),
            `${formatDate(run.startedAt)}, ${run.startedBy}`,
            <strong key="state">{stateWords(run)}</strong>,
          ],
        }))}
      />
    </section>
  );
}
