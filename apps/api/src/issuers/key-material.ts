import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  type KeyObject,
} from 'node:crypto';
import {
  documentSigner,
  selfSignedCertificate,
  type DocumentSigner,
  type Ed25519Signer,
} from '@cohesion/certificates';

/** A new or brought key, before it is sealed. */
export type KeyMaterial = Readonly<{
  /** PKCS#8, DER. */
  secret: Buffer;
  /** 32 bytes of Ed25519, or SubjectPublicKeyInfo of a key that signs documents. */
  publicKey: Buffer;
  /** X.509, DER; null for Ed25519. */
  certificate: Buffer | null;
  chain: Buffer[];
}>;

/** What stands before the 32 bytes of an Ed25519 key in SubjectPublicKeyInfo (RFC 8410). */
const ed25519Prefix = Buffer.from('302a300506032b6570032100', 'hex');

/** Certificates of our own end here at the latest: their dates have two digits for the year (RFC 5280, 4.1.2.5). */
const lastInstant = Date.UTC(2049, 11, 31, 23, 59, 59);
/** In years. Nobody has to renew it in time; a key can be replaced on any day. */
const certificateYears = 20;

export function makeEd25519(): KeyMaterial {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const info = publicKey.export({ type: 'spki', format: 'der' });

  return {
    secret: privateKey.export({ type: 'pkcs8', format: 'der' }),
    publicKey: info.subarray(ed25519Prefix.length),
    certificate: null,
    chain: [],
  };
}

/** A P-256 key with a certificate by which the society vouches for it, naming its did. */
export async function makeP256(facts: { name: string; did: string; from: Date }): Promise<KeyMaterial> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const info = publicKey.export({ type: 'spki', format: 'der' });
  const until = new Date(facts.from);
  until.setUTCFullYear(until.getUTCFullYear() + certificateYears);
  const certificate = await selfSignedCertificate({
    name: facts.name,
    did: facts.did,
    algorithm: 'ecdsa-p256',
    publicKey: info,
    serial: randomBytes(16),
    validFrom: facts.from.toISOString(),
    validUntil: new Date(Math.min(until.getTime(), lastInstant)).toISOString(),
    sign: signingDocuments(privateKey),
  });

  return {
    secret: privateKey.export({ type: 'pkcs8', format: 'der' }),
    publicKey: info,
    certificate: Buffer.from(certificate),
    chain: [],
  };
}

/** `secret` is PKCS#8, DER. */
export function openEd25519(id: string, publicKey: Uint8Array, secret: Buffer): Ed25519Signer {
  const key = createPrivateKey({ key: secret, type: 'pkcs8', format: 'der' });

  return { id, publicKey, sign: async (message) => sign(null, message, key) };
}

/** `secret` is PKCS#8, DER. Throws for a certificate that was not accepted when it came. */
export function openDocumentKey(
  certificate: Uint8Array,
  chain: readonly Uint8Array[],
  secret: Buffer,
): DocumentSigner {
  const key = createPrivateKey({ key: secret, type: 'pkcs8', format: 'der' });
  const opening = documentSigner(certificate, chain, signingDocuments(key));
  if (!opening.ok) throw new Error(`The certificate of a society's key is off: ${opening.reason}`);

  return opening.signer;
}

/** In the form of Web Cryptography: r and s of ECDSA, one behind the other. */
const signingDocuments =
  (key: KeyObject): DocumentSigner['sign'] =>
  async (message) =>
    sign('sha256', message, { key, dsaEncoding: 'ieee-p1363' });

/** What kind of key it is, in words, such as "RSA 3072". */
export function kindOfKey({
  publicKey,
  certificate,
}: Pick<KeyMaterial, 'publicKey' | 'certificate'>): string {
  if (!certificate) return 'Ed25519';
  const { asymmetricKeyType, asymmetricKeyDetails } = createPublicKey({
    key: publicKey,
    type: 'spki',
    format: 'der',
  });

  return asymmetricKeyType === 'rsa' ? `RSA ${asymmetricKeyDetails?.modulusLength ?? ''}` : 'ECDSA P-256';
}
