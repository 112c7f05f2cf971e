import type { CredentialIssuer, DocumentSigner, Ed25519Signer, KeyPurpose } from '@cohesion/certificates';

/** All that a society signs with today. */
export type SocietySigning = Readonly<{
  issuer: CredentialIssuer;
  /** Signs credentials and status lists. */
  credential: Ed25519Signer;
  /** Signs tree heads, and nothing else. */
  log: Readonly<{ origin: string; url: string; signer: Ed25519Signer }>;
  /** Signs PDF files. */
  document: DocumentSigner;
  /** Which keys these are, for whatever is kept with what they signed. */
  keyIds: Readonly<Record<KeyPurpose, string>>;
}>;
