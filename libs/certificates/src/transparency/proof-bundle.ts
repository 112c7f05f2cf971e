import { z } from 'zod';
import { base64Text } from '../credential/bytes.js';
import { entryHash, logEntry } from './entry.js';
import { verifyInclusion } from './proofs.js';
import { readTreeHead, type TreeHead } from './tree-head.js';

const hash = z.string().transform((text, context) => {
  const bytes = base64Text.read(text);
  if (bytes?.length === 32) return bytes;
  context.addIssue('must be 32 bytes in base 64');

  return z.NEVER;
});

/**
 * What a certificate carries so that anyone can see its entry in the log: the entry, its place, the head that seals
 * it, and the hashes between the two. Kept as a file beside the credential.
 */
const proofBundle = z.strictObject({
  version: z.literal(1),
  entry: logEntry,
  /** The place of the entry, from 0. */
  index: z.int().min(0),
  /** The signed head, a checkpoint as text. */
  head: z.string().max(2000),
  /** The hashes beside the way to the root, from below, in base 64. */
  path: z.array(hash).max(64),
});

export type ProofBundle = z.infer<typeof proofBundle>;

/** The bundle as JSON text. */
export function writeProofBundle(bundle: Omit<ProofBundle, 'version'>): string {
  return `${JSON.stringify({ version: 1, ...bundle, path: bundle.path.map(base64Text.write) }, null, 1)}\n`;
}

/** The bundle that JSON text is, or null. */
export function readProofBundle(text: string): ProofBundle | null {
  try {
    return proofBundle.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

export type BundleVerdict =
  | { ok: true; head: TreeHead }
  | { ok: false; reason: 'head-malformed' | 'head-not-signed-by-log' | 'entry-not-in-tree' };

/** Whether the head is signed by one of the log's keys and the entry is in the tree that it states. */
export function verifyProofBundle(bundle: ProofBundle, keys: readonly Uint8Array[]): BundleVerdict {
  const reading = readTreeHead(bundle.head, keys);
  if (!reading.ok) {
    return {
      ok: false,
      reason: reading.reason === 'malformed' ? 'head-malformed' : 'head-not-signed-by-log',
    };
  }
  const leaf = { index: bundle.index, hash: entryHash(bundle.entry) };
  if (!verifyInclusion(leaf, reading.head, bundle.path)) return { ok: false, reason: 'entry-not-in-tree' };

  return { ok: true, head: reading.head };
}
