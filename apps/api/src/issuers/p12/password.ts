import { createDecipheriv, createHmac, pbkdf2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Integer, OctetString, Sequence } from 'asn1js';
import forge from 'node-forge';
import { AlgorithmIdentifier, PBES2Params, PBKDF2Params, type MacData } from 'pkijs';

/** Whoever made a file says how often its password is hashed, and we have to: more than this in one file keeps all waiting. */
const mostRounds = { pbkdf2: 2_000_000, pkcs12: 200_000 };

/** The password of one file, and what it has cost so far. */
export class Password {
  private readonly left = { ...mostRounds };

  constructor(readonly text: string) {}

  spend(way: keyof typeof mostRounds, rounds: number): void {
    if (!Number.isInteger(rounds) || rounds < 1) throw new Refused('unknown-protection');
    this.left[way] -= rounds;
    if (this.left[way] < 0) throw new Refused('too-slow');
  }
}

export type Refusal = 'wrong-password' | 'unknown-protection' | 'too-slow';

/** A refusal on the way through a file. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal);
  }
}

const digests = new Map<string, 'sha1' | 'sha256' | 'sha384' | 'sha512'>([
  ['1.3.14.3.2.26', 'sha1'],
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
]);
const macs = new Map([
  ['1.2.840.113549.2.7', 'sha1'],
  ['1.2.840.113549.2.8', 'sha224'],
  ['1.2.840.113549.2.9', 'sha256'],
  ['1.2.840.113549.2.10', 'sha384'],
  ['1.2.840.113549.2.11', 'sha512'],
]);
const ciphers = new Map([
  ['2.16.840.1.101.3.4.1.2', { name: 'aes-128-cbc', keyBytes: 16 }],
  ['2.16.840.1.101.3.4.1.22', { name: 'aes-192-cbc', keyBytes: 24 }],
  ['2.16.840.1.101.3.4.1.42', { name: 'aes-256-cbc', keyBytes: 32 }],
  ['1.2.840.113549.3.7', { name: 'des-ede3-cbc', keyBytes: 24 }],
]);
const pbes2 = '1.2.840.113549.1.5.13';
const pbmac1 = '1.2.840.113549.1.5.14';
/** 3DES and RC2 with 40 bits: what older programs, and Windows until lately, write. */
const older = new Set(['1.2.840.113549.1.12.1.3', '1.2.840.113549.1.12.1.6']);

/** Refused when the password is not the one that the content was sealed with (RFC 7292, 5.1); false when that is not known. */
export function checkPassword(
  { mac, macSalt, iterations = 1 }: MacData,
  content: Uint8Array,
  password: Password,
): boolean {
  const { algorithmId } = mac.digestAlgorithm;
  // RFC 9579 seals in another way; what is inside is encrypted, and a wrong password is noticed there.
  if (algorithmId === pbmac1) return false;
  const name = digests.get(algorithmId);
  if (!name) throw new Refused('unknown-protection');
  password.spend('pkcs12', iterations);
  const digest = forge.md[name].create();
  const key = forge.pki.pbe.generatePkcs12Key(
    password.text,
    forge.util.createBuffer(asText(macSalt.getValue())),
    3,
    iterations,
    digest.digestLength,
    digest,
  );
  const made = createHmac(name, asBytes(key.getBytes())).update(content).digest();
  const stated = Buffer.from(mac.digest.getValue());
  if (made.length !== stated.length || !timingSafeEqual(made, stated)) throw new Refused('wrong-password');

  return true;
}

/** What was encrypted with a password, in either of the two ways that files use. */
export async function decrypted(
  algorithm: AlgorithmIdentifier,
  encrypted: Uint8Array,
  password: Password,
): Promise<Uint8Array> {
  if (algorithm.algorithmId === pbes2) return decryptedByPbes2(algorithm, encrypted, password);
  if (!older.has(algorithm.algorithmId)) throw new Refused('unknown-protection');

  return decryptedByOlder(algorithm, encrypted, password);
}

/** RFC 8018, 6.2. */
async function decryptedByPbes2(
  algorithm: AlgorithmIdentifier,
  encrypted: Uint8Array,
  password: Password,
): Promise<Uint8Array> {
  const { keyDerivationFunc, encryptionScheme } = new PBES2Params({ schema: algorithm.algorithmParams });
  const { salt, iterationCount, prf } = new PBKDF2Params({ schema: keyDerivationFunc.algorithmParams });
  const cipher = ciphers.get(encryptionScheme.algorithmId);
  const mac = macs.get(prf?.algorithmId ?? '1.2.840.113549.2.7');
  const start: unknown = encryptionScheme.algorithmParams;
  if (!cipher || !mac || !(salt instanceof OctetString) || !(start instanceof OctetString))
    throw new Refused('unknown-protection');
  password.spend('pbkdf2', iterationCount);
  const key = await promisify(pbkdf2)(
    password.text,
    new Uint8Array(salt.getValue()),
    iterationCount,
    cipher.keyBytes,
    mac,
  );
  const decipher = createDecipheriv(cipher.name, key, new Uint8Array(start.getValue()));
  try {
    return Buffer.concat([decipher.update(encrypted), decipher.final()]);
  } catch {
    throw new Refused('wrong-password');
  }
}

/** RFC 7292, appendix B and C: RC2 is nowhere else any more. */
function decryptedByOlder(
  algorithm: AlgorithmIdentifier,
  encrypted: Uint8Array,
  password: Password,
): Uint8Array {
  const parameters: unknown = algorithm.algorithmParams;
  const rounds = parameters instanceof Sequence ? parameters.valueBlock.value[1] : undefined;
  password.spend('pkcs12', rounds instanceof Integer ? rounds.valueBlock.valueDec : 0);
  const info = new Sequence({
    value: [algorithm.toSchema(), new OctetString({ valueHex: encrypted })],
  });
  const opened = forge.pki.decryptPrivateKeyInfo(forge.asn1.fromDer(asText(info.toBER())), password.text);
  if (!opened) throw new Refused('wrong-password');

  return asBytes(forge.asn1.toDer(opened).getBytes());
}

const asText = (bytes: ArrayBuffer): string => Buffer.from(bytes).toString('latin1');
const asBytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
