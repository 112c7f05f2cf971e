import { hexadecimal, utf8 } from '../credential/bytes.js';
import {
  appendLeaves,
  emptyFrontier,
  frontierOf,
  nodesForFrontier,
  rootOf,
  type Frontier,
} from './frontier.js';
import {
  consistencyProof,
  inclusionProof,
  nodesForConsistency,
  nodesForInclusion,
  verifyConsistency,
  verifyInclusion,
} from './proofs.js';
import { emptyRoot, hashLeaf, hashNode, type NodeId, type NodeReader } from './tree.js';

/** The tree by its definition (RFC 9162, 2.1.1), built anew each time. */
function naiveRoot(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (!only) return emptyRoot;
  if (leaves.length === 1) return only;
  const middle = 2 ** Math.ceil(Math.log2(leaves.length) - 1);
  return hashNode(naiveRoot(leaves.slice(0, middle)), naiveRoot(leaves.slice(middle)));
}

/** A store such as a table would be. */
function someLog(size: number, batch: () => number = () => 1) {
  const stored = new Map<string, Uint8Array>();
  const leaves = Array.from({ length: size }, (_, index) => hashLeaf(utf8(`leaf ${index}`)));
  let frontier: Frontier = emptyFrontier;
  while (frontier.size < size) {
    const appended = appendLeaves(frontier, leaves.slice(frontier.size, frontier.size + batch()));
    for (const { level, index, hash } of appended.nodes) stored.set(`${level}/${index}`, hash);
    frontier = appended.frontier;
  }
  const read: NodeReader = ({ level, index }) => stored.get(`${level}/${index}`) ?? null;
  return { leaves, frontier, read, stored };
}

/** Only what was asked for, as one query would bring it. */
function fetched(ids: readonly NodeId[], read: NodeReader): NodeReader {
  const rows = new Map(ids.map((id) => [`${id.level}/${id.index}`, read(id)]));
  return ({ level, index }) => rows.get(`${level}/${index}`) ?? null;
}

/** A repeatable sequence of numbers from 0 up to, not including, 1. */
function sequence(seed: number) {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

describe('the tree', () => {
  // The reference leaves and roots of Certificate Transparency's own tests (github.com/google/certificate-transparency).
  const known = [
    '',
    '00',
    '10',
    '2021',
    '3031',
    '40414243',
    '5051525354555657',
    '606162636465666768696a6b6c6d6e6f',
  ];
  it.each([
    [0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    [2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
    [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
    [4, 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
    [5, '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
    [6, '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
    [7, 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
    [8, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
  ])('has the known root of the first %i reference leaves', (size, root) => {
    const leaves = known.slice(0, size).map((data) => hashLeaf(hexadecimal.read(data) ?? new Uint8Array()));
    expect(hexadecimal.write(rootOf(appendLeaves(emptyFrontier, leaves).frontier))).toBe(root);
  });

  it('has the root of its definition at every size, however the leaves are batched', () => {
    for (let size = 0; size <= 130; size += 1) {
      const random = sequence(size + 1);
      const { leaves, frontier } = someLog(size, () => Math.ceil(random() * 9));
      expect({ size, root: rootOf(frontier) }).toEqual({ size, root: naiveRoot(leaves) });
    }
  });

  it('goes on from stored subtrees as if it had never stopped', () => {
    const { read } = someLog(77);
    const { leaves } = someLog(90);
    const frontier = frontierOf(77, fetched(nodesForFrontier(77), read));
    expect(frontier && rootOf(appendLeaves(frontier, leaves.slice(77)).frontier)).toEqual(naiveRoot(leaves));
    expect(frontierOf(78, read)).toBeNull();
  });

  it('stores at most two nodes a leaf and keeps at most one peak a level', () => {
    const { stored, frontier } = someLog(1023);
    expect(stored.size).toBeLessThan(2 * 1023);
    expect(frontier.peaks).toHaveLength(10);
  });
});

describe('an inclusion proof', () => {
  it('shows every leaf of every tree, from the stored subtrees named beforehand', () => {
    for (let size = 1; size <= 40; size += 1) {
      const { leaves, frontier, read } = someLog(size);
      const state = { size, root: rootOf(frontier) };
      for (const [index, hash] of leaves.entries()) {
        const proof = inclusionProof(index, size, fetched(nodesForInclusion(index, size), read)) ?? [];
        expect({ size, index, shown: verifyInclusion({ index, hash }, state, proof) }).toEqual({
          size,
          index,
          shown: true,
        });
        const other = hashLeaf(utf8('forged'));
        expect(verifyInclusion({ index, hash: other }, state, proof)).toBe(false);
        expect(verifyInclusion({ index: (index + 1) % size, hash }, state, proof)).toBe(size === 1);
        expect(verifyInclusion({ index, hash }, state, [...proof, other])).toBe(false);
        expect(verifyInclusion({ index, hash }, state, proof.slice(1))).toBe(size === 1);
      }
    }
  });

  it('is given for an earlier head as well', () => {
    const { leaves, read } = someLog(100);
    const hash = leaves[5] ?? emptyRoot;
    const proof = inclusionProof(5, 37, read) ?? [];
    expect(
      verifyInclusion({ index: 5, hash }, { size: 37, root: naiveRoot(leaves.slice(0, 37)) }, proof),
    ).toBe(true);
  });

  it('is refused for a leaf that is not there and when a subtree is missing', () => {
    const { read } = someLog(10);
    expect(inclusionProof(10, 10, read)).toBeNull();
    expect(inclusionProof(-1, 10, read)).toBeNull();
    expect(inclusionProof(0.5, 10, read)).toBeNull();
    expect(inclusionProof(3, 10, () => null)).toBeNull();
  });
});

describe('a consistency proof', () => {
  it('shows each tree to be the beginning of each later one', () => {
    const { leaves, read } = someLog(40);
    for (let to = 1; to <= 40; to += 1) {
      for (let from = 1; from <= to; from += 1) {
        const older = { size: from, root: naiveRoot(leaves.slice(0, from)) };
        const newer = { size: to, root: naiveRoot(leaves.slice(0, to)) };
        const proof = consistencyProof(from, to, fetched(nodesForConsistency(from, to), read)) ?? [];
        expect({ from, to, shown: verifyConsistency(older, newer, proof) }).toEqual({
          from,
          to,
          shown: true,
        });
        const altered = { size: from, root: hashLeaf(utf8('altered')) };
        expect(verifyConsistency(altered, newer, proof)).toBe(false);
      }
    }
  });

  it('cannot be given once an entry was removed or changed', () => {
    const { leaves } = someLog(30);
    const older = { size: 20, root: naiveRoot(leaves.slice(0, 20)) };
    const without = leaves.filter((_, index) => index !== 7);
    const changed = leaves.map((leaf, index) => (index === 7 ? hashLeaf(utf8('changed')) : leaf));
    for (const tampered of [without, changed]) {
      const { frontier, nodes } = appendLeaves(emptyFrontier, tampered);
      const read: NodeReader = (id) =>
        nodes.find((node) => node.level === id.level && node.index === id.index)?.hash ?? null;
      const proof = consistencyProof(20, frontier.size, read) ?? [];
      expect(proof.length).toBeGreaterThan(0);
      expect(verifyConsistency(older, { size: frontier.size, root: rootOf(frontier) }, proof)).toBe(false);
    }
  });

  it('never shows a longer tree to be the beginning of a shorter one', () => {
    const root = emptyRoot;
    expect(verifyConsistency({ size: 5, root }, { size: 4, root }, [])).toBe(false);
  });
});
