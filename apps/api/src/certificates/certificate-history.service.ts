import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/tx.js';
import type { CertificateVersion } from './credentials/certificate-credentials.service.js';
import { CertificateEntries } from './credentials/certificate-entries.service.js';

export type CertificateEvent = Readonly<{
  kind: 'issued' | 'superseded' | 'revoked' | 'reinstated';
  /** The version that holds after it. */
  certificate: CertificateVersion;
  /** Who did it: the learner who claimed, or an administrator. */
  by: string;
  at: Date;
  /** What else whoever audits wants to know; never a note to the learner. */
  details?: Readonly<Record<string, string>>;
}>;

/**
 * Everything that happens to a certificate passes here, once, in the transaction in which it happens and after its rows
 * are written: whatever has to follow every certificate without a gap is written here.
 */
@Injectable()
export class CertificateHistory {
  constructor(private readonly entries: CertificateEntries) {}

  async record(tx: Tx, event: CertificateEvent): Promise<void> {
    await this.audit(tx, event);
    const { kind, certificate, at } = event;
    if (kind === 'issued') return this.entries.enter(tx, certificate, at);
    // A correction is a version without an entry; and a certificate may be older than the log.
    const entered = await this.entries.enterMissing(tx, certificate.code);
    if (!entered && kind !== 'superseded') await this.entries.turn(tx, certificate, kind, at);
  }

  private async audit(tx: Tx, { kind, certificate, by, at, details }: CertificateEvent): Promise<void> {
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
