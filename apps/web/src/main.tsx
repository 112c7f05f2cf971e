import './platform/no-eval.js';
import { hydrate as hydrateQueries, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, StrictMode, useEffect } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { createBrowserRouter, matchRoutes, RouterContextProvider, RouterProvider } from 'react-router';
import { prefetcher } from './platform/prefetch.js';
import { createQueryClient, queryClientContext } from './platform/query-client.js';
import { restoreState } from './platform/state.js';
import { typedBefore } from './platform/typed-before.js';
import { routes } from './router.js';
import { Prefetch } from './ui/prefetch-link.js';
import './styles/app.css';

/** Takes over the page the server rendered, with the data it was rendered from: nothing is fetched twice. */
async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no place for the portal');
  const { queries, hydrationData } = restoreState(document.getElementById('state')?.textContent ?? '');
  const queryClient = createQueryClient();
  hydrateQueries(queryClient, queries);
  await loadMatched();
  const router = createBrowserRouter(routes, {
    hydrationData,
    getContext: () => {
      const context = new RouterContextProvider();
      context.set(queryClientContext, queryClient);

      return context;
    },
  });
  hydrateRoot(
    root,
    <StrictMode>
      <TakenOver then={typedBefore(root)}>
        <QueryClientProvider client={queryClient}>
          <Prefetch value={prefetcher(routes, queryClient)}>
            <RouterProvider router={router} />
          </Prefetch>
        </QueryClientProvider>
      </TakenOver>
    </StrictMode>,
  );
}

/** Runs its effect after those of the whole page. */
function TakenOver({ then, children }: Readonly<{ then: () => void; children: ReactNode }>): ReactNode {
  useEffect(then, [then]);

  return children;
}

/** The routes of this address are there before the page is taken over, so that nothing flickers. */
async function loadMatched(): Promise<void> {
  const matches = matchRoutes(routes, window.location) ?? [];
  for (const { route } of matches) {
    if (typeof route.lazy !== 'function') continue;
    Object.assign(route, await route.lazy(), { lazy: undefined });
  }
}

void start();
