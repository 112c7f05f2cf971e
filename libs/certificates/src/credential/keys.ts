import { ed25519 } from '@noble/curves/ed25519.js';
import { attempt, multibase58 } from './bytes.js';

/**
 * Whoever can sign with an Ed25519 key: a key in memory, or a service that keeps it. The signature is 64 bytes, and
 * the same for the same message, as RFC 8032 has it.
 */
export interface Ed25519Signer {
  /** The verification method, such as `did:web:learn.example.org:societies:agps#key-1`. */
  id: string;
  /** 32 bytes. */
  publicKey: Uint8Array;
  sign: (message: Uint8Array) => Promise<Uint8Array>;
}

/** A signer around the 32 secret bytes of a key, in plain JavaScript: it runs where no other cryptography does. */
export function ed25519Signer(id: string, secret: Uint8Array): Ed25519Signer {
  return {
    id,
    publicKey: ed25519.getPublicKey(secret),
    sign: (message) => Promise.resolve(ed25519.sign(message, secret)),
  };
}

/** Whether a signature of 64 bytes over a message is by the key; anything malformed is not. */
export function verifyEd25519(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  return attempt(() => ed25519.verify(signature, message, publicKey, { zip215: false })) ?? false;
}

/** What says "an Ed25519 public key follows" in a Multikey (multicodec 0xed, as a varint). */
const ed25519Prefix = [0xed, 0x01] as const;

/** An Ed25519 public key as `publicKeyMultibase` of a Multikey (W3C Controlled Identifiers 1.0). */
export function writeMultikey(publicKey: Uint8Array): string {
  return multibase58.write(Uint8Array.of(...ed25519Prefix, ...publicKey));
}

/** The 32 bytes of an Ed25519 Multikey, or null for any other. */
export function readMultikey(text: string): Uint8Array | null {
  const bytes = multibase58.read(text);
  if (bytes?.length !== 34 || bytes[0] !== ed25519Prefix[0] || bytes[1] !== ed25519Prefix[1]) return null;

  return bytes.subarray(2);
}
