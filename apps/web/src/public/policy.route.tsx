import { useSuspenseQuery } from '@tanstack/react-query';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { queryClientContext } from '../platform/query-client.js';
import { formatDate } from '../ui/format.js';
import { policyQuery } from './public.queries.js';

export const handle = { title: ({ title }: { title: string }) => title };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const policy = params['policy'] ?? '';
  const { title } = await context.get(queryClientContext).ensureQueryData(policyQuery(policy));

  return { policy, title };
}

export function Component() {
  const { policy } = useLoaderData<typeof loader>();
  const { data: page } = useSuspenseQuery(policyQuery(policy));

  return (
    <div className="max-w-2xl">
      <h1 tabIndex={-1}>{page.title}</h1>
      {page.sections.map(({ heading, paragraphs }) => (
        <section key={heading} className="mt-8">
          <h2>{heading}</h2>
          {paragraphs.map((paragraph) => (
            <p key={paragraph} className="mt-3">
              {paragraph}
            </p>
          ))}
        </section>
      ))}
      <p className="mt-10 text-sm text-ink-2">Last changed {formatDate(page.updated)}.</p>
    </div>
  );
}
