import { createHash } from 'node:crypto';
import type { CertificateTemplateData } from '@cohesion/contracts';
import { aPng } from './a-proof.js';
import type { Caller } from './caller.js';

export const hashOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

/** Sends a picture under its hash and answers the hash. */
export async function aPicture(caller: Caller, content = aPng(), society = 'acme'): Promise<string> {
  const sha256 = hashOf(content);
  const address = `/societies/${society}/certificate-template/pictures/${sha256}`;
  const { status, body } = await caller.putFile(address, content);
  if (status !== 200) throw new Error(`The picture was answered ${status}: ${JSON.stringify(body)}`);

  return sha256;
}

/** A template as the page sends it; a test says only what it is about. */
export const aTemplate = (changes: Partial<CertificateTemplateData> = {}): CertificateTemplateData => ({
  brandColor: '#5b2a6e',
  logo: null,
  heading: 'Certificate of attendance',
  verb: 'attended',
  line: 'Keep this certificate for seven years.',
  signers: [{ name: 'Sample President', role: 'President', signature: null }],
  order: ['statement', 'results', 'line'],
  ...changes,
});
