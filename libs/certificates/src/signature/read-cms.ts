import { sha256 } from '@noble/hashes/sha2.js';
import { ObjectIdentifier, OctetString } from 'asn1js';
import {
  Certificate,
  ContentInfo,
  createECDSASignatureFromCMS,
  IssuerAndSerialNumber,
  SignedData,
  TSTInfo,
  type SignerInfo,
} from 'pkijs';
import { attempt, sameBytes } from '../credential/bytes.js';
import { assembled } from './cms.js';
import { der, membersOf, readDer } from './der.js';
import { oid } from './oids.js';
import { isSignedBy } from './signer.js';
import { owned, type Subtle } from './subtle.js';
import { readCertificate, type KnownCertificate } from './x509.js';

/** A CMS signature by one signer, as far as it is of the kind that certificates and time-stamps use. */
interface ReadSignature {
  signer: KnownCertificate;
  /** All that came along, DER. */
  certificates: Uint8Array[];
  /** SHA-256 of the signer's certificate as the signed attributes state it; null when they do not. */
  statedCertificate: Uint8Array | null;
  contentType: string | null;
  digest: Uint8Array | null;
  /** What the signature is over, DER. */
  attributes: Uint8Array;
  signature: Uint8Array;
  /** The content, where it is within. */
  content: Uint8Array | null;
  /** DER. */
  timeStampToken: Uint8Array | null;
}

/** Reads a signature; null when it is malformed, has other than one signer, or lacks the signer's certificate. */
function readSignature(cms: Uint8Array): ReadSignature | null {
  return attempt(() => {
    const { contentType, content } = ContentInfo.fromBER(owned(cms).buffer);
    const data = contentType === oid.signedData ? new SignedData({ schema: content }) : null;
    const [info, ...others] = data?.signerInfos ?? [];
    const attributes = info?.signedAttrs?.encodedValue;
    const signer = data && info ? signerOf(data, info) : null;
    if (!data || !info || others.length > 0 || !attributes || !signer) return null;

    const stated = attributeOf(info, oid.signingCertificateV2);
    const type = attributeOf(info, oid.contentType);
    const token = info.unsignedAttrs?.attributes.find(({ type: kind }) => kind === oid.timeStampToken)
      ?.values[0];

    return {
      signer,
      certificates: (data.certificates ?? []).map((certificate) => der(certificate.toSchema())),
      statedCertificate: stated ? firstOctets(stated) : null,
      contentType: type && asIdentifier(type),
      digest: firstOctets(attributeOf(info, oid.messageDigest)),
      attributes: new Uint8Array(attributes),
      signature: new Uint8Array(info.signature.getValue()),
      content: data.encapContentInfo.eContent
        ? new Uint8Array(data.encapContentInfo.eContent.getValue())
        : null,
      timeStampToken: token ? der(token) : null,
    };
  });
}

export type SignatureProblem =
  | 'signature-unreadable'
  | 'digest-differs'
  | 'signature-wrong'
  | 'certificate-not-stated'
  | 'certificate-not-valid-then';

export type SignatureReading =
  | { ok: true; signer: KnownCertificate; signature: Uint8Array; timeStampToken: Uint8Array | null }
  | { ok: false; reason: SignatureProblem; signer: KnownCertificate | null };

/** Checks a detached signature over a SHA-256 digest that claims to be made at an instant. */
export async function checkDetached<K>(
  subtle: Subtle<K>,
  cms: Uint8Array,
  digest: Uint8Array,
  at: Date,
): Promise<SignatureReading> {
  const reading = readSignature(cms);
  const signer = reading?.signer ?? null;
  const no = (reason: SignatureProblem) => ({ ok: false as const, reason, signer });
  if (!reading || !signer || reading.contentType !== oid.data) return no('signature-unreadable');
  if (!reading.digest || !sameBytes(reading.digest, digest)) return no('digest-differs');
  const stated = reading.statedCertificate;
  if (!stated || !sameBytes(stated, sha256(signer.der))) return no('certificate-not-stated');
  if (!isPlain(cms, reading)) return no('signature-unreadable');
  if (!(await holds(subtle, reading))) return no('signature-wrong');
  if (!(at >= signer.validFrom && at <= signer.validUntil)) return no('certificate-not-valid-then');

  return { ok: true, signer, signature: reading.signature, timeStampToken: reading.timeStampToken };
}

export type StampReading =
  | { ok: true; time: string; by: string }
  | { ok: false; reason: 'time-stamp-wrong' | 'time-stamp-unreadable' };

/** Checks that a time-stamp token is over a signature and signed as it says. Whom to trust with time is not judged. */
export async function checkTimeStamp<K>(
  subtle: Subtle<K>,
  token: Uint8Array,
  signature: Uint8Array,
): Promise<StampReading> {
  const reading = readSignature(token);
  const content = reading?.contentType === oid.timeStampInfo ? reading.content : null;
  const info = content && attempt(() => TSTInfo.fromBER(owned(content).buffer));
  if (!reading?.digest || !content || !info) return { ok: false, reason: 'time-stamp-unreadable' };
  const imprint = new Uint8Array(info.messageImprint.hashedMessage.getValue());
  const fits = sameBytes(imprint, sha256(signature)) && sameBytes(reading.digest, sha256(content));
  if (!fits || !(await holds(subtle, reading))) return { ok: false, reason: 'time-stamp-wrong' };

  return { ok: true, time: info.genTime.toISOString(), by: reading.signer.name };
}

/**
 * Whether a signature is written as `detachedSignature` writes it. Much of CMS is not signed; whoever alters that part
 * is found out here.
 */
function isPlain(cms: Uint8Array, reading: ReadSignature): boolean {
  const { signer, certificates, attributes, signature, timeStampToken: token } = reading;
  const { algorithm, issuer, serial } = signer;
  if (!algorithm) return false;
  const plain = assembled({ algorithm, issuer, serial, certificates, attributes, signature, token });

  return sameBytes(plain, cms.subarray(0, plain.length));
}

async function holds<K>(
  subtle: Subtle<K>,
  { signer, signature, attributes }: ReadSignature,
): Promise<boolean> {
  const plain = signer.algorithm === 'rsa' ? signature : plainSignature(signature);

  return plain !== null && isSignedBy(subtle, signer, plain, attributes);
}

/** The two numbers of an ECDSA signature in 32 bytes each, as Web Cryptography has them. */
function plainSignature(signature: Uint8Array): Uint8Array | null {
  const value = readDer(signature);

  return value && attempt(() => new Uint8Array(createECDSASignatureFromCMS(value, 32)));
}

function signerOf(data: SignedData, info: SignerInfo): KnownCertificate | null {
  const { sid } = info;
  const certificates = (data.certificates ?? []).filter((entry) => entry instanceof Certificate);
  const found =
    sid instanceof IssuerAndSerialNumber
      ? certificates.find(
          ({ serialNumber, issuer }) => serialNumber.isEqual(sid.serialNumber) && issuer.isEqual(sid.issuer),
        )
      : undefined;

  return found ? readCertificate(der(found.toSchema())) : null;
}

function attributeOf({ signedAttrs }: SignerInfo, type: string): Uint8Array | null {
  const value = signedAttrs?.attributes.find((attribute) => attribute.type === type)?.values[0];

  return value ? der(value) : null;
}

/** The first octet string within a value, itself included; a hash algorithm before it, other than SHA-256, is none. */
function firstOctets(value: Uint8Array | null): Uint8Array | null {
  let here = value && readDer(value);
  while (here && !(here instanceof OctetString)) here = membersOf(here)[0] ?? null;

  return here ? new Uint8Array(here.getValue()) : null;
}

function asIdentifier(value: Uint8Array): string | null {
  const read = readDer(value);

  return read instanceof ObjectIdentifier ? read.getValue() : null;
}
