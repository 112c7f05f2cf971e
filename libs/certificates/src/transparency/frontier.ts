import { coverOf, foldCover, hashNode, type NodeId, type NodeReader, type StoredNode } from './tree.js';

/**
 * All that appending needs to know of a tree: how many leaves it has, and the hashes of the complete subtrees that
 * make it up, largest first. At most 53 hashes for any tree there can be.
 */
export interface Frontier {
  size: number;
  peaks: readonly Uint8Array[];
}

export const emptyFrontier: Frontier = { size: 0, peaks: [] };

export interface Appended {
  frontier: Frontier;
  /** Every subtree that became complete, the leaves among them: to be stored, for the proofs to come. */
  nodes: StoredNode[];
}

/** Appends leaves by their hashes. The work is proportional to the leaves, whatever the size of the tree. */
export function appendLeaves(frontier: Frontier, leaves: readonly Uint8Array[]): Appended {
  const peaks = [...frontier.peaks];
  const nodes: StoredNode[] = [];
  let size = frontier.size;
  for (const leaf of leaves) {
    let node: StoredNode = { level: 0, index: size, hash: leaf };
    nodes.push(node);
    while (node.index % 2 === 1) {
      const left = peaks.pop();
      if (!left) throw new RangeError('The frontier has fewer subtrees than its size says.');
      node = { level: node.level + 1, index: (node.index - 1) / 2, hash: hashNode(left, node.hash) };
      nodes.push(node);
    }
    peaks.push(node.hash);
    size += 1;
  }
  return { frontier: { size, peaks }, nodes };
}

/** The root hash of the tree. */
export function rootOf({ peaks }: Frontier): Uint8Array {
  return foldCover(peaks);
}

/** The stored subtrees that `frontierOf` reads, so that they can be read at once. */
export function nodesForFrontier(size: number): NodeId[] {
  return coverOf(0, size);
}

/** The frontier of the first `size` leaves from stored subtrees, or null when one of them is missing. */
export function frontierOf(size: number, read: NodeReader): Frontier | null {
  const peaks = nodesForFrontier(size).map(read);

  return peaks.every((peak) => peak !== null) ? { size, peaks } : null;
}
