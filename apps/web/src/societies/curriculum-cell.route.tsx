import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { queryClientContext } from '../platform/query-client.js';
import { curriculumCellQuery } from './societies.queries.js';
import { countWords } from './words.js';

export const handle = { title: ({ title }: { title: string }) => title };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const [org, course, term] = [params['org'] ?? '', params['course'] ?? '', params['term'] ?? ''];
  const cell = await context.get(queryClientContext).ensureQueryData(curriculumCellQuery(org, course, term));

  return { org, course, term, title: `${cell.term.name} in ${cell.course.title}` };
}

export function Component() {
  const { org, course, term } = useLoaderData<typeof loader>();
  const { data: cell } = useSuspenseQuery(curriculumCellQuery(org, course, term));

  return (
    <div className="max-w-3xl">
      <p className="text-ink-2">
        <Link to={`/s/${org}/curriculum`} className="text-link">
          Curriculum
        </Link>
      </p>
      <h1 tabIndex={-1} className="mt-1">
        {cell.term.name} in {cell.course.title}
      </h1>
      <p className="mt-3">{cell.term.description}</p>
      {cell.objectives.length === 0 && (
        <p className="mt-6">No objective of this course is about it, so no question is either.</p>
      )}
      {cell.objectives.map(({ id, text, items }) => (
        <section key={id} aria-labelledby={id} className="mt-8">
          <h2 id={id} className="text-lg">
            {text}
          </h2>
          <p className="mt-1 text-ink-2">
            {items.length === 0
              ? 'No question asks about it.'
              : `${countWords(items.length, 'question asks', 'questions ask')} about it.`}
          </p>
          <ol className="mt-2 border-t border-line">
            {items.map((item) => (
              <li key={item.id} className="border-b border-line py-3">
                <p>{item.text}</p>
                <p className="mt-1 text-sm text-ink-2">
                  {item.kind === 'judgement' ? 'Judgment' : 'Knowledge'}, from “{item.lesson}”
                </p>
              </li>
            ))}
          </ol>
        </section>
      ))}
      <p className="mt-8">
        <Link to={`/courses/${course}`} className="text-link">
          See the course’s public page
        </Link>
      </p>
    </div>
  );
}
