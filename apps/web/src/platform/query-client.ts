import { QueryClient } from '@tanstack/react-query';
import { createContext } from 'react-router';
import { ApiError } from './api.js';

/** How loaders reach the queries. */
export const queryClientContext = createContext<QueryClient>();

/** A refusal is an answer: only silence is asked again. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (count, error) => !(error instanceof ApiError) && typeof document !== 'undefined' && count < 2,
      },
    },
  });
}
