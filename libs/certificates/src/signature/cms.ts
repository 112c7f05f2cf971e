import { sha256 } from '@noble/hashes/sha2.js';
import { joinBytes } from '../credential/bytes.js';
import {
  identifier,
  integer,
  nothing,
  octets,
  sequence,
  setOf,
  sha256Identifier,
  signatureForCms,
  tagged,
  taggedSet,
  type Der,
} from './der.js';
import { oid } from './oids.js';
import type { DocumentSigner } from './signer.js';
import type { DocumentAlgorithm } from './subtle.js';

/** Fetches a time-stamp token (RFC 3161, DER) over a SHA-256 digest; null when the service gives none. */
export type TimeStamper = (digest: Uint8Array) => Promise<Uint8Array | null>;

/**
 * A detached signature (CMS SignedData, DER) over a document's SHA-256 digest, as PAdES baseline B-B asks for (ETSI EN
 * 319 142-1): the digest, the kind of content and the hash of the signer's certificate are signed, and no signing
 * time, which a PDF states itself. With a time-stamper it is B-T; null when that gives no token.
 */
export async function detachedSignature(
  digest: Uint8Array,
  signer: DocumentSigner,
  stamp?: TimeStamper,
): Promise<Uint8Array | null> {
  const { certificate, chain, algorithm } = signer;
  const attributes = [
    attribute(oid.contentType, identifier(oid.data)),
    attribute(oid.messageDigest, octets(digest)),
    attribute(oid.signingCertificateV2, signer.stated),
  ];
  const signature = signatureForCms(algorithm, await signer.sign(setOf(...attributes)));
  const token = stamp ? await stamp(sha256(signature)) : undefined;
  if (token === null) return null;

  return assembled({
    algorithm,
    issuer: certificate.issuer,
    serial: certificate.serial,
    certificates: [certificate.der, ...chain],
    attributes: setOf(...attributes),
    signature,
    token: token ?? null,
  });
}

/** Everything that a detached signature consists of. */
export interface SignatureParts {
  algorithm: DocumentAlgorithm;
  issuer: Der;
  serial: Der;
  certificates: readonly Der[];
  /** The signed attributes, as the set that is signed. */
  attributes: Der;
  /** As CMS has it. */
  signature: Uint8Array;
  token: Der | null;
}

/** The signature that consists of these parts; there is one way to write it. */
export function assembled({
  algorithm,
  issuer,
  serial,
  certificates,
  attributes,
  signature,
  token,
}: SignatureParts): Der {
  const kind =
    algorithm === 'rsa' ? sequence(identifier(oid.rsa), nothing) : sequence(identifier(oid.ecdsaWithSha256));
  const signerInfo = sequence(
    integer(1),
    sequence(issuer, serial),
    sha256Identifier,
    // The same bytes under another tag (RFC 5652, 5.4).
    joinBytes(Uint8Array.of(0xa0), attributes.subarray(1)),
    kind,
    octets(signature),
    ...(token ? [taggedSet(1, attribute(oid.timeStampToken, token))] : []),
  );
  const signedData = sequence(
    integer(1),
    setOf(sha256Identifier),
    sequence(identifier(oid.data)),
    taggedSet(0, ...certificates),
    setOf(signerInfo),
  );
  return sequence(identifier(oid.signedData), tagged(0, signedData));
}

function attribute(type: string, value: Der): Der {
  return sequence(identifier(type), setOf(value));
}
