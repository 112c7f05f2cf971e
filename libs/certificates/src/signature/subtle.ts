/** The part of Web Cryptography that signatures need: `crypto.subtle` of a browser or of Node. `K` is its key. */
export interface Subtle<K> {
  importKey: (
    format: 'spki' | 'pkcs8',
    data: Uint8Array<ArrayBuffer>,
    algorithm: { name: string; namedCurve?: string; hash?: string },
    extractable: boolean,
    usages: ('sign' | 'verify')[],
  ) => Promise<K>;
  sign: (
    algorithm: { name: string; hash?: string },
    key: K,
    data: Uint8Array<ArrayBuffer>,
  ) => Promise<ArrayBuffer>;
  verify: (
    algorithm: { name: string; hash?: string },
    key: K,
    signature: Uint8Array<ArrayBuffer>,
    data: Uint8Array<ArrayBuffer>,
  ) => Promise<boolean>;
}

/** The two kinds of keys that sign documents, both with SHA-256. */
export type DocumentAlgorithm = 'ecdsa-p256' | 'rsa';

/** What Web Cryptography calls an algorithm. */
export function subtleAlgorithm(algorithm: DocumentAlgorithm) {
  return algorithm === 'rsa'
    ? { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
    : { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
}

/** A copy whose memory is its own, as Web Cryptography's types ask for. */
export function owned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
