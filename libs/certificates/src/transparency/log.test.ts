import { ed25519Signer } from '../credential/keys.js';
import { digestOf, entryHash, logEntry, writeEntry, type LogEntry } from './entry.js';
import { emptyFrontier } from './frontier.js';
import { readProofBundle, verifyProofBundle, writeProofBundle } from './proof-bundle.js';
import { inclusionProof, verifyConsistency, consistencyProof } from './proofs.js';
import { sealBatch } from './seal.js';
import { readTreeHead, signTreeHead } from './tree-head.js';
import { hashLeaf, type NodeReader, type StoredNode } from './tree.js';

const origin = 'learn.example.org/log/sample';
const signer = ed25519Signer('did:web:learn.example.org#log-1', new Uint8Array(32).fill(5));
const another = ed25519Signer('did:web:learn.example.org#log-2', new Uint8Array(32).fill(6));

function someEntry(place: number, changes: Partial<LogEntry> = {}): LogEntry {
  return {
    kind: 'award',
    code: `CODE${place}`,
    digest: digestOf({ place }),
    time: '2026-11-15T15:02:11Z',
    previous: null,
    ...changes,
  };
}

function reader(nodes: readonly StoredNode[]): NodeReader {
  return (id) => nodes.find((node) => node.level === id.level && node.index === id.index)?.hash ?? null;
}

async function someBatch(count: number) {
  const entries = Array.from({ length: count }, (_, place) => someEntry(place));
  return sealBatch(emptyFrontier, entries, { origin, time: '2026-11-15T16:00:00Z', signer });
}

describe('an entry', () => {
  it('has one hash however its fields are ordered', () => {
    const { previous, time, ...rest } = someEntry(1);
    expect(entryHash({ previous, ...rest, time })).toEqual(entryHash(someEntry(1)));
    expect(entryHash(someEntry(1))).not.toEqual(entryHash(someEntry(1, { kind: 'revocation' })));
  });

  it('is written in one form, which is what its hash is over', () => {
    const entry = someEntry(1, { kind: 'reinstatement', previous: 'ab'.repeat(32) });
    expect(writeEntry(entry)).toBe(
      `{"code":"CODE1","digest":"${entry.digest}","kind":"reinstatement","previous":"${'ab'.repeat(32)}","time":"2026-11-15T15:02:11Z"}`,
    );
    expect(entryHash(entry)).toEqual(hashLeaf(new TextEncoder().encode(writeEntry(entry))));
    expect(logEntry.parse(JSON.parse(writeEntry(entry)))).toEqual(entry);
  });

  it.each(['award', 'supersession', 'revocation', 'reinstatement'] as const)('tells of a %s', (kind) => {
    expect(logEntry.safeParse(someEntry(1, { kind })).success).toBe(true);
  });

  it('tells of nothing else', () => {
    expect(logEntry.safeParse({ ...someEntry(1), kind: 'expiry' }).success).toBe(false);
  });

  it('commits to the claims and not to the proof over them', () => {
    expect(digestOf({ a: 1, proof: { x: 1 } })).toBe(digestOf({ a: 1 }));
    expect(digestOf({ a: 1 })).not.toBe(digestOf({ a: 2 }));
  });
});

describe('a signed tree head', () => {
  const head = { origin, size: 7, root: new Uint8Array(32).fill(1), time: '2026-11-15T16:00:00Z' };

  it('is a checkpoint that its key reads back, byte for byte the same each time', async () => {
    const note = await signTreeHead(head, signer);
    expect(note.split('\n').slice(0, 4)).toEqual([
      origin,
      '7',
      'AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=',
      'time 2026-11-15T16:00:00Z',
    ]);
    expect(readTreeHead(note, [signer.publicKey])).toEqual({ ok: true, head });
    expect(await signTreeHead(head, signer)).toBe(note);
  });

  it('is read by any of several keys, as after a rotation', async () => {
    const note = await signTreeHead(head, another);
    expect(readTreeHead(note, [signer.publicKey, another.publicKey])).toMatchObject({ ok: true });
  });

  it('is refused by another key, with another size and when it is no checkpoint', async () => {
    const note = await signTreeHead(head, signer);
    expect(readTreeHead(note, [another.publicKey])).toEqual({
      ok: false,
      reason: 'signature-by-another-key',
    });
    expect(readTreeHead(note.replace('\n7\n', '\n8\n'), [signer.publicKey])).toEqual({
      ok: false,
      reason: 'signature-wrong',
    });
    expect(readTreeHead(note.replace('time', 'date'), [signer.publicKey])).toEqual({
      ok: false,
      reason: 'malformed',
    });
  });
});

describe('a sealed batch', () => {
  it('continues the tree and stays consistent with the head before it', async () => {
    const first = await someBatch(5);
    const second = await sealBatch(
      first.frontier,
      [someEntry(5), someEntry(6, { kind: 'revocation', previous: null })],
      {
        origin,
        time: '2026-11-16T16:00:00Z',
        signer,
      },
    );
    expect(second.leaves.map(({ index }) => index)).toEqual([5, 6]);
    const proof = consistencyProof(5, 7, reader([...first.nodes, ...second.nodes])) ?? [];
    expect(verifyConsistency(first.head, second.head, proof)).toBe(true);
  });
});

describe('a proof bundle', () => {
  async function someBundle(place: number) {
    const batch = await someBatch(11);
    const path = inclusionProof(place, 11, reader(batch.nodes)) ?? [];
    return { entry: someEntry(place), index: place, head: batch.checkpoint, path };
  }

  it('is read back from its text and shows the entry', async () => {
    const text = writeProofBundle(await someBundle(4));
    const bundle = readProofBundle(text);
    expect(bundle && verifyProofBundle(bundle, [signer.publicKey])).toMatchObject({
      ok: true,
      head: { size: 11 },
    });
  });

  it('refuses a forged entry', async () => {
    const bundle = {
      version: 1 as const,
      ...(await someBundle(4)),
      entry: someEntry(4, { digest: digestOf({ place: 5 }) }),
    };
    expect(verifyProofBundle(bundle, [signer.publicKey])).toEqual({ ok: false, reason: 'entry-not-in-tree' });
  });

  it('refuses a head that the log did not sign', async () => {
    const bundle = { version: 1 as const, ...(await someBundle(4)) };
    expect(verifyProofBundle(bundle, [another.publicKey])).toEqual({
      ok: false,
      reason: 'head-not-signed-by-log',
    });
  });

  it.each(['', '{}', 'null', '{"version":1}', '[1'])('does not read %j as a bundle', (text) => {
    expect(readProofBundle(text)).toBeNull();
  });
});
