import { identity, profile } from './achievement.js';
import { credentialsContext, openBadgesContext } from './contexts.js';
import type { CredentialIssuer } from './facts.js';
import type { JsonObject } from './json.js';

const learnerRecordContext = 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json';

/**
 * A transcript for machines, without proof: a ClrCredential of the Comprehensive Learner Record 2.0 (1EdTech) around
 * credentials that keep their own proofs. Sign it with `credentialJwt`: a token needs no statement of its context,
 * which no package carries.
 */
export function learnerRecord({
  id,
  name,
  issuer,
  recipient,
  madeAt,
  credentials,
}: {
  /** An address or a `urn:uuid:`. */
  id: string;
  /** Such as "Continuing education, October 2025 to September 2027". */
  name: string;
  issuer: CredentialIssuer;
  recipient: { name: string };
  madeAt: string;
  credentials: readonly JsonObject[];
}): JsonObject {
  return {
    '@context': [credentialsContext, learnerRecordContext, openBadgesContext],
    id,
    type: ['VerifiableCredential', 'ClrCredential'],
    name,
    issuer: profile(issuer),
    validFrom: madeAt,
    credentialSubject: {
      type: ['ClrSubject'],
      identifier: [identity('name', recipient.name)],
      verifiableCredential: credentials,
    },
  };
}
