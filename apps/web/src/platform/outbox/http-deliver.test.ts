import type { OutboxEntry } from './entry.js';
import { httpDeliver } from './http-deliver.js';

const id = '00000000-0000-4000-8000-000000000001';
const answer: OutboxEntry = {
  kind: 'answer',
  attemptId: 'attempt-1',
  body: { id, seq: 1, itemId: 'q1', optionId: 'a', flagged: false, at: '2026-11-22T09:00:00Z' },
  status: 'waiting',
  refusal: null,
};
const ruth = '55555555-5555-4555-8555-555555555555';
const send = (response: () => Promise<Response>) => {
  const fetched = jest.spyOn(globalThis, 'fetch').mockImplementation(response);

  return { fetched, delivery: httpDeliver(ruth)([answer], { keepalive: false }) };
};

afterEach(() => jest.restoreAllMocks());

describe('sending over HTTP', () => {
  it('posts the steps to their attempt and believes only the ids that come back', async () => {
    const { fetched, delivery } = send(async () => Response.json({ saved: [id] }));

    expect(await delivery).toEqual({ outcome: 'saved', ids: [id] });
    expect(fetched.mock.calls[0]?.[0]).toBe('/api/attempts/attempt-1/steps');
    expect(fetched.mock.calls[0]?.[1]?.body).toBe(JSON.stringify({ steps: [answer.body] }));
  });

  it.each([
    ['no network', () => Promise.reject(new TypeError('Failed to fetch')), 'unreachable'],
    ['a fault', async () => new Response('oops', { status: 502 }), 'unreachable'],
    ['too many requests', async () => new Response('', { status: 429 }), 'unreachable'],
    ['an answer that is not ours', async () => new Response('<html>hotel sign-in</html>'), 'unreachable'],
    ['a refusal that is not ours', async () => new Response('<html>', { status: 403 }), 'unreachable'],
    [
      'an ended session',
      async () => Response.json({ code: 'not-signed-in', message: 'x' }, { status: 401 }),
      'signed-out',
    ],
    [
      'a refusal',
      async () => Response.json({ code: 'attempt-closed', message: 'x' }, { status: 409 }),
      'refused',
    ],
  ])('reads %s', async (_name, response, outcome) => {
    expect((await send(response).delivery).outcome).toBe(outcome);
  });

  it.each([
    ['the same person', ruth, 'refused'],
    ['somebody else, in another tab', '55555555-5555-4555-8555-666666666666', 'signed-out'],
  ])(
    'asks who is signed in before it believes that an attempt does not exist: %s',
    async (_who, id, outcome) => {
      const society = { slug: 'agps', name: 'AGPS', shortName: 'AGPS', sample: true };
      const person = { id, name: 'Someone', email: 'someone@example.org', roles: [] };
      const answers = [
        Response.json({ code: 'not-found', message: 'There is nothing here.' }, { status: 404 }),
        Response.json({ society, person }),
      ];

      expect((await send(async () => answers.shift() ?? Response.error()).delivery).outcome).toBe(outcome);
    },
  );
});
