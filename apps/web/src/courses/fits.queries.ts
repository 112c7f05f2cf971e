import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { getJson } from '../platform/api.js';
import { sessionQuery, usePersonId } from '../platform/session.js';

// Pages come with the answers in them: the schemas are only loaded where a page is opened from another one.
const answers = () => import('./fits-answers.js');

/** Asked once for a page, whatever else is on it. */
const staleTime = 10_000;

const catalogueFitsQuery = () =>
  queryOptions({
    queryKey: ['fits', 'catalogue'],
    staleTime,
    queryFn: async ({ signal }) => getJson('/my-ce/fits', (await answers()).catalogueFits, signal),
  });

const courseFitsQuery = (slug: string) =>
  queryOptions({
    queryKey: ['fits', 'course', slug],
    staleTime,
    queryFn: async ({ signal }) =>
      getJson(`/my-ce/fits/${encodeURIComponent(slug)}`, (await answers()).courseFits, signal),
  });

/** One call for the whole page, and none for a visitor. A page is whole without it, so nothing fails with it. */
export const loadCatalogueFits = (queries: QueryClient) =>
  whenSignedIn(queries, () => queries.prefetchQuery(catalogueFitsQuery()));

export const loadCourseFits = (queries: QueryClient, slug: string) =>
  whenSignedIn(queries, () => queries.prefetchQuery(courseFitsQuery(slug)));

async function whenSignedIn(queries: QueryClient, load: () => Promise<void>): Promise<void> {
  const { person } = await queries.ensureQueryData(sessionQuery());
  if (person) await load();
}

export const useCatalogueFits = () =>
  useQuery({ ...catalogueFitsQuery(), enabled: usePersonId() !== null }).data;

export const useCourseFits = (slug: string) =>
  useQuery({ ...courseFitsQuery(slug), enabled: usePersonId() !== null }).data;
