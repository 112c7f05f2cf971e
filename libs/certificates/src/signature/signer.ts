import { sha256 } from '@noble/hashes/sha2.js';
import { octets, sequence, tagged, type Der } from './der.js';
import { subtleAlgorithm, owned, type DocumentAlgorithm, type Subtle } from './subtle.js';
import { readCertificate, readPem, readPemCertificates, type KnownCertificate } from './x509.js';

/** Whoever can sign documents for a society: a key in memory, or a service that keeps it. */
export interface DocumentSigner {
  algorithm: DocumentAlgorithm;
  certificate: KnownCertificate;
  /** What a signature states of the certificate; worked out once. */
  stated: Der;
  /** Certificates between the signer's own and a root, DER; none for a self-signed one. */
  chain: readonly Uint8Array[];
  /** Signs with SHA-256. ECDSA signatures are 64 bytes, r and s, as Web Cryptography has them. */
  sign: (message: Uint8Array) => Promise<Uint8Array>;
}

export type SignerRefusal = {
  ok: false;
  reason:
    | 'certificate-unreadable'
    | 'key-unreadable'
    | 'kind-of-key-not-supported'
    | 'key-does-not-fit-certificate';
};

export type SignerOpening = { ok: true; signer: DocumentSigner } | SignerRefusal;

/**
 * A signer from a certificate (DER), its chain, and whatever signs with its key. Refused: what is no certificate, and
 * keys other than ECDSA P-256 and RSA.
 */
export function documentSigner(
  certificate: Uint8Array,
  chain: readonly Uint8Array[],
  sign: DocumentSigner['sign'],
): SignerOpening {
  const known = readCertificate(certificate);
  if (!known) return { ok: false, reason: 'certificate-unreadable' };
  if (!known.algorithm) return { ok: false, reason: 'kind-of-key-not-supported' };

  return {
    ok: true,
    signer: {
      algorithm: known.algorithm,
      certificate: known,
      stated: signingCertificate(known),
      chain,
      sign,
    },
  };
}

/** A certificate by its hash, its issuer and its number (RFC 5035, ESSCertIDv2 with the default SHA-256). */
function signingCertificate({ der, issuer, serial }: KnownCertificate): Der {
  const named = sequence(sequence(tagged(4, issuer)), serial);

  return sequence(sequence(sequence(octets(sha256(der)), named)));
}

/**
 * A signer from a society's own key and certificate. `certificates` and `key` are PEM text: the certificate first, its
 * chain behind it, and the key as PKCS#8. Refused besides what `documentSigner` refuses: a key that is unreadable or
 * encrypted, and one that is not the certificate's.
 */
export async function signerFromPem<K>(
  subtle: Subtle<K>,
  { certificates, key }: { certificates: string; key: string },
): Promise<SignerOpening> {
  const [certificate = new Uint8Array(), ...chain] = readPemCertificates(certificates);
  const [pkcs8] = readPem(key, 'PRIVATE KEY');

  return pkcs8
    ? signerFromKey(subtle, { certificate, chain, pkcs8 })
    : { ok: false, reason: 'key-unreadable' };
}

/** As `signerFromPem`, from DER. */
export async function signerFromKey<K>(
  subtle: Subtle<K>,
  { certificate, chain, pkcs8 }: { certificate: Uint8Array; chain: readonly Uint8Array[]; pkcs8: Uint8Array },
): Promise<SignerOpening> {
  const known = readCertificate(certificate);
  if (!known) return { ok: false, reason: 'certificate-unreadable' };
  if (!known.algorithm) return { ok: false, reason: 'kind-of-key-not-supported' };

  const algorithm = subtleAlgorithm(known.algorithm);
  const secret = await importedKey(subtle, pkcs8, algorithm);
  if (secret === null) return { ok: false, reason: 'key-unreadable' };
  const sign: DocumentSigner['sign'] = async (message) =>
    new Uint8Array(await subtle.sign(algorithm, secret, owned(message)));
  if (!(await isSignedBy(subtle, known, await sign(known.der), known.der))) {
    return { ok: false, reason: 'key-does-not-fit-certificate' };
  }
  return documentSigner(certificate, chain, sign);
}

/** Whether a signature, in the form of Web Cryptography, is by the certificate's key. */
export async function isSignedBy<K>(
  subtle: Subtle<K>,
  { algorithm, publicKey }: KnownCertificate,
  signature: Uint8Array,
  message: Uint8Array,
): Promise<boolean> {
  if (!algorithm) return false;
  try {
    const named = subtleAlgorithm(algorithm);
    const key = await subtle.importKey('spki', owned(publicKey), named, true, ['verify']);

    return await subtle.verify(named, key, owned(signature), owned(message));
  } catch {
    return false;
  }
}

async function importedKey<K>(
  subtle: Subtle<K>,
  pkcs8: Uint8Array,
  algorithm: { name: string; namedCurve?: string; hash?: string },
): Promise<K | null> {
  try {
    return await subtle.importKey('pkcs8', owned(pkcs8), algorithm, false, ['sign']);
  } catch {
    return null;
  }
}
