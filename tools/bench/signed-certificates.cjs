// What makes a page an issued certificate: the credential proved, the token, the proof from a log of ten thousand, the
// signature. Keys are in node:crypto, as the api holds them.
const { createHash, generateKeyPairSync, randomBytes, sign } = require('node:crypto');
const certificates = require('@cohesion/certificates');

const host = 'learn.example.org';
const did = `did:web:${host}:issuers:sample`;
const at = '2026-11-22T15:00:00.000Z';
const logSize = 10_000;

const sha256 = (bytes) => createHash('sha256').update(bytes).digest();

function ed25519(name) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);

  return { id: `${did}#${name}`, publicKey: raw, sign: async (message) => sign(null, message, privateKey) };
}

async function p256() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signing = async (message) => sign('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' });
  const certificate = await certificates.selfSignedCertificate({
    name: 'Sample Society',
    did,
    algorithm: 'ecdsa-p256',
    publicKey: publicKey.export({ type: 'spki', format: 'der' }),
    serial: randomBytes(16),
    validFrom: '2026-01-01T00:00:00Z',
    validUntil: '2046-01-01T00:00:00Z',
    sign: signing,
  });
  const opening = certificates.documentSigner(certificate, [], signing);
  if (!opening.ok) throw new Error(opening.reason);

  return opening.signer;
}

/** What a certificate of these facts claims for machines. */
function claimsOf(facts, index) {
  const list = (purpose) => ({ list: `https://${host}/issuers/sample/status/${purpose}/1`, index });

  return certificates.achievementCredential({
    id: `${facts.verifyAddress}.json`,
    page: facts.verifyAddress,
    code: facts.code,
    issuer: { did, name: facts.society.name, url: `https://${host}/issuers/sample` },
    recipient: facts.learner,
    achievement: {
      id: `https://${host}/courses/sample?version=1`,
      name: facts.activity.title,
      description: `Continuing education: ${facts.activity.format}.`,
      criteria: 'Completed the whole program, passed its post-test.',
    },
    credits: [{ body: facts.approval.bodyName, approvalNumber: null, ...facts.credit }],
    completedOn: facts.completedOn,
    issuedAt: at,
    status: { revocation: list('revocation'), supersession: list('refresh') },
  });
}

/** A path as long as one in a log of ten thousand; what its hashes say costs nothing more or less. */
const path = Array.from({ length: Math.ceil(Math.log2(logSize)) }, () => randomBytes(32));

/** Answers who issues the certificate of an index: `render` draws its page with the files it carries. */
async function issuer(factsOf, render) {
  const credentialKey = ed25519('credential-1');
  const prover = new certificates.CredentialProver(credentialKey);
  const document = await p256();
  const head = await certificates.signTreeHead(
    { origin: `${host}/issuers/sample/log`, time: at, size: logSize, root: randomBytes(32) },
    ed25519('log-1'),
  );

  return async (index) => {
    const facts = factsOf(index);
    const claims = claimsOf(facts, index);
    const entry = {
      kind: 'award',
      code: facts.code,
      digest: certificates.digestOf(claims),
      time: at,
      previous: null,
    };
    const attachments = certificates.credentialAttachments({
      credential: await prover.prove(claims, at),
      token: await certificates.credentialJwt(claims, credentialKey, at),
      log: { entry, index, head, path },
    });
    const signing = await certificates.signPdf(
      render(index, attachments),
      document,
      { at, reason: 'Issued', place: facts.society.place },
      { hash: sha256 },
    );
    if (!signing.ok) throw new Error(`Certificate ${index}: ${signing.reason}`);

    return signing.pdf;
  };
}

module.exports = { issuer };
