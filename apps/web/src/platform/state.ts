import { dehydrate, type DehydratedState, type QueryClient } from '@tanstack/react-query';
import type { HydrationState, StaticHandlerContext } from 'react-router';
import { problem } from '@cohesion/contracts';
import { z } from 'zod/mini';
import { ApiError } from './api.js';

const storedError = z.object({ problem, status: z.number() });

/** What the browser needs to take over a page that was rendered on the server, as JSON that is safe within HTML. */
export function storeState(
  client: QueryClient,
  { loaderData, actionData, errors }: StaticHandlerContext,
): string {
  const stored = Object.fromEntries(
    Object.entries(errors ?? {}).map(([id, error]) => [
      id,
      error instanceof ApiError ? { problem: error.problem, status: error.status } : null,
    ]),
  );
  const state = { queries: dehydrate(client), loaderData, actionData, errors: errors ? stored : null };

  return JSON.stringify(state).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

type Restored = Readonly<{ queries: DehydratedState; hydrationData: HydrationState }>;

export function restoreState(text: string): Restored {
  if (!text) return { queries: { queries: [], mutations: [] }, hydrationData: {} };
  const { queries, loaderData, actionData, errors } = JSON.parse(text);

  return { queries, hydrationData: { loaderData, actionData, errors: errors && restoreErrors(errors) } };
}

function restoreErrors(errors: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(errors).map(([id, stored]) => {
      const known = storedError.safeParse(stored);

      return [
        id,
        known.success
          ? new ApiError(known.data.problem, known.data.status)
          : new Error('The page could not be made'),
      ];
    }),
  );
}
