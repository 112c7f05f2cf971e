import { base58, base64, base64urlnopad, hex } from '@scure/base';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** The text of UTF-8 bytes, or null when they are none. */
export function readUtf8(bytes: Uint8Array): string | null {
  return attempt(() => decoder.decode(bytes));
}

export function joinBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}

export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

/** A reader and a writer of bytes as text; reading anything else answers null. */
interface Alphabet {
  write: (bytes: Uint8Array) => string;
  read: (text: string) => Uint8Array | null;
}

export const hexadecimal: Alphabet = { write: hex.encode, read: (text) => attempt(() => hex.decode(text)) };
export const base64Text: Alphabet = {
  write: base64.encode,
  read: (text) => attempt(() => base64.decode(text)),
};
export const base64Url: Alphabet = {
  write: base64urlnopad.encode,
  read: (text) => attempt(() => base64urlnopad.decode(text)),
};
/** Multibase with base 58, as Bitcoin has it: the letter z and the digits. */
export const multibase58: Alphabet = {
  write: (bytes) => `z${base58.encode(bytes)}`,
  read: (text) => (text.startsWith('z') ? attempt(() => base58.decode(text.slice(1))) : null),
};

/** What `read` answers, or null when it throws: for libraries that refuse what they read by throwing. */
export function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
