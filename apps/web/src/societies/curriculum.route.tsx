import type { CurriculumMapPage, CurriculumRow } from '@cohesion/contracts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { queryClientContext } from '../platform/query-client.js';
import { ChairRing } from '../ui/chair-ring.js';
import { LabelledTable } from '../ui/labelled-table.js';
import { curriculumQuery } from './societies.queries.js';
import { countWords } from './words.js';

export const handle = { title: 'Curriculum' };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const org = params['org'] ?? '';
  await context.get(queryClientContext).ensureQueryData(curriculumQuery(org));

  return { org };
}

export function Component() {
  const { org } = useLoaderData<typeof loader>();
  const { data: map } = useSuspenseQuery(curriculumQuery(org));

  return (
    <>
      <h1 tabIndex={-1}>Curriculum</h1>
      {map.courses.length === 0 ? (
        <div className="mt-10 text-center">
          <ChairRing seats={9} taken={0} className="mx-auto w-48" />
          <p className="mt-4">No courses yet, so there is nothing to map.</p>
        </div>
      ) : (
        <>
          <Gaps map={map} />
          <nav aria-label="On this page" className="mt-6">
            <ul className="flex flex-wrap gap-x-6">
              {parts.map(({ id, heading }) => (
                <li key={id}>
                  <a href={`#${id}`} className="text-link inline-flex min-h-11 items-center">
                    {heading}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          {parts.map(({ id, heading }) => (
            <Matrix key={id} id={id} heading={heading} rows={map[id]} map={map} org={org} />
          ))}
          <Meanings map={map} />
        </>
      )}
    </>
  );
}

const parts = [
  { id: 'competencies', heading: 'Competencies' },
  { id: 'factors', heading: 'Therapeutic factors' },
  { id: 'stages', heading: 'Stages of a group' },
] as const;

/** A column has room for what stands before the colon: "Evidence: what outcome research says" is "Evidence". */
const shortTitle = (title: string): string => title.split(':', 1)[0] ?? title;

/** What is missing comes first, in sentences. */
function Gaps({ map: { gaps, courses } }: { map: CurriculumMapPage }) {
  if (gaps.length === 0) {
    return (
      <p className="mt-3 max-w-2xl">
        No gaps: each competency, therapeutic factor and stage is taught in at least{' '}
        {courses.length === 1 ? 'the one course there is' : 'two courses'}.
      </p>
    );
  }

  return (
    <section aria-labelledby="gaps" className="card mt-6 max-w-3xl">
      <h2 id="gaps">{countWords(gaps.length, 'gap', 'gaps')}</h2>
      <ul className="mt-2 flex list-disc flex-col gap-1 ps-5">
        {gaps.map(({ term, sentence }) => (
          <li key={term}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}

type MatrixProps = Readonly<{
  id: string;
  heading: string;
  rows: readonly CurriculumRow[];
  map: CurriculumMapPage;
  org: string;
}>;

function Matrix({ id, heading, rows, map: { courses }, org }: MatrixProps) {
  return (
    <section aria-labelledby={id} className="mt-10">
      <h2 id={id} className="scroll-mt-6">
        {heading}
      </h2>
      <p className="mt-1 max-w-2xl text-sm text-ink-2">
        In each cell: how many objectives teach it, and how many questions ask about it. Choose one to read
        them.
      </p>
      {/* Wider than some windows: it can be moved sideways, by keyboard as well. */}
      <div role="region" aria-labelledby={id} tabIndex={0} className="relative mt-3 md:overflow-x-auto">
        <LabelledTable
          className="map-table"
          caption={`${heading} by course`}
          columns={[heading, 'All', ...courses.map(({ title }) => shortTitle(title))]}
          labels={['All courses', ...courses.map(({ title }) => shortTitle(title))]}
          rows={rows.map((row) => ({
            key: row.id,
            head: row.name,
            cells: [
              <Total key="total" row={row} />,
              ...row.cells.map((cell) =>
                cell.objectives === 0 ? null : (
                  <Link
                    key={cell.course}
                    to={`/s/${org}/curriculum/${cell.course}/${row.id}`}
                    className="map-cell"
                  >
                    <span>{cell.objectives} taught</span>
                    <span>{cell.items} asked</span>
                  </Link>
                ),
              ),
            ],
          }))}
        />
      </div>
    </section>
  );
}

function Total({ row: { objectives, items } }: { row: CurriculumRow }) {
  if (objectives === 0) return <strong>Nothing yet</strong>;

  return (
    <span className="text-sm md:text-xs md:whitespace-nowrap">
      <span className="md:block">{countWords(objectives, 'objective', 'objectives')}</span>
      <span className="md:hidden">, </span>
      <span className="md:block">{countWords(items, 'question', 'questions')}</span>
    </span>
  );
}

/** What the words mean, and where the field says so. */
function Meanings({ map: { competencies, factors, stages } }: { map: CurriculumMapPage }) {
  return (
    <details className="fold mt-10 max-w-3xl border-y border-line">
      <summary className="font-semibold">What these words mean here</summary>
      <p className="mt-2 text-ink-2">
        The list of competencies is this curriculum’s own, made from what the sources treat. It is no standard
        of a certifying body.
      </p>
      <dl className="mt-3 mb-6 flex flex-col gap-3">
        {[...competencies, ...factors, ...stages].map(({ id, name, description, source }) => (
          <div key={id}>
            <dt className="font-semibold">{name}</dt>
            <dd>
              {description} <span className="text-sm text-ink-2">{source}</span>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
