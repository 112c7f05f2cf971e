import { z } from 'zod';
import { base64Text } from './bytes.js';
import type { Json, JsonObject } from './json.js';
import { readMultikey, writeMultikey } from './keys.js';

/** What a key is for: credentials and status lists, tree heads, or PDF files. */
export type KeyPurpose = 'credential' | 'log' | 'document';

/** From when until when a society signed with a key, as ISO instants. What was signed in between stays valid. */
export interface KeyPeriod {
  usedFrom: string;
  /** Null while the key is in use. */
  usedUntil: string | null;
  /** When the key fell into other hands: from then on nothing that it signed is believed, whatever date it bears. */
  revoked: string | null;
}

export type PublishedKey = KeyPeriod & { id: string } & (
    | { purpose: 'credential' | 'log'; publicKey: Uint8Array }
    | {
        purpose: 'document';
        /** The X.509 certificate, DER. */
        certificate: Uint8Array;
        /** Its public key as a JWK. */
        jwk: JsonObject;
      }
  );

export interface DidFacts {
  did: string;
  /** The page that explains the keys to people. */
  page: string;
  /** The public log: its name, and where it is served. */
  log: { origin: string; url: string };
  /** All keys there ever were. */
  keys: readonly PublishedKey[];
}

const instant = 'http://www.w3.org/2001/XMLSchema#dateTime';

/** What our documents say that the standards have no word for. */
const ownTerms = {
  usedFrom: { '@id': 'https://schema.org/validFrom', '@type': instant },
  usedUntil: { '@id': 'https://schema.org/validThrough', '@type': instant },
  name: 'https://schema.org/name',
  WebPage: 'https://schema.org/WebPage',
  TransparencyLog: 'https://www.rfc-editor.org/info/rfc9162',
};

/**
 * The document of a did:web (W3C Decentralized Identifiers 1.0; keys by Controlled Identifiers 1.0). Keys are never
 * taken out: a key that is no longer used keeps its dates, so that what it signed can still be checked. Its end is
 * our own `usedUntil` and not the standard's `expires`, which would void the old signatures with the key.
 */
export function didDocument({ did, page, log, keys }: DidFacts): JsonObject {
  const ids = (purpose: KeyPurpose) => keys.filter((key) => key.purpose === purpose).map(({ id }) => id);

  return {
    '@context': [
      'https://www.w3.org/ns/did/v1',
      'https://w3id.org/security/multikey/v1',
      'https://w3id.org/security/jwk/v1',
      ownTerms,
    ],
    id: did,
    verificationMethod: keys.map((key) => verificationMethod(did, key)),
    assertionMethod: [...ids('credential'), ...ids('document')],
    service: [
      { id: `${did}#page`, type: 'WebPage', serviceEndpoint: page },
      { id: `${did}#log`, type: 'TransparencyLog', name: log.origin, serviceEndpoint: log.url },
    ],
  };
}

function verificationMethod(did: string, key: PublishedKey): JsonObject {
  const { id, usedFrom, usedUntil, revoked } = key;
  const period = {
    usedFrom,
    ...(usedUntil === null ? {} : { usedUntil }),
    ...(revoked === null ? {} : { revoked }),
  };
  if (key.purpose === 'document') {
    const publicKeyJwk = { ...key.jwk, x5c: [base64Text.write(key.certificate)] };

    return { id, type: 'JsonWebKey', controller: did, ...period, publicKeyJwk };
  }
  return {
    id,
    type: 'Multikey',
    controller: did,
    ...period,
    publicKeyMultibase: writeMultikey(key.publicKey),
  };
}

const method = z.object({
  id: z.string(),
  controller: z.string(),
  publicKeyMultibase: z.string().optional(),
  publicKeyJwk: z.looseObject({ x5c: z.array(z.string()).max(8).optional() }).optional(),
  usedFrom: z.iso.datetime().optional(),
  usedUntil: z.iso.datetime().optional(),
  revoked: z.iso.datetime().optional(),
});
const document = z.object({
  id: z.string(),
  verificationMethod: z.array(method).max(500),
  assertionMethod: z.array(z.string()).max(500),
  service: z
    .array(z.object({ type: z.string(), name: z.string().optional(), serviceEndpoint: z.unknown() }))
    .max(50)
    .optional(),
});

/** A key that a society publishes, as far as it is of a kind that certificates use. */
export interface KnownKey {
  id: string;
  /** Whether it may sign credentials and documents, and not tree heads alone. */
  asserts: boolean;
  ed25519: Uint8Array | null;
  /** X.509, DER. */
  certificate: Uint8Array | null;
  usedFrom: string | null;
  usedUntil: string | null;
  revoked: string | null;
}

export interface KnownIssuer {
  did: string;
  keys: KnownKey[];
  /** Its public logs: their names, and where they are served. */
  logs: { origin: string; url: string }[];
}

/** Reads the document of a did; null when it is not one, or is about another did. */
export function readDidDocument(did: string, value: Json): KnownIssuer | null {
  const reading = document.safeParse(value);
  if (!reading.success || reading.data.id !== did) return null;
  const { verificationMethod: methods, assertionMethod, service = [] } = reading.data;
  const keys = methods
    .filter(({ controller }) => controller === did)
    .map((entry) => ({
      id: entry.id,
      asserts: assertionMethod.includes(entry.id),
      ed25519: entry.publicKeyMultibase === undefined ? null : readMultikey(entry.publicKeyMultibase),
      certificate: base64Text.read(entry.publicKeyJwk?.x5c?.[0] ?? '-'),
      usedFrom: entry.usedFrom ?? null,
      usedUntil: entry.usedUntil ?? null,
      revoked: entry.revoked ?? null,
    }));
  const logs = service.flatMap(({ type, name: origin, serviceEndpoint: url }) =>
    type === 'TransparencyLog' && origin !== undefined && typeof url === 'string' ? [{ origin, url }] : [],
  );

  return { did, keys, logs };
}

/**
 * Where the document of a did:web is served, such as `https://learn.example.org/societies/agps/did.json`; null when
 * the text is no did:web. On one's own machine (`localhost`, `127.0.0.1`) it is http.
 */
export function didWebAddress(did: string): string | null {
  const [, host, path] =
    /^did:web:([A-Za-z0-9.-]+(?:%3[Aa]\d{1,5})?)((?::[A-Za-z0-9._-]+)*)$/.exec(did) ?? [];
  if (host === undefined || path === undefined) return null;
  const folder = path === '' ? '/.well-known' : path.replaceAll(':', '/');

  const scheme = /^(?:localhost|127\.0\.0\.1)(?:%3a|$)/i.test(host) ? 'http' : 'https';

  return `${scheme}://${host.replace(/%3a/i, ':')}${folder}/did.json`;
}

/** Why a key does not vouch for what was signed at an instant; null when it does. */
export function keyObjection(key: KnownKey, instant: string): 'key-revoked' | 'key-not-in-use' | null {
  if (key.revoked !== null) return 'key-revoked';
  const time = new Date(instant).getTime();
  const begun = key.usedFrom === null || new Date(key.usedFrom).getTime() <= time;
  const ended = key.usedUntil !== null && new Date(key.usedUntil).getTime() < time;

  return begun && !ended ? null : 'key-not-in-use';
}
