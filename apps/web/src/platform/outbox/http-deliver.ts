import { problem, readingSaved, session } from '@cohesion/contracts';
import type { Deliver, Delivery } from './delivery.js';
import type { OutboxEntry } from './entry.js';

/** Milliseconds after which a request without an answer counts as unreachable. */
const patience = 15_000;
/** Answers that say "later", not "no". */
const notNow: ReadonlySet<number> = new Set([408, 425, 429]);
/** How the api answers someone who may not see a thing. */
const hidden: ReadonlySet<number> = new Set([403, 404]);

function requestFor(batch: readonly OutboxEntry[]): { path: string; body: unknown } | undefined {
  const [first] = batch;
  switch (first?.kind) {
    case 'answer':
      return {
        path: `/api/attempts/${first.attemptId}/steps`,
        body: { steps: batch.map((entry) => entry.body) },
      };
    case 'reading':
      return {
        path: `/api/enrollments/${first.enrollmentId}/readings`,
        body: { events: batch.map((entry) => entry.body) },
      };
    case undefined:
      return undefined;
  }
}

async function read(response: Response): Promise<Delivery> {
  const answer: unknown = await response.json();
  if (response.ok) {
    // Answers to a quiz are confirmed in the same words, with more besides.
    const { saved } = readingSaved.parse(answer);

    return { outcome: 'saved', ids: saved };
  }

  return { outcome: 'refused', problem: problem.parse(answer) };
}

/** Somebody else may have signed in through another tab; to them these entries do not exist. */
async function isStill(personId: string): Promise<boolean> {
  const response = await fetch('/api/session', { headers: { accept: 'application/json' } });

  return session.parse(await response.json()).person?.id === personId;
}

/**
 * Posts one batch for this person. Never throws: whatever is not a clear yes or no is "unreachable" and is sent again,
 * and a refusal that another person's session would explain is "signed out".
 */
export function httpDeliver(personId: string): Deliver {
  return async (batch, { keepalive }) => {
    const request = requestFor(batch);
    if (!request) return { outcome: 'saved', ids: [] };
    try {
      const response = await fetch(request.path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify(request.body),
        keepalive,
        ...(keepalive ? {} : { signal: AbortSignal.timeout(patience) }),
      });
      if (response.status === 401) return { outcome: 'signed-out' };
      if (response.status >= 500 || notNow.has(response.status)) return { outcome: 'unreachable' };
      const delivery = await read(response);
      if (delivery.outcome === 'refused' && hidden.has(response.status) && !(await isStill(personId))) {
        return { outcome: 'signed-out' };
      }

      return delivery;
    } catch {
      return { outcome: 'unreachable' };
    }
  };
}
