import canonicalize from 'canonicalize';
import { sha256 } from '@noble/hashes/sha2.js';
import { z } from 'zod';
import { hexadecimal, utf8 } from '../credential/bytes.js';
import { hashLeaf } from './tree.js';

const digest = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits');

/** What the log says of a certificate; names nobody, because the log is for everyone to read. */
export const logEntry = z.strictObject({
  kind: z.enum(['award', 'supersession', 'revocation', 'reinstatement']),
  /** The code of the certificate that this is about: of a supersession, the one that takes the other's place. */
  code: z.string().min(1).max(40),
  /** `digestOf` that certificate's credential. */
  digest,
  /** When it was decided, an ISO instant. */
  time: z.iso.datetime(),
  /**
   * The leaf hash of the entry that this one follows: of the certificate superseded or revoked, of the revocation that a
   * reinstatement takes back; null for an award.
   */
  previous: digest.nullable(),
});

export type LogEntry = z.infer<typeof logEntry>;

/** JSON in the one form that RFC 8785 gives it, as bytes. */
export function canonicalJson(value: unknown): Uint8Array {
  return utf8(canonicalText(value));
}

function canonicalText(value: unknown): string {
  return canonicalize(value) ?? 'null';
}

/** SHA-256 over the canonical JSON of a credential without its proof, in hexadecimal: what an entry commits to. */
export function digestOf(credential: Readonly<Record<string, unknown>>): string {
  const { proof: _, ...claims } = credential;

  return hexadecimal.write(sha256(canonicalJson(claims)));
}

/** An entry as the bytes of its leaf: canonical JSON (RFC 8785), which is what its hash is over. */
export function writeEntry(entry: LogEntry): string {
  return canonicalText(entry);
}

/** The hash of an entry's leaf. */
export function entryHash(entry: LogEntry): Uint8Array {
  return hashLeaf(utf8(writeEntry(entry)));
}
