/// <reference path="./packages.d.ts" />
import { sha256 } from '@noble/hashes/sha2.js';
import jsonld from 'jsonld';
import { joinBytes, multibase58, utf8 } from './bytes.js';
import { loadContext } from './contexts.js';
import { isJsonObject, listed, type Json, type JsonObject } from './json.js';
import { verifyEd25519, type Ed25519Signer } from './keys.js';

/**
 * Adds a Data Integrity proof `eddsa-rdfc-2022` (W3C Data Integrity EdDSA Cryptosuites 1.0) to a credential.
 * `created` is an ISO instant. The same credential, key and instant give the same proof. For many credentials at once
 * see `CredentialProver`.
 *
 * @throws when the credential uses a context that is not carried along, or a term that its contexts do not define:
 * a fault of whoever built it.
 */
export async function proveCredential(
  credential: JsonObject,
  signer: Ed25519Signer,
  created: string,
  canonize: Canonize = canonical,
): Promise<JsonObject> {
  const options = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-rdfc-2022',
    created,
    verificationMethod: signer.id,
    proofPurpose: 'assertionMethod',
  };
  const signature = await signer.sign(await whatIsSigned(credential, options, canonize));

  // A list of one: the JSON schema of Open Badges 3.0 knows no other form.
  return { ...credential, proof: [{ ...options, proofValue: multibase58.write(signature) }] };
}

/** What a proof says of itself, before anything was checked. */
export interface ProofClaim {
  verificationMethod: string;
  created: string;
}

export type ProofReading =
  { ok: true; claim: ProofClaim } | { ok: false; reason: 'no-proof' | 'unknown-kind' };

/** Which key a credential says it was signed with, and when. */
export function readProof(credential: JsonObject): ProofReading {
  if (credential['proof'] === undefined) return { ok: false, reason: 'no-proof' };
  const proof = onlyProof(credential);
  if (!proof) return { ok: false, reason: 'unknown-kind' };
  const { type, cryptosuite, proofPurpose, verificationMethod, created, proofValue } = proof;
  const known =
    type === 'DataIntegrityProof' && cryptosuite === 'eddsa-rdfc-2022' && proofPurpose === 'assertionMethod';
  if (!known || typeof verificationMethod !== 'string' || typeof created !== 'string') {
    return { ok: false, reason: 'unknown-kind' };
  }
  return typeof proofValue === 'string'
    ? { ok: true, claim: { verificationMethod, created } }
    : { ok: false, reason: 'unknown-kind' };
}

/** Whether the proof of a credential is by the key. A changed claim, a term nobody defined, another key: false. */
export async function verifyProof(credential: JsonObject, publicKey: Uint8Array): Promise<boolean> {
  const { proof: _, ...unsigned } = credential;
  const proof = onlyProof(credential);
  if (!readProof(credential).ok || !proof) return false;
  const { proofValue, ...options } = proof;
  const signature = typeof proofValue === 'string' ? multibase58.read(proofValue) : null;
  if (!signature) return false;
  try {
    return verifyEd25519(signature, await whatIsSigned(unsigned, options), publicKey);
  } catch {
    return false;
  }
}

/** Alone, as older credentials have it, or the one of a list; null for several, of which nobody says which counts. */
function onlyProof({ proof }: JsonObject): JsonObject | null {
  const [only, ...others] = listed(proof);

  return isJsonObject(only) && others.length === 0 ? only : null;
}

async function whatIsSigned(
  credential: JsonObject,
  options: JsonObject,
  canonize: Canonize = canonical,
): Promise<Uint8Array> {
  const context: Json = credential['@context'] ?? [];
  const configuration = await canonize({ '@context': context, ...options });
  const claims = await canonize(credential);

  return joinBytes(sha256(utf8(configuration)), sha256(utf8(claims)));
}

/** Writes the statements of a document in the one order that RDFC-1.0 gives them. */
export type Canonize = (document: JsonObject) => Promise<string>;

/** Terms without a definition are refused. */
export const canonical: Canonize = (document) =>
  jsonld.canonize(
    { ...document },
    {
      algorithm: 'RDFC-1.0',
      format: 'application/n-quads',
      safe: true,
      base: '',
      documentLoader: loadContext,
    },
  );
