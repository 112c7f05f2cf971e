import { utf8 } from '../credential/bytes.js';
import type { JsonObject } from '../credential/json.js';
import type { Attachment } from '../pdf/document.js';
import { writeProofBundle, type ProofBundle } from '../transparency/proof-bundle.js';

/** The names under which a certificate carries what machines read; a verifier looks for these. */
export const attachmentNames = {
  credential: 'credential.json',
  token: 'credential.jwt',
  log: 'log-proof.json',
} as const;

/** What a certificate carries for machines, as files for the renderer: the credential, its token and its log proof. */
export function credentialAttachments({
  credential,
  token,
  log,
}: {
  /** With its proof. */
  credential: JsonObject;
  token?: string;
  log?: Omit<ProofBundle, 'version'>;
}): Attachment[] {
  const files: Attachment[] = [
    {
      name: attachmentNames.credential,
      mediaType: 'application/vc',
      description: 'The same certificate as an Open Badges 3.0 credential',
      relationship: 'Source',
      bytes: utf8(`${JSON.stringify(credential, null, 1)}\n`),
    },
  ];
  if (token !== undefined) {
    files.push({
      name: attachmentNames.token,
      mediaType: 'application/jwt',
      description: 'The same credential as a signed token',
      relationship: 'Alternative',
      bytes: utf8(token),
    });
  }
  if (log) {
    files.push({
      name: attachmentNames.log,
      mediaType: 'application/json',
      description: 'Proof that this certificate is in the public log of its society',
      relationship: 'Supplement',
      bytes: utf8(writeProofBundle(log)),
    });
  }
  return files;
}
