import type { Sources } from '../../verify/sources.js';
import { verifyCertificate } from '../../verify/verify-certificate.js';
import { someSigner, subtle } from './signers.js';
import { issued } from './world.js';

export const signer = someSigner('ecdsa-p256');

export async function someWorld(options: Partial<Parameters<typeof issued>[0]> = {}) {
  const one = await signer;
  const certificate = await issued({ signers: [one], ...options });
  const entries = certificate.batch.leaves.map(({ entry }) => entry);
  return { signer: one, ...certificate, entries };
}

/** Outcomes by name, to be read at a glance. */
export async function outcomes(pdf: Uint8Array, sources: Sources) {
  const { outcome, checks } = await verifyCertificate(pdf, { subtle, sources });
  return { outcome, ...Object.fromEntries(checks.map(({ name, outcome: each }) => [name, each])) };
}

export const allOk = {
  outcome: 'ok',
  file: 'ok',
  issuer: 'ok',
  signature: 'ok',
  credential: 'ok',
  token: 'ok',
  status: 'ok',
  'log-entry': 'ok',
  'log-history': 'ok',
};
