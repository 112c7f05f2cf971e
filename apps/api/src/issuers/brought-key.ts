import { createPrivateKey, webcrypto, X509Certificate, type KeyObject } from 'node:crypto';
import { signerFromPem, type DocumentSigner, type SignerRefusal } from '@cohesion/certificates';
import type { FieldProblem } from '@cohesion/contracts';
import type { KeyMaterial } from './key-material.js';

export type BroughtKey =
  Readonly<{ ok: true; material: KeyMaterial }> | Readonly<{ ok: false; problem: FieldProblem }>;

/** Weaker keys have no place in what is kept for years, larger ones slow down every certificate. In bits. */
const rsaBits = { least: 2048, most: 4096 };
/** Each certificate of a society carries them. In bytes. */
const maxChainBytes = 12_000;
/** A certificate that ends sooner is not worth bringing. In milliseconds. */
const leastValidity = 7 * 24 * 60 * 60_000;

const refusals: Readonly<Record<SignerRefusal['reason'], FieldProblem>> = {
  'certificate-unreadable': {
    field: 'certificates',
    message: 'This is no certificate. Paste everything from -----BEGIN CERTIFICATE----- to its end',
  },
  'key-unreadable': {
    field: 'key',
    message:
      'This is no key, or it is protected by a password. Paste it without one, from -----BEGIN PRIVATE KEY----- to its end',
  },
  'kind-of-key-not-supported': {
    field: 'certificates',
    message: 'The certificate is for a kind of key that PDF viewers do not all know. Use ECDSA P-256 or RSA',
  },
  'key-does-not-fit-certificate': { field: 'key', message: 'This key is not the one of the certificate' },
};

const off = (field: string, message: string): BroughtKey => ({ ok: false, problem: { field, message } });

/**
 * A society's own key and certificate, as PEM: the certificate first, those that vouch for it behind. Refused with the
 * field that is off: what cannot be read, keys that do not fit or are too weak, certificates that are not valid for at
 * least a week from `now`, and chains in the wrong order.
 */
export async function readBroughtKey(
  { certificates, key }: { certificates: string; key: string },
  now: Date,
): Promise<BroughtKey> {
  const secret = readKey(key);
  // What has no key is still asked whether it is a certificate: both fields may be off.
  const pkcs8 = secret?.export({ type: 'pkcs8', format: 'pem' }) ?? '';
  const opening = await signerFromPem(webcrypto.subtle, { certificates, key: String(pkcs8) });
  if (!opening.ok) return { ok: false, problem: refusals[opening.reason] };
  if (!secret) return { ok: false, problem: refusals['key-unreadable'] };
  const { certificate, chain } = opening.signer;
  const objection =
    strengthProblem(secret) ?? periodProblem(certificate, now) ?? chainProblem(opening.signer);
  if (objection) return objection;

  return {
    ok: true,
    material: {
      secret: secret.export({ type: 'pkcs8', format: 'der' }),
      publicKey: Buffer.from(certificate.publicKey),
      certificate: Buffer.from(certificate.der),
      chain: chain.map((der) => Buffer.from(der)),
    },
  };
}

/** Any form of PEM that OpenSSL writes for keys without a password. */
function readKey(pem: string): KeyObject | null {
  try {
    return createPrivateKey(pem);
  } catch {
    return null;
  }
}

function strengthProblem({ asymmetricKeyDetails }: KeyObject): BroughtKey | null {
  const bits = asymmetricKeyDetails?.modulusLength;
  if (bits === undefined || (bits >= rsaBits.least && bits <= rsaBits.most)) return null;

  return off(
    'key',
    `This RSA key has ${bits} bits. Use one with ${rsaBits.least} to ${rsaBits.most}, or ECDSA P-256`,
  );
}

function periodProblem(
  { validFrom, validUntil }: DocumentSigner['certificate'],
  now: Date,
): BroughtKey | null {
  if (validFrom > now) return off('certificates', `The certificate begins on ${day(validFrom)}`);
  if (validUntil <= now) return off('certificates', `The certificate ended on ${day(validUntil)}`);
  if (validUntil.getTime() - now.getTime() < leastValidity)
    return off(
      'certificates',
      `The certificate ends on ${day(validUntil)}. Bring one that is valid for longer`,
    );

  return null;
}

function chainProblem({ certificate, chain }: DocumentSigner): BroughtKey | null {
  if (chain.reduce((sum, { length }) => sum + length, 0) > maxChainBytes)
    return off('certificates', 'These are more certificates than a file can carry. Leave out the root');
  const links = [certificate.der, ...chain].flatMap((der) => readLink(der) ?? []);
  if (links.length <= chain.length) return { ok: false, problem: refusals['certificate-unreadable'] };
  const broken = links.findIndex((link, place) => {
    const next = links[place + 1];

    return next !== undefined && !(link.checkIssued(next) && link.verify(next.publicKey));
  });

  return broken === -1
    ? null
    : off(
        'certificates',
        `Certificate ${broken + 2} did not issue the one before it. Put your own first, then who issued it, and so on`,
      );
}

function readLink(der: Uint8Array): X509Certificate | null {
  try {
    return new X509Certificate(der);
  } catch {
    return null;
  }
}

const day = (instant: Date): string =>
  new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(instant);
