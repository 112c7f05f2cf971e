import type { Ed25519Signer } from '../credential/keys.js';
import { entryHash, type LogEntry } from './entry.js';
import { appendLeaves, rootOf, type Appended, type Frontier } from './frontier.js';
import { signTreeHead, type TreeHead } from './tree-head.js';

export interface SealedBatch extends Appended {
  head: TreeHead;
  /** The signed head, as text. */
  checkpoint: string;
  /** The entries in their order, each with its place in the tree. */
  leaves: { entry: LogEntry; index: number; hash: Uint8Array }[];
}

/** Appends a batch of entries and signs the head after it. Nothing that was there before is read or changed. */
export async function sealBatch(
  frontier: Frontier,
  entries: readonly LogEntry[],
  { origin, time, signer }: { origin: string; time: string; signer: Ed25519Signer },
): Promise<SealedBatch> {
  const leaves = entries.map((entry, place) => ({
    entry,
    index: frontier.size + place,
    hash: entryHash(entry),
  }));
  const appended = appendLeaves(
    frontier,
    leaves.map(({ hash }) => hash),
  );
  const head = { origin, time, size: appended.frontier.size, root: rootOf(appended.frontier) };

  return { ...appended, leaves, head, checkpoint: await signTreeHead(head, signer) };
}
