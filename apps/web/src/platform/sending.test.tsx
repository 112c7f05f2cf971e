import { QueryClientProvider } from '@tanstack/react-query';
import { act, render } from '@testing-library/react';
import { createQueryClient } from './query-client.js';
import { Sending } from './sending.js';

/** Names of the caches that were removed. */
let removed: string[];

beforeEach(() => {
  removed = [];
  Object.assign(globalThis, { caches: { delete: async (name: string) => removed.push(name) > 0 } });
});
afterEach(() => void Reflect.deleteProperty(globalThis, 'caches'));

const page = (personId: string | null) => (
  <QueryClientProvider client={createQueryClient()}>
    <Sending personId={personId} />
  </QueryClientProvider>
);

describe('what stays on a device', () => {
  it('is no page of anyone’s record once she has signed out', async () => {
    const { rerender } = render(page('01890a5d-ac96-774b-bcce-b302099a8061'));
    await act(async () => undefined);
    expect(removed).toEqual([]);

    rerender(page(null));
    await act(async () => undefined);
    expect(removed).toEqual(['cohesion-pages']);
  });
});
