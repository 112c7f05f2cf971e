import { configure } from '@testing-library/react';
import { aPerson, aSession } from './answers.js';
import type { Answers } from './network.js';
import { visit } from './render-route.js';

// Pages load their parts when somebody goes there, which takes a moment the first time.
configure({ asyncUtilTimeout: 5000 });

/** What the device sends by itself: steps of a quiz, or reports of reading. */
export type Delivered = Readonly<{ path: string; entries: readonly Readonly<{ id: string; seq: number }>[] }>;
type Receive = (delivered: Delivered) => Response;

/** The server saves all of it. */
export const saveAll: Receive = ({ entries }) => Response.json({ saved: entries.map(({ id }) => id) });

/** Opens a page as a signed-in learner; `receive` answers what the outbox sends. */
export async function visitLearner(address: string, answers: Answers, receive: Receive = saveAll) {
  const delivered: Delivered[] = [];
  globalThis.fetch = async (input, init) => {
    const [entries = []] = Object.values<Delivered['entries']>(
      JSON.parse(typeof init?.body === 'string' ? init.body : '{}'),
    );
    const delivery = { path: input instanceof Request ? input.url : input.toString(), entries };
    delivered.push(delivery);

    return receive(delivery);
  };
  globalThis.matchMedia ??= (query) =>
    Object.assign(new EventTarget(), { matches: true, media: query, onchange: null }) as MediaQueryList;
  Object.assign(globalThis, { CSS: { supports: () => false, escape: (text: string) => text } });
  const page = await visit(address, { '/session': aSession({ person: aPerson() }), ...answers });

  return { ...page, delivered };
}
