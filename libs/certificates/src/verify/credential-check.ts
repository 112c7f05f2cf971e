import { canonicalJson } from '../transparency/entry.js';
import { readUtf8, sameBytes } from '../credential/bytes.js';
import { readProof, verifyProof } from '../credential/data-integrity.js';
import { keyObjection, type KnownIssuer, type KnownKey } from '../credential/did-web.js';
import type { JsonObject } from '../credential/json.js';
import { readCredentialJwt } from '../credential/jwt.js';
import { notOk, ok, unchecked, type Check } from './check.js';

const keysMissing = 'the society’s published keys were not at hand';

/** Whether the credential was signed by the issuer that it names and says what was signed. */
export async function checkCredential(credential: JsonObject, issuer: KnownIssuer | null): Promise<Check> {
  const reading = readProof(credential);
  if (!reading.ok)
    return notOk('credential', 'The credential in the file carries no proof that certificates use.');
  if (!issuer) return unchecked('credential', `The credential could not be checked: ${keysMissing}.`);
  const problem = await proofProblem(credential, issuer);

  return problem === null
    ? ok('credential', 'The credential in the file says what the society signed.')
    : notOk('credential', `The credential in the file is not as the society signed it: ${problem}.`);
}

/** Why the proof of a credential is not the issuer's; null when it is. */
export async function proofProblem(credential: JsonObject, issuer: KnownIssuer): Promise<string | null> {
  const reading = readProof(credential);
  if (!reading.ok) return 'it carries no proof';
  const { verificationMethod, created } = reading.claim;
  const [key, problem] = keyFor(issuer, verificationMethod, created);
  if (!key) return problem;

  return (await verifyProof(credential, key)) ? null : 'something in it was changed';
}

/** Whether the token in the file is signed and says the same as the credential. */
export function checkToken(token: Uint8Array, credential: JsonObject, issuer: KnownIssuer | null): Check {
  const reading = readCredentialJwt(readUtf8(token) ?? '');
  if (!reading) return notOk('token', 'The token in the file is not a signed credential.');
  const { proof: _, ...claims } = credential;
  if (!sameBytes(canonicalJson(reading.credential), canonicalJson(claims))) {
    return notOk('token', 'The token in the file says something else than the credential.');
  }
  if (!issuer) return unchecked('token', `The token could not be checked: ${keysMissing}.`);
  const [key, problem] = keyFor(issuer, reading.kid, reading.signedAt ?? '');
  if (!key) return notOk('token', `The token in the file is not as the society signed it: ${problem}.`);

  return reading.signedBy(key)
    ? ok('token', 'The token in the file is signed and says the same as the credential.')
    : notOk('token', 'The token in the file was changed after it was signed.');
}

/** The key that a signature names, if the issuer publishes it and used it then; else what is wrong. */
function keyFor(
  issuer: KnownIssuer,
  id: string,
  instant: string,
): [key: Uint8Array, problem: null] | [key: null, problem: string] {
  const found: KnownKey | undefined = issuer.keys.find((key) => key.id === id && key.asserts);
  if (!found?.ed25519) return [null, 'it names a key that the society does not publish'];
  const objection = keyObjection(found, instant);
  if (objection === 'key-revoked') return [null, 'the society has withdrawn the key'];
  if (objection) return [null, 'the society did not use this key at that time'];

  return [found.ed25519, null];
}
