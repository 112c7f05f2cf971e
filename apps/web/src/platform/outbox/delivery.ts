import type { Problem } from '@cohesion/contracts';
import type { OutboxEntry } from './entry.js';

/** What became of one request. */
export type Delivery =
  | { outcome: 'saved'; ids: readonly string[] }
  /** No answer, or an answer that says "later": the entries are sent again. */
  | { outcome: 'unreachable' }
  | { outcome: 'signed-out' }
  | { outcome: 'refused'; problem: Pick<Problem, 'code' | 'message'> };

export type Deliver = (batch: readonly OutboxEntry[], how: { keepalive: boolean }) => Promise<Delivery>;

export interface BatchResult {
  saved: readonly OutboxEntry[];
  refused: readonly OutboxEntry[];
  stopped: 'no' | 'unreachable' | 'signed-out';
}

/** Refusals that one odd entry in a batch can cause; everything else is about the whole target. */
const aboutOneEntry: ReadonlySet<string> = new Set(['invalid-request', 'unknown-question', 'body-too-large']);

/**
 * Sends a batch; when the server refuses it because of single entries, sends its halves, so that one bad entry never
 * holds back the good ones. An entry counts as saved only when the server named its id.
 */
export async function deliverBatch(batch: readonly OutboxEntry[], deliver: Deliver): Promise<BatchResult> {
  const delivery = await deliver(batch, { keepalive: false });

  switch (delivery.outcome) {
    case 'saved': {
      const ids = new Set(delivery.ids);
      const saved = batch.filter((entry) => ids.has(entry.body.id));

      return { saved, refused: [], stopped: saved.length === batch.length ? 'no' : 'unreachable' };
    }
    case 'unreachable':
    case 'signed-out':
      return { saved: [], refused: [], stopped: delivery.outcome };
    case 'refused':
      if (batch.length > 1 && aboutOneEntry.has(delivery.problem.code)) return deliverHalves(batch, deliver);

      return {
        saved: [],
        refused: batch.map((entry) => ({ ...entry, status: 'refused', refusal: delivery.problem.message })),
        stopped: 'no',
      };
  }
}

async function deliverHalves(batch: readonly OutboxEntry[], deliver: Deliver): Promise<BatchResult> {
  const middle = Math.ceil(batch.length / 2);
  const first = await deliverBatch(batch.slice(0, middle), deliver);
  if (first.stopped !== 'no') return first;
  const second = await deliverBatch(batch.slice(middle), deliver);

  return {
    saved: [...first.saved, ...second.saved],
    refused: [...first.refused, ...second.refused],
    stopped: second.stopped,
  };
}
