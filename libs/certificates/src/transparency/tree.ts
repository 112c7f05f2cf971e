import { sha256 } from '@noble/hashes/sha2.js';

const ofLeaf = Uint8Array.of(0);
const ofNode = Uint8Array.of(1);

/** The root of a tree without leaves (RFC 9162, 2.1.1). */
export const emptyRoot: Uint8Array = sha256(new Uint8Array());

/** The hash of a leaf's bytes; the first byte keeps a leaf from passing for a node (RFC 9162, 2.1.1). */
export function hashLeaf(data: Uint8Array): Uint8Array {
  return sha256.create().update(ofLeaf).update(data).digest();
}

/** The hash of a node over the hashes of its two children. */
export function hashNode(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256.create().update(ofNode).update(left).update(right).digest();
}

/** A complete subtree: 2^level leaves, the first of them at index × 2^level. It never changes once it is there. */
export interface NodeId {
  level: number;
  index: number;
}

export interface StoredNode extends NodeId {
  hash: Uint8Array;
}

/** Answers the hash of a complete subtree, or null when it is not stored. */
export type NodeReader = (id: NodeId) => Uint8Array | null;

/** The largest power of two that is smaller than `size` (at least 2): where RFC 9162 divides a tree. */
export function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;

  return split;
}

/** The complete subtrees that make up the leaves from `start` up to, not including, `end`; largest first. */
export function coverOf(start: number, end: number): NodeId[] {
  const size = end - start;
  if (size === 0) return [];
  if (Number.isInteger(Math.log2(size))) return [{ level: Math.log2(size), index: start / size }];
  const middle = start + splitOf(size);

  return [...coverOf(start, middle), ...coverOf(middle, end)];
}

/** The hash over the subtrees of a cover, put together from the right as the tree has it. */
export function foldCover(hashes: readonly Uint8Array[]): Uint8Array {
  const [last, ...rest] = hashes.toReversed();
  if (!last) return emptyRoot;

  return rest.reduce((right, left) => hashNode(left, right), last);
}
