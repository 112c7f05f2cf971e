import { z } from 'zod/mini';
import { plainProse } from './prose.js';

/** What a society's key is for: credentials and status lists, the heads of its public log, or PDF files. */
export const keyPurpose = z.enum(['credential', 'log', 'document'], 'Choose what the key is for');
export type KeyPurpose = z.infer<typeof keyPurpose>;

const issuerKey = z.object({
  /** Such as `credential-1`: what stands behind the society's did in whatever the key signed. */
  name: z.string(),
  purpose: keyPurpose,
  number: z.int(),
  state: z.enum(['in-use', 'retired', 'stolen']),
  /** Such as "Ed25519". */
  kind: z.string(),
  /** SHA-256 in hexadecimal: of the certificate for documents, else of the 32 bytes of the public key. */
  fingerprint: z.string(),
  usedFrom: z.iso.datetime(),
  usedUntil: z.nullable(z.iso.datetime()),
  /** When it was reported stolen: nothing that it signed is believed. */
  stolenAt: z.nullable(z.iso.datetime()),
  /** The X.509 certificate of a key that signs PDF files. */
  certificate: z.nullable(
    z.object({
      origin: z.enum(['made', 'brought']),
      subject: z.string(),
      issuedBy: z.string(),
      validUntil: z.iso.datetime(),
    }),
  ),
});
export type IssuerKey = z.infer<typeof issuerKey>;

/** Who issues certificates, and by which keys they are known: for anyone. */
export const issuerPage = z.object({
  slug: z.string(),
  name: z.string(),
  place: z.string(),
  sample: z.boolean(),
  contact: z.object({ name: z.string(), email: z.string() }),
  timeZone: z.string(),
  did: z.string(),
  /** Where the document of the did is served. */
  documentUrl: z.string(),
  log: z.object({ origin: z.string(), url: z.string() }),
  /** By purpose, the newest first. */
  keys: z.array(issuerKey),
});
export type IssuerPage = z.infer<typeof issuerPage>;

/** The document of a did: its form is the W3C's. */
export const didDocument = z.looseObject({ id: z.string() });

const societyKey = z.extend(issuerKey, {
  id: z.uuid(),
  /** The name of who had it made or brought it; null when the platform made it because there was none. */
  recordedBy: z.nullable(z.string()),
  endings: z.array(
    z.object({
      kind: z.enum(['retired', 'stolen']),
      at: z.iso.datetime(),
      why: z.string(),
      recordedBy: z.nullable(z.string()),
    }),
  ),
});
export type SocietyKey = z.infer<typeof societyKey>;

/** What a society's administrators see of its keys; a secret half is never among it. */
export const societyKeysPage = z.extend(issuerPage, {
  pageUrl: z.string(),
  keys: z.array(societyKey),
  /** The host of the time-stamp service; null when signatures carry no time-stamp. */
  timeStamps: z.nullable(z.string()),
});
export type SocietyKeysPage = z.infer<typeof societyKeysPage>;

/** The key that the page showed as the one in use: sending it twice, or two people at once, does it once. */
const replaces = z.uuid();

export const replaceKey = z.strictObject({ replaces });
export type ReplaceKey = z.infer<typeof replaceKey>;

/** Certificates and keys in use have 1,000 to 8,000 characters. */
const maxPem = 30_000;
const pem = (missing: string) =>
  z.string(missing).check(z.minLength(1, missing), z.maxLength(maxPem, 'This is longer than any key'));

export const bringKey = z.strictObject({
  replaces,
  certificates: pem('Paste the certificate, which begins with -----BEGIN CERTIFICATE-----'),
  key: pem('Paste the key, which begins with -----BEGIN PRIVATE KEY-----'),
});
export type BringKey = z.infer<typeof bringKey>;

/** Files with a key and three certificates have 3 to 8 KB. */
export const maxP12Bytes = 50_000;

/** A PKCS#12 file as an authority gives it; neither it nor the password is kept. */
export const bringKeyFile = z.strictObject({
  replaces,
  /** In base64. */
  file: z
    .string('Choose the .p12 or .pfx file')
    .check(
      z.minLength(1, 'Choose the .p12 or .pfx file'),
      z.maxLength(Math.ceil(maxP12Bytes / 3) * 4, 'This file is larger than any with a key'),
      z.regex(/^[A-Za-z0-9+/]*={0,2}$/, 'Choose the .p12 or .pfx file'),
    ),
  password: z
    .string('Enter the password of the file')
    .check(z.maxLength(200, 'This is longer than any password')),
});
export type BringKeyFile = z.infer<typeof bringKeyFile>;

/** What is written down of a theft, in characters. */
export const maxKeyNote = 500;

export const reportStolenKey = z.strictObject({
  /** The name of the key, typed: everything it signed stops counting. */
  name: z.string('Type the name of the key').check(z.maxLength(40, 'Type the name of the key')),
  why: plainProse(maxKeyNote, 'Say what happened'),
});
export type ReportStolenKey = z.infer<typeof reportStolenKey>;
