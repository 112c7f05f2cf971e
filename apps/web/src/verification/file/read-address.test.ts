import { readAddress } from './read-address.js';

const address = 'https://learn.example.org/issuers/sample/did.json';
const network = globalThis.fetch;

/** A body of one part, as a server sends it. */
function answer(status: number, text: string) {
  const parts = [new TextEncoder().encode(text)];
  const getReader = () => ({
    read: () => Promise.resolve({ done: parts.length === 0, value: parts.shift() }),
    cancel: () => Promise.resolve(),
  });

  return { ok: status < 300, status, body: { getReader } };
}

function playing(fetch: () => Promise<unknown>) {
  const played = jest.fn(fetch);
  Object.assign(globalThis, { fetch: played });

  return played;
}

afterEach(() => Object.assign(globalThis, { fetch: network }));

describe('readAddress', () => {
  it('asks without cookies, without saying from where, and is led nowhere else', async () => {
    const fetch = playing(() => Promise.resolve(answer(200, '{"id":"did"}')));

    expect(await readAddress(address)).toEqual({ kind: 'found', json: { id: 'did' } });
    expect(fetch).toHaveBeenCalledWith(
      address,
      expect.objectContaining({ credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer' }),
    );
    expect(fetch.mock.calls.flat()[1]).not.toHaveProperty('body');
  });

  it.each([
    ['nothing there', 404, '', 'missing'],
    ['no JSON', 200, '<html>', 'missing'],
    ['more than 8 MB', 200, '"'.padEnd(9 * 1024 * 1024, 'a'), 'missing'],
    ['a server at its limits', 429, '{}', 'unreachable'],
    ['a server with a fault', 503, '{}', 'unreachable'],
  ])('takes %s for what it is', async (_, status, text, kind) => {
    playing(() => Promise.resolve(answer(status, text)));

    expect(await readAddress(address)).toEqual({ kind });
  });

  it('tells what the policy of the page refuses from a network that does not answer', async () => {
    const refuse = (blockedURI: string) => () => {
      setTimeout(() =>
        document.dispatchEvent(Object.assign(new Event('securitypolicyviolation'), { blockedURI })),
      );

      return Promise.reject(new TypeError('Failed to fetch'));
    };
    playing(refuse(address));
    expect(await readAddress(address)).toEqual({ kind: 'refused' });
    playing(refuse('https://other.example/did.json'));
    expect(await readAddress(address)).toEqual({ kind: 'unreachable' });
  });
});
