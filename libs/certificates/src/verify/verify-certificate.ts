import { readUtf8 } from '../credential/bytes.js';
import type { KnownIssuer } from '../credential/did-web.js';
import { readJsonObject } from '../credential/json.js';
import { embeddedFiles } from '../signature/embedded-files.js';
import { readPdf } from '../signature/pdf-file.js';
import type { Subtle } from '../signature/subtle.js';
import { attachmentNames } from './attachments.js';
import { notOk, ok, unchecked, type Check } from './check.js';
import { checkCredential, checkToken } from './credential-check.js';
import { checkLog } from './log-check.js';
import { checkSignatures, knownIssuer } from './signature-check.js';
import type { Sources } from './sources.js';
import { checkStatus } from './status-check.js';
import { summaryOf, type CertificateSummary } from './summary.js';

export interface Verification {
  /** `not-ok` when anything is wrong; `incomplete` when nothing is, but not everything could be checked. */
  outcome: 'ok' | 'not-ok' | 'incomplete';
  checks: Check[];
  /** What the certificate says; null when the file is none. */
  certificate: CertificateSummary | null;
}

/**
 * Verifies a certificate from its bytes: signatures over the whole file, the credential in it, its status, and its
 * place in the society's public log. What the file does not carry is asked of `sources`; without them the answer says
 * what could not be checked, and why. Runs in a browser and in Node; nothing is written and nothing is thrown.
 */
export async function verifyCertificate<K>(
  pdf: Uint8Array,
  { subtle, sources }: { subtle: Subtle<K>; sources: Sources },
): Promise<Verification> {
  const file = readPdf(pdf);
  const files = file && embeddedFiles(file);
  if (!file || !files) {
    return concluded(
      [notOk('file', 'This is not a certificate file as Cohesion makes them, or it is damaged.')],
      null,
    );
  }
  const credential = readJsonObject(
    readUtf8(files.get(attachmentNames.credential) ?? new Uint8Array()) ?? '',
  );
  const certificate = credential && summaryOf(credential);
  if (!credential || !certificate) {
    const signature = await checkSignatures(file, { issuer: null, cosponsor: null }, { subtle, sources });
    return concluded([notOk('file', 'The file carries no credential of a certificate.'), signature], null);
  }
  const { did, name } = certificate.issuer;
  const issuer = await knownIssuer(did, sources);
  const token = files.get(attachmentNames.token);
  const checks = [
    ok('file', 'The file carries a certificate and its credential.'),
    issuerCheck(did, name, issuer),
    await checkSignatures(file, { issuer, cosponsor: certificate.cosponsor }, { subtle, sources }),
    await checkCredential(credential, issuer),
    ...(token ? [checkToken(token, credential, issuer)] : []),
    await checkStatus(credential, issuer, sources),
    ...(await checkLog(files.get(attachmentNames.log), credential, issuer, sources)),
  ];
  return concluded(checks, certificate);
}

function issuerCheck(did: string, name: string, issuer: KnownIssuer | null): Check {
  const host = (did.split(':')[2] ?? did).replace(/%3a/i, ':');

  return issuer
    ? ok(
        'issuer',
        `It names ${name} as issuer, whose keys are published at ${host}. Make sure that this is the society you expect.`,
      )
    : unchecked(
        'issuer',
        `It names ${name} as issuer, whose keys are published at ${host}. They were not at hand.`,
      );
}

function concluded(checks: Check[], certificate: CertificateSummary | null): Verification {
  const has = (outcome: Check['outcome']) => checks.some((check) => check.outcome === outcome);
  const outcome = has('not-ok') ? 'not-ok' : has('unchecked') ? 'incomplete' : 'ok';

  return { outcome, checks, certificate };
}
