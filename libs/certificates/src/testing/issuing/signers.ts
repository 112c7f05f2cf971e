import { webcrypto } from 'node:crypto';
import { documentSigner, type DocumentSigner } from '../../signature/signer.js';
import { subtleAlgorithm, type DocumentAlgorithm } from '../../signature/subtle.js';
import { selfSignedCertificate, type SocietyCertificate } from '../../signature/x509.js';

export const subtle = webcrypto.subtle;

/** A new key with a certificate for it, as a society has them. */
export async function someSigner(
  algorithm: DocumentAlgorithm,
  changes: Partial<SocietyCertificate> = {},
): Promise<DocumentSigner & { pkcs8: Uint8Array }> {
  const named = subtleAlgorithm(algorithm);
  const { privateKey, publicKey } = await subtle.generateKey(
    { ...named, namedCurve: 'P-256', modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) },
    true,
    ['sign', 'verify'],
  );
  const sign = async (message: Uint8Array) =>
    new Uint8Array(await subtle.sign(named, privateKey, new Uint8Array(message)));
  const certificate = await selfSignedCertificate({
    name: 'Sample Society',
    did: 'did:web:learn.example.org:societies:sample',
    algorithm,
    publicKey: new Uint8Array(await subtle.exportKey('spki', publicKey)),
    serial: new Uint8Array(16).fill(0xab),
    validFrom: '2026-01-01T00:00:00Z',
    validUntil: '2031-01-01T00:00:00Z',
    sign,
    ...changes,
  });
  const opening = documentSigner(certificate, [], sign);
  if (!opening.ok) throw new Error(opening.reason);
  return { ...opening.signer, pkcs8: new Uint8Array(await subtle.exportKey('pkcs8', privateKey)) };
}
