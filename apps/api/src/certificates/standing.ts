import type { Tx } from '../platform/tx.js';
import { Certificate } from './certificate.entity.js';
import { CertificateRevocation } from './certificate-revocation.entity.js';

/** Whatever changes how a certificate stands waits for whoever else does. */
export const lockOf = (code: string): string => `certificate ${code}`;

/** Every version under a code that the transaction may see, the newest first. */
export const versionsOf = (tx: Tx, code: string): Promise<Certificate[]> =>
  tx.find(Certificate, { where: { code }, order: { version: 'DESC' } });

/** The revocation in force, or null: it was never revoked, or is valid again. */
export async function revocationOf(tx: Tx, code: string): Promise<CertificateRevocation | null> {
  const last = await tx.findOne(CertificateRevocation, { where: { code }, order: { number: 'DESC' } });

  return last?.change === 'revoked' ? last : null;
}
