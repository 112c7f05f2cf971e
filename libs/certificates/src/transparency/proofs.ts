import { sameBytes } from '../credential/bytes.js';
import { coverOf, foldCover, hashNode, splitOf, type NodeId, type NodeReader } from './tree.js';

/** Leaves from `start` up to, not including, `end`. */
interface Span {
  start: number;
  end: number;
}

/** The subtrees beside the way from a leaf up to the root, from below (RFC 9162, 2.1.3.1). */
function inclusionSpans(index: number, { start, end }: Span): Span[] {
  if (end - start === 1) return [];
  const middle = start + splitOf(end - start);
  if (index < middle) return [...inclusionSpans(index, { start, end: middle }), { start: middle, end }];

  return [...inclusionSpans(index, { start: middle, end }), { start, end: middle }];
}

/** The subtrees that show the first `size` leaves within the span (RFC 9162, 2.1.4.1). */
function consistencySpans(size: number, { start, end }: Span, known: boolean): Span[] {
  if (size === end) return known ? [] : [{ start, end }];
  const middle = start + splitOf(end - start);
  if (size <= middle)
    return [...consistencySpans(size, { start, end: middle }, known), { start: middle, end }];

  return [...consistencySpans(size, { start: middle, end }, false), { start, end: middle }];
}

/**
 * The stored subtrees that a proof is made from, so that they can be read at once: for a tree of n leaves about
 * (log2 n)² / 2 at most. Empty when there is no such leaf, or nothing to prove.
 */
export function nodesForInclusion(index: number, size: number): NodeId[] {
  return isLeafOf(index, size) ? coversOf(inclusionSpans(index, { start: 0, end: size })) : [];
}

/** As `nodesForInclusion`, for the proof that the tree of `from` leaves is the beginning of the tree of `to`. */
export function nodesForConsistency(from: number, to: number): NodeId[] {
  return isBeginning(from, to) ? coversOf(consistencySpans(from, { start: 0, end: to }, true)) : [];
}

/** The proof that a leaf is in the tree of `size` leaves; null when it is not, or a subtree is not stored. */
export function inclusionProof(index: number, size: number, read: NodeReader): Uint8Array[] | null {
  return isLeafOf(index, size) ? hashesOf(inclusionSpans(index, { start: 0, end: size }), read) : null;
}

/** The proof that the first tree is the beginning of the second; null when sizes or subtrees do not allow one. */
export function consistencyProof(from: number, to: number, read: NodeReader): Uint8Array[] | null {
  return isBeginning(from, to) ? hashesOf(consistencySpans(from, { start: 0, end: to }, true), read) : null;
}

/** A tree as a signed head states it. */
export interface TreeState {
  size: number;
  root: Uint8Array;
}

/** Whether the proof leads from the leaf's hash to the tree's root (RFC 9162, 2.1.3.2). */
export function verifyInclusion(
  { index, hash }: { index: number; hash: Uint8Array },
  { size, root }: TreeState,
  proof: readonly Uint8Array[],
): boolean {
  if (!isLeafOf(index, size)) return false;
  let [here, last] = [index, size - 1];
  let result = hash;
  for (const part of proof) {
    if (last === 0) return false;
    if (here % 2 === 1 || here === last) {
      result = hashNode(part, result);
      while (here % 2 === 0 && here !== 0) [here, last] = [half(here), half(last)];
    } else {
      result = hashNode(result, part);
    }
    [here, last] = [half(here), half(last)];
  }
  return last === 0 && sameBytes(result, root);
}

/** Whether the proof shows that the first tree is the beginning of the second (RFC 9162, 2.1.4.2). */
export function verifyConsistency(from: TreeState, to: TreeState, proof: readonly Uint8Array[]): boolean {
  if (!Number.isSafeInteger(from.size) || from.size < 0 || from.size > to.size) return false;
  if (from.size === to.size) return proof.length === 0 && sameBytes(from.root, to.root);
  if (from.size === 0) return proof.length === 0;

  const [first, ...rest] = Number.isInteger(Math.log2(from.size)) ? [from.root, ...proof] : proof;
  if (!first) return false;
  let [here, last] = [from.size - 1, to.size - 1];
  while (here % 2 === 1) [here, last] = [half(here), half(last)];
  let [older, newer] = [first, first];
  for (const part of rest) {
    if (last === 0) return false;
    if (here % 2 === 1 || here === last) {
      older = hashNode(part, older);
      newer = hashNode(part, newer);
      while (here % 2 === 0 && here !== 0) [here, last] = [half(here), half(last)];
    } else {
      newer = hashNode(newer, part);
    }
    [here, last] = [half(here), half(last)];
  }
  return last === 0 && sameBytes(older, from.root) && sameBytes(newer, to.root);
}

function isLeafOf(index: number, size: number): boolean {
  return Number.isSafeInteger(index) && Number.isSafeInteger(size) && index >= 0 && index < size;
}

function isBeginning(from: number, to: number): boolean {
  return Number.isSafeInteger(from) && Number.isSafeInteger(to) && from > 0 && from <= to;
}

function half(value: number): number {
  return Math.floor(value / 2);
}

function coversOf(spans: readonly Span[]): NodeId[] {
  return spans.flatMap(({ start, end }) => coverOf(start, end));
}

function hashesOf(spans: readonly Span[], read: NodeReader): Uint8Array[] | null {
  const hashes = spans.map(({ start, end }) => {
    const parts = coverOf(start, end).map(read);

    return parts.every((part) => part !== null) ? foldCover(parts) : null;
  });
  return hashes.every((hash) => hash !== null) ? hashes : null;
}
