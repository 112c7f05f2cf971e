import type { Session } from '@cohesion/contracts';
import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import { createMemoryRouter, RouterContextProvider, RouterProvider } from 'react-router';
import { createQueryClient, queryClientContext } from '../platform/query-client.js';
import { routes } from '../router.js';

type Answer = object | ((body: unknown) => unknown);

/** By method and path below /api: the value the api answers, or a function of the body. A Response is answered as it is. */
export type Network = Readonly<Record<string, Answer>>;

export interface Sent {
  address: string;
  body: unknown;
}

export const ruth: Session = {
  society: { slug: 'agps', name: 'Atlanta Group Psychotherapy Society', shortName: 'AGPS', sample: false },
  person: {
    id: '55555555-5555-4555-8555-555555555555',
    name: 'Ruth Okafor',
    email: 'ruth@example.org',
    roles: ['learner'],
  },
};

export const refusal = (status: number, code: string, message: string, details?: unknown) =>
  Response.json({ code, message, details }, { status });

/** Opens a page of the portal as a signed-in learner, with the real routes and a stubbed network. */
export function visitLearner(path: string, network: Network) {
  const sent: Sent[] = [];
  const answers: Record<string, Answer> = { 'GET /session': ruth, ...network };
  globalThis.fetch = async (input, init) => {
    const address = `${init?.method ?? 'GET'} ${String(input).replace(/^\/api/, '')}`;
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : null;
    sent.push({ address, body });
    const answer = answers[address];
    if (answer === undefined) throw new TypeError(`No answer to ${address}`);
    const value = typeof answer === 'function' ? await answer(body) : answer;

    return value instanceof Response ? value : Response.json(value);
  };
  globalThis.scrollTo = () => undefined;
  const queryClient = createQueryClient();
  const router = createMemoryRouter(routes, {
    initialEntries: [path],
    getContext: () => {
      const context = new RouterContextProvider();
      context.set(queryClientContext, queryClient);

      return context;
    },
  });
  render(
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );

  return { router, sent, sentTo: (address: string) => sent.filter((request) => request.address === address) };
}
