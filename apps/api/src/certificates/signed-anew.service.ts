import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/tx.js';
import { Certificate } from './certificate.entity.js';
import { signedAnew } from './certificate-letters.js';
import { CertificateMail } from './certificate-mail.entity.js';
import { CertificateReissue } from './certificate-reissue.entity.js';
import { CertificateMails } from './keeping/certificate-mails.service.js';
import { countOfPerson } from './reissuing/reissue-standing.js';
import { revocationOf } from './standing.js';

export type Anew = Readonly<{
  certificateId: string;
  reissueId: string;
  /** Whether there was a file before: otherwise its owner has nothing to exchange. */
  hadFile: boolean;
}>;

/** What follows from a file that was signed anew, in the transaction that keeps it: an audit entry, and a mail. */
@Injectable()
export class SignedAnew {
  constructor(
    private readonly mails: CertificateMails,
    private readonly clock: Clock,
  ) {}

  async record(tx: Tx, { certificateId, reissueId, hadFile }: Anew): Promise<void> {
    const certificate = await tx.need(Certificate, { where: { id: certificateId } });
    const reissue = await tx.need(CertificateReissue, { where: { id: reissueId } });
    await this.audit(tx, certificate, reissue);
    if (hadFile && !(await revocationOf(tx, certificate.code))) await this.write(tx, certificate, reissue);
  }

  /** One mail to each person, however many of hers are signed anew: whoever comes first writes it. */
  private async write(tx: Tx, certificate: Certificate, reissue: CertificateReissue): Promise<void> {
    const { personId } = certificate;
    await tx.lock(`mail of reissue ${reissue.id} to ${personId}`);
    if (await tx.findOne(CertificateMail, { where: { reissueId: reissue.id, personId } })) return;
    const others = (await countOfPerson(tx, reissue, personId)) - 1;
    await this.mails.write(
      tx,
      'signed-anew',
      certificate,
      (letter) => signedAnew(letter, Math.max(0, others)),
      reissue.id,
    );
  }

  private async audit(
    tx: Tx,
    { id, societyId, code, version }: Certificate,
    { keyName }: CertificateReissue,
  ): Promise<void> {
    await tx.query(
      `insert into audit_entries (society_id, actor, action, subject, subject_id, facts, created_at)
       values ($1, $2, 'certificate.signed-anew', 'certificate', $3, $4, $5)`,
      [
        societyId,
        JSON.stringify({ kind: 'system' }),
        id,
        JSON.stringify({ code, version, stolen: keyName }),
        this.clock.now(),
      ],
    );
  }
}
