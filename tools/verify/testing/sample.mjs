// `node sample.mjs FOLDER http://localhost:PORT` writes a certificate with sample data as a society there would issue it
// (certificate.pdf), the same with a forged entry of the log (forged-entry.pdf), what the society publishes by address
// (published.json), and what it would publish had it removed the entry from its log (removed-entry.json). Its own
// process: the libraries are read as they are built.
import { webcrypto } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import * as certificates from '@cohesion/certificates';

/** @typedef {import('@cohesion/certificates').Json} Json */
/** @typedef {import('@cohesion/certificates').LogEntry} LogEntry */

const [folder = '.', host = 'http://localhost:3000'] = process.argv.slice(2);
const did = `did:web:${new URL(host).host.replace(':', '%3A')}`;
const at = '2026-11-15T15:02:11Z';
const period = { usedFrom: '2026-01-01T00:00:00Z', usedUntil: null, revoked: null };
const issuer = { did, name: 'Sample Society', url: `${host}/keys` };
const status = {
  revocation: { list: `${host}/status/1`, index: 94 },
  supersession: { list: `${host}/status/2`, index: 94 },
};
const code = certificates.makeCode(Uint8Array.of(58, 12, 201, 77, 9));
const signer = certificates.ed25519Signer(`${did}#key-1`, new Uint8Array(32).fill(1));
const seal = {
  origin: 'learn.example.org/log',
  time: at,
  signer: certificates.ed25519Signer(`${did}#log-1`, new Uint8Array(32).fill(2)),
};
const documentSigner = await sampleSigner();
const claims = certificates.achievementCredential({
  id: `${host}/v/${code}.json`,
  page: `${host}/v/${code}`,
  code,
  issuer,
  recipient: { name: 'Sample Learner', licenses: [] },
  achievement: {
    id: `${host}/courses/1`,
    name: 'Sample course',
    description: certificates.sampleSentence,
    criteria: 'Sample',
  },
  credits: [
    { body: 'Sample Body', unit: 'clock hours', amount: '1.00', approvalNumber: null, categories: [] },
  ],
  completedOn: '2026-11-14',
  issuedAt: at,
  status,
});
/** @type {LogEntry} */
const entry = { kind: 'award', code, digest: certificates.digestOf(claims), time: at, previous: null };
const { checkpoint } = await certificates.sealBatch(certificates.emptyFrontier, [entry], seal);
/** Another certificate's, in the place where the sample's was. @type {LogEntry} */
const otherEntry = { ...entry, code: 'OTHER', digest: certificates.digestOf({ other: true }) };
const rewritten = await certificates.sealBatch(certificates.emptyFrontier, [otherEntry], seal);

write('certificate.pdf', await sampleCertificate(entry));
write('forged-entry.pdf', await sampleCertificate({ ...entry, time: '2026-11-15T15:02:12Z' }));
write('published.json', JSON.stringify(await published(checkpoint)));
write('removed-entry.json', JSON.stringify(await published(rewritten.checkpoint)));

/** @param {string} name @param {string | Uint8Array} content */
function write(name, content) {
  writeFileSync(path.join(folder, name), content);
}

/** A certificate with sample data as a society issues it. @param {LogEntry} stated the entry of the log it says it is */
async function sampleCertificate(stated) {
  const attachments = certificates.credentialAttachments({
    credential: await certificates.proveCredential(claims, signer, at),
    log: { entry: stated, index: 0, head: checkpoint, path: [] },
  });
  const rendering = certificates.renderCertificate(sampleFacts(), sampleFonts(), {
    paper: 'letter',
    attachments,
  });
  if (!rendering.ok) throw new Error(rendering.problem);
  const signing = await certificates.signPdf(rendering.pdf, documentSigner, {
    at,
    reason: 'Issued',
    place: 'Atlanta',
  });
  if (!signing.ok) throw new Error(signing.reason);

  return signing.pdf;
}

/**
 * All that the society publishes, by address.
 *
 * @param {string} head the newest of its log
 * @returns {Promise<Record<string, Json>>}
 */
async function published(head) {
  const { certificate } = documentSigner;
  /** @param {string} url @param {'revocation' | 'refresh'} purpose */
  const list = (url, purpose) =>
    certificates.proveCredential(
      certificates.statusListCredential({ url, issuer: did, purpose, validFrom: at, set: [] }),
      signer,
      at,
    );

  return {
    [`${host}/.well-known/did.json`]: certificates.didDocument({
      did,
      page: `${host}/keys`,
      log: { origin: seal.origin, url: `${host}/log` },
      keys: [
        { ...period, id: signer.id, purpose: 'credential', publicKey: signer.publicKey },
        { ...period, id: seal.signer.id, purpose: 'log', publicKey: seal.signer.publicKey },
        {
          ...period,
          id: `${did}#document-1`,
          purpose: 'document',
          certificate: certificate.der,
          jwk: certificate.jwk,
        },
      ],
    }),
    [status.revocation.list]: await list(status.revocation.list, 'revocation'),
    [status.supersession.list]: await list(status.supersession.list, 'refresh'),
    [`${host}/log/consistency?from=1`]: { head, proof: [] },
  };
}

async function sampleSigner() {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const { privateKey, publicKey } = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  /** @param {Uint8Array} message */
  const sign = async (message) =>
    new Uint8Array(await webcrypto.subtle.sign(algorithm, privateKey, new Uint8Array(message)));
  const certificate = await certificates.selfSignedCertificate({
    name: issuer.name,
    did,
    algorithm: 'ecdsa-p256',
    publicKey: new Uint8Array(await webcrypto.subtle.exportKey('spki', publicKey)),
    serial: new Uint8Array(16).fill(7),
    validFrom: '2026-01-01T00:00:00Z',
    validUntil: '2031-01-01T00:00:00Z',
    sign,
  });
  const opening = certificates.documentSigner(certificate, [], sign);
  if (!opening.ok) throw new Error(opening.reason);

  return opening.signer;
}

function sampleFacts() {
  return certificates.certificateFacts.parse({
    language: 'en-US',
    society: {
      name: issuer.name,
      shortName: 'Sample',
      place: 'Atlanta, Georgia',
      timeZone: 'America/New_York',
      brandColor: '#1f5a52',
      sample: true,
    },
    learner: { name: 'Sample Learner', licenses: [] },
    activity: { title: 'Sample course', format: 'Self-paced', presenters: [] },
    completedOn: '2026-11-14',
    credit: { amount: '1.00', unit: 'clock hours', categories: [] },
    approval: {
      bodyName: 'Sample Body',
      statement: 'Sample statement.',
      approvalNumber: null,
      providerNumber: null,
    },
    score: null,
    signers: [{ name: 'Sample Administrator', role: 'CE program administrator' }],
    code,
    verifyAddress: `${host}/v/${code}`,
    version: 1,
    issuedAt: at,
  });
}

function sampleFonts() {
  const { resolve } = createRequire(import.meta.url);
  return certificates.parseFonts((file) => {
    const found = (resolve.paths(file) ?? [])
      .map((folder) => path.join(folder, file))
      .find((candidate) => existsSync(candidate));
    if (found === undefined) throw new Error(`${file} is not installed`);

    return new Uint8Array(readFileSync(found));
  });
}
