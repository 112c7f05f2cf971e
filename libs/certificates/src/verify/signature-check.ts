import { sameBytes } from '../credential/bytes.js';
import { keyObjection, readDidDocument, type KnownIssuer } from '../credential/did-web.js';
import type { ReadPdf } from '../signature/pdf-file.js';
import { readSignatures, type SignatureFinding } from '../signature/read-signatures.js';
import type { Subtle } from '../signature/subtle.js';
import { notOk, ok, unchecked, type Check } from './check.js';
import type { Sources } from './sources.js';

const problems: Record<NonNullable<SignatureFinding['problem']>, string> = {
  'covers-other-bytes':
    'The signature does not cover the file as it should. The file was changed after it was signed.',
  'adds-more-than-a-signature':
    'Something besides a signature was added after the first signature: what the page shows may not be what the society issued.',
  'digest-differs': 'The file was changed after it was signed.',
  'signature-unreadable': 'The signature is damaged, or was not made as certificates are signed.',
  'signature-wrong': 'The signature was not made with the key that it names.',
  'certificate-not-stated': 'The signature does not say which certificate it was made with.',
  'certificate-not-valid-then': 'The signing certificate was not valid when the file was signed.',
};

/**
 * Whether the signatures cover the whole file, hold, and are by keys of the societies that they name; and whether there is
 * a further one where the credential names a co-sponsor: without it the file would still be whole.
 */
export async function checkSignatures<K>(
  file: ReadPdf,
  { issuer, cosponsor }: { issuer: KnownIssuer | null; cosponsor: string | null },
  { subtle, sources }: { subtle: Subtle<K>; sources: Sources },
): Promise<Check> {
  const findings = await readSignatures(file, subtle);
  const last = findings?.at(-1);
  if (!findings || !last) return notOk('signature', 'The file is not signed.');
  const broken = findings.find(({ problem }) => problem !== null);
  if (broken?.problem) return notOk('signature', problems[broken.problem]);
  if (last.end !== file.bytes.length) {
    return notOk('signature', 'Something was added to the file after it was signed.');
  }
  if (cosponsor !== null && findings.length < 2) {
    return notOk('signature', `The certificate is co-sponsored by ${cosponsor}, whose signature is missing.`);
  }
  const [first, ...others] = await Promise.all(
    findings.map(async (finding, place) =>
      vouched(finding, place === 0 ? issuer : await societyOf(finding, sources)),
    ),
  );
  const told = [first, ...others].filter((check) => check !== undefined);

  return (
    told.find(({ outcome }) => outcome === 'not-ok') ??
    told.find(({ outcome }) => outcome === 'unchecked') ??
    ok(
      'signature',
      `No byte was changed since it was signed. ${told.map(({ sentence }) => sentence).join(' ')}`,
    )
  );
}

/** Whom a further signature's certificate names. */
function societyOf({ signer }: SignatureFinding, sources: Sources): Promise<KnownIssuer | null> {
  return signer?.did ? knownIssuer(signer.did, sources) : Promise.resolve(null);
}

/** Whether a society publishes the key: the issuer for the first signature, whoever the certificate names for others. */
function vouched({ signer, statedAt, stamp }: SignatureFinding, society: KnownIssuer | null): Check {
  if (!signer) return notOk('signature', problems['signature-unreadable']);
  if (stamp?.ok === false) return notOk('signature', 'The time-stamp is not over this signature.');
  const who = signer.name;
  if (!society) {
    return unchecked(
      'signature',
      `No byte was changed since it was signed, but whether the key is ${who}’s own could not be checked: the society’s published keys were not at hand.`,
    );
  }
  const key = society.keys.find(
    ({ certificate, asserts }) => asserts && certificate !== null && sameBytes(certificate, signer.der),
  );
  if (!key) return notOk('signature', `The key that signed is not one that ${society.did} publishes.`);
  const objection = keyObjection(key, statedAt ?? '');
  if (objection === 'key-revoked') return notOk('signature', `${who} has withdrawn the key that signed.`);
  if (objection) return notOk('signature', `${who} did not use this key when the file was signed.`);
  const when = stamp?.ok ? `, time-stamped ${stamp.time} by ${stamp.by}` : '';

  return ok('signature', `Signed by ${who} on ${statedAt}${when}.`);
}

/** The keys that a did publishes; null when they are not at hand, or are no such document. */
export async function knownIssuer(did: string, sources: Sources): Promise<KnownIssuer | null> {
  return readDidDocument(did, await sources.did(did));
}
