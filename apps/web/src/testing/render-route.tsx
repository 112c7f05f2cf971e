import { QueryClientProvider } from '@tanstack/react-query';
import { act, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterContextProvider, RouterProvider } from 'react-router';
import { setTransport } from '../platform/api.js';
import { prefetcher } from '../platform/prefetch.js';
import { createQueryClient, queryClientContext } from '../platform/query-client.js';
import { routes } from '../router.js';
import { Prefetch } from '../ui/prefetch-link.js';
import { aSession } from './answers.js';
import { type Answers, aNetwork } from './network.js';

/** Opens an address of the portal as it is, with its shell and its loaders; only the network is played. */
export async function visit(address: string, answers: Answers = {}) {
  const network = aNetwork({ '/session': aSession(), ...answers });
  setTransport(network.call);
  const queryClient = createQueryClient();
  queryClient.setDefaultOptions({ queries: { retry: false } });
  const router = createMemoryRouter(
    routes.map((route) => ({ ...route, HydrateFallback: () => null })),
    {
      initialEntries: [address],
      getContext: () => {
        const context = new RouterContextProvider();
        context.set(queryClientContext, queryClient);

        return context;
      },
    },
  );
  render(
    <QueryClientProvider client={queryClient}>
      <Prefetch value={prefetcher(routes, queryClient)}>
        <RouterProvider router={router} />
      </Prefetch>
    </QueryClientProvider>,
  );
  await act(() => arrival(router));

  return { user: userEvent.setup(), sent: network.sent, router, queries: queryClient };
}

function arrival(router: ReturnType<typeof createMemoryRouter>): Promise<void> {
  if (router.state.initialized) return Promise.resolve();

  return new Promise((resolve) => {
    const stop = router.subscribe(({ initialized }) => {
      if (!initialized) return;
      stop();
      resolve();
    });
  });
}
