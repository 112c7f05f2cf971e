import { Boolean as DerBoolean, UTCTime, Utf8String } from 'asn1js';
import { Certificate } from 'pkijs';
import { attempt, base64Text, utf8 } from '../credential/bytes.js';
import { isJsonObject, type JsonObject } from '../credential/json.js';
import {
  bits,
  der,
  identifier,
  integer,
  nothing,
  octets,
  readDer,
  sequence,
  setOf,
  signatureForCms,
  tagged,
  taggedBytes,
  type Der,
} from './der.js';
import { oid } from './oids.js';
import { owned, type DocumentAlgorithm } from './subtle.js';

export interface SocietyCertificate {
  /** The society's name, as the signature's owner will be shown. */
  name: string;
  /** The society's did:web, put into the certificate so that a verifier knows whom to ask for its keys. */
  did: string;
  algorithm: DocumentAlgorithm;
  /** SubjectPublicKeyInfo, DER. */
  publicKey: Uint8Array;
  /** 16 random bytes. */
  serial: Uint8Array;
  /** ISO instants; until the year 2049. */
  validFrom: string;
  validUntil: string;
  /** Signs with SHA-256, in the form of Web Cryptography. */
  sign: (message: Uint8Array) => Promise<Uint8Array>;
}

/**
 * A certificate (X.509 v3, DER) by which a society vouches for its own key: good for signatures and not for
 * certifying others. Who trusts it does so because the society's did document lists it.
 */
export async function selfSignedCertificate(facts: SocietyCertificate): Promise<Uint8Array> {
  const { name, did, algorithm, validFrom, validUntil } = facts;
  const signatureAlgorithm =
    algorithm === 'rsa'
      ? sequence(identifier(oid.rsaWithSha256), nothing)
      : sequence(identifier(oid.ecdsaWithSha256));
  const named = (type: string) => setOf(sequence(identifier(type), der(new Utf8String({ value: name }))));
  const subject = sequence(named(oid.organization), named(oid.commonName));
  const body = sequence(
    tagged(0, integer(2)),
    serialNumber(facts.serial),
    signatureAlgorithm,
    subject,
    sequence(time(validFrom), time(validUntil)),
    subject,
    facts.publicKey,
    tagged(3, sequence(...extensions(did))),
  );
  const signature = signatureForCms(algorithm, await facts.sign(body));

  return sequence(body, signatureAlgorithm, bits(signature));
}

/** No authority over others; digitalSignature and nonRepudiation; the did as an address. */
function extensions(did: string): Der[] {
  const critical = der(new DerBoolean({ value: true }));

  return [
    sequence(identifier(oid.basicConstraints), critical, octets(sequence())),
    sequence(identifier(oid.keyUsage), critical, octets(bits(Uint8Array.of(0xc0), 6))),
    sequence(identifier(oid.alternativeName), octets(sequence(taggedBytes(6, utf8(did))))),
  ];
}

/** A serial number is positive and not zero. */
function serialNumber(random: Uint8Array): Der {
  const bytes = random.slice(0, 16);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;

  return integer(bytes);
}

function time(instant: string): Der {
  return der(new UTCTime({ valueDate: new Date(instant) }));
}

/** What a certificate says, as far as signatures need it. */
export interface KnownCertificate {
  der: Uint8Array;
  /** The name of its subject: the common name, or the organization. */
  name: string;
  /** The did:web in its alternative name. */
  did: string | null;
  /** Null for keys other than P-256 and RSA. */
  algorithm: DocumentAlgorithm | null;
  /** SubjectPublicKeyInfo, DER. */
  publicKey: Uint8Array;
  /** The same as a JWK. */
  jwk: JsonObject;
  validFrom: Date;
  validUntil: Date;
  /** Issuer and serial number as DER: the name of a certificate within CMS. */
  issuer: Uint8Array;
  serial: Uint8Array;
}

/** Reads a certificate; null when the bytes are none. */
export function readCertificate(bytes: Uint8Array): KnownCertificate | null {
  return attempt(() => {
    const certificate = Certificate.fromBER(owned(bytes).buffer);
    const { subject, subjectPublicKeyInfo: key, notBefore, notAfter } = certificate;
    const named = (type: string) =>
      subject.typesAndValues.find((entry) => entry.type === type)?.value.valueBlock.value;
    const name: unknown = named(oid.commonName) ?? named(oid.organization);
    const parameters: unknown = key.algorithm.algorithmParams?.valueBlock?.toString?.();
    const isRsa = key.algorithm.algorithmId === oid.rsa;
    const isP256 = key.algorithm.algorithmId === oid.ecPublicKey && parameters === oid.p256;

    return {
      der: bytes,
      name: typeof name === 'string' ? name : 'a certificate without a name',
      did: didOf(certificate),
      algorithm: isRsa ? 'rsa' : isP256 ? 'ecdsa-p256' : null,
      publicKey: der(key.toSchema()),
      jwk: jwkOf(key.toJSON()),
      validFrom: notBefore.value,
      validUntil: notAfter.value,
      issuer: der(certificate.issuer.toSchema()),
      serial: der(certificate.serialNumber),
    };
  });
}

function didOf(certificate: Certificate): string | null {
  const extension = certificate.extensions?.find(({ extnID }) => extnID === oid.alternativeName);
  const names: unknown = extension?.parsedValue?.altNames;
  if (!Array.isArray(names)) return null;
  const found: unknown = names.find(
    (entry: { value?: unknown }) => typeof entry.value === 'string' && entry.value.startsWith('did:web:'),
  )?.value;

  return typeof found === 'string' ? found : null;
}

function jwkOf(value: unknown): JsonObject {
  const json: JsonObject[string] = JSON.parse(JSON.stringify(value));

  return isJsonObject(json) ? json : {};
}

/** The certificates of a PEM text, DER, in their order. */
export function readPemCertificates(pem: string): Uint8Array[] {
  return readPem(pem, 'CERTIFICATE').filter((bytes) => readDer(bytes) !== null);
}

/** The contents of a PEM text's blocks with a label, such as `PRIVATE KEY` for PKCS#8. */
export function readPem(pem: string, label: string): Uint8Array[] {
  const blocks = pem.matchAll(
    new RegExp(`-----BEGIN ${label}-----([A-Za-z0-9+/=\\s]+)-----END ${label}-----`, 'g'),
  );

  return [...blocks].flatMap(([, body = '']) => base64Text.read(body.replace(/\s/g, '')) ?? []);
}
