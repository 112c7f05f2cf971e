import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/tx.js';
import type { Certificate } from './certificate.entity.js';

export type CertificateEvent = Readonly<{
  kind: 'issued' | 'superseded' | 'revoked' | 'reinstated';
  /** The version that holds after it. */
  certificate: Pick<Certificate, 'id' | 'societyId' | 'code' | 'version' | 'facts'>;
  /** Who did it: the learner who claimed, or an administrator. */
  by: string;
  at: Date;
  /** What else whoever audits wants to know; never a note to the learner. */
  details?: Readonly<Record<string, string>>;
}>;

/**
 * Everything that happens to a certificate passes here, once, in the transaction in which it happens: whatever has to
 * follow every certificate without a gap is written here.
 */
@Injectable()
export class CertificateHistory {
  async record(tx: Tx, { kind, certificate, by, at, details }: CertificateEvent): Promise<void> {
    const { id, societyId, code, version } = certificate;
    await tx.query(
      `insert into audit_entries (society_id, actor, action, subject, subject_id, facts, created_at)
       values ($1, $2, $3, 'certificate', $4, $5, $6)`,
      [
        societyId,
        JSON.stringify({ kind: 'person', id: by }),
        `certificate.${kind}`,
        id,
        JSON.stringify({ code, version, ...details }),
        at,
      ],
    );
  }
}
