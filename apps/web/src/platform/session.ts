import { session } from '@cohesion/contracts';
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { getJson } from './api.js';

/** Who is here, and in which society. */
export const sessionQuery = () =>
  queryOptions({
    queryKey: ['session'],
    queryFn: ({ signal }) => getJson('/session', session, signal),
    staleTime: 60_000,
  });

export const useSession = () => useSuspenseQuery(sessionQuery()).data;

/** null for a visitor. */
export const usePersonId = (): string | null => useSession().person?.id ?? null;
