import { createPrivateKey, createPublicKey, X509Certificate, type KeyObject } from 'node:crypto';
import type { FieldProblem } from '@cohesion/contracts';
import { OctetString } from 'asn1js';
import {
  AuthenticatedSafe,
  CertBag,
  ContentInfo,
  EncryptedData,
  PFX,
  PKCS8ShroudedKeyBag,
  PrivateKeyInfo,
  SafeContents,
} from 'pkijs';
import { checkPassword, decrypted, Password, Refused, type Refusal } from './password.js';

export type OpenedP12 =
  Readonly<{ ok: true; certificates: string; key: string }> | Readonly<{ ok: false; problem: FieldProblem }>;

const off = (field: 'file' | 'password', message: string): OpenedP12 => ({
  ok: false,
  problem: { field, message },
});

const unreadable = off('file', 'This is not a .p12 or .pfx file, or it is damaged');

const refusals: Readonly<Record<Refusal, OpenedP12>> = {
  'wrong-password': off('password', 'This password does not open the file'),
  'unknown-protection': off(
    'file',
    'This file is protected in a way that is not known here. Export it once more, with AES-256',
  ),
  'too-slow': off('file', 'This file takes too long to open. Export it once more, with the usual settings'),
};

/** Bags within bags: real files have one layer. */
const deepest = 3;
/** Keys and certificates together. */
const mostBags = 20;

/**
 * The key of a PKCS#12 file (RFC 7292) with the certificate it belongs to and those that vouch for it, as PEM. Refused with
 * the field that is off: another kind of file, a password that does not open it, no key or several, no certificate for it.
 */
export async function openP12(file: Uint8Array, password: string): Promise<OpenedP12> {
  try {
    const { keys, certificates } = await contentsOf(file, new Password(password));
    const [key, ...others] = keys;
    if (!key) return off('file', 'There is no key in this file. Export it together with its private key');
    if (others.length > 0)
      return off('file', 'There are several keys in this file. Export the one for signing documents alone');
    const chain = chainOf(key, certificates);

    return chain.length === 0
      ? off('file', 'There is no certificate for the key in this file. Export both together')
      : { ok: true, certificates: chain.join(''), key: String(key.export({ type: 'pkcs8', format: 'pem' })) };
  } catch (error) {
    return error instanceof Refused ? refusals[error.refusal] : unreadable;
  }
}

type Contents = { keys: KeyObject[]; certificates: X509Certificate[] };

async function contentsOf(file: Uint8Array, password: Password): Promise<Contents> {
  const { authSafe, macData } = PFX.fromBER(file);
  const content = octets(authSafe.content);
  const isRight = macData ? checkPassword(macData, content, password) : false;
  const found: Contents = { keys: [], certificates: [] };
  const parts = AuthenticatedSafe.fromBER(content).safeContents;
  try {
    for (const part of parts) await collect(await opened(part, password), password, found, deepest);
  } catch (error) {
    if (error instanceof Refused || isRight) throw error;
    // Now and then a wrong password decrypts to something, which is then nothing.
    throw new Refused('wrong-password');
  }

  return found;
}

async function opened({ contentType, content }: ContentInfo, password: Password): Promise<SafeContents> {
  if (contentType === ContentInfo.DATA) return SafeContents.fromBER(octets(content));
  // Encrypted for somebody's public key: no password opens it.
  if (contentType !== ContentInfo.ENCRYPTED_DATA) throw new Refused('unknown-protection');
  const { encryptedContentInfo: inside } = new EncryptedData({ schema: content });
  const encrypted = new Uint8Array(inside.getEncryptedContent());

  return SafeContents.fromBER(await decrypted(inside.contentEncryptionAlgorithm, encrypted, password));
}

async function collect(
  { safeBags }: SafeContents,
  password: Password,
  found: Contents,
  layers: number,
): Promise<void> {
  for (const { bagValue } of safeBags) {
    if (found.keys.length + found.certificates.length > mostBags) throw new Refused('unknown-protection');
    if (bagValue instanceof PKCS8ShroudedKeyBag) {
      const { encryptionAlgorithm, encryptedData } = bagValue;
      found.keys.push(keyFrom(await decrypted(encryptionAlgorithm, octets(encryptedData), password)));
    } else if (bagValue instanceof PrivateKeyInfo) {
      found.keys.push(keyFrom(new Uint8Array(bagValue.toSchema().toBER())));
    } else if (bagValue instanceof CertBag) {
      found.certificates.push(new X509Certificate(octets(bagValue.certValue)));
    } else if (bagValue instanceof SafeContents && layers > 0) {
      await collect(bagValue, password, found, layers - 1);
    }
  }
}

const keyFrom = (der: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' });

/** The certificate of the key, then who issued it, and so on. Roots are left out: whoever trusts one has it. */
function chainOf(key: KeyObject, certificates: readonly X509Certificate[]): string[] {
  const own = createPublicKey(key);
  const chain: X509Certificate[] = [];
  let next = certificates.find(({ publicKey }) => publicKey.equals(own));
  while (next && !chain.includes(next)) {
    const last = next;
    chain.push(last);
    next = certificates.find((one) => last.checkIssued(one) && !one.checkIssued(one));
  }

  return chain.map((certificate) => certificate.toString());
}

function octets(value: unknown): Uint8Array {
  if (!(value instanceof OctetString)) throw new Error('There are no bytes where they should be');

  return new Uint8Array(value.getValue());
}
