import { Injectable } from '@nestjs/common';
import { certificateFacts, type CertificateFacts } from '@cohesion/certificates';
import { Clock } from '../platform/clock.js';
import type { Person } from '../platform/actor.js';
import { AppError } from '../platform/problem.js';
import type { Tx } from '../platform/tx.js';
import { CertificateHistory } from './certificate-history.service.js';
import { CertificateIssuing } from './certificate-issuing.service.js';
import { Certificate } from './certificate.entity.js';
import { CertificateCorrection, type CorrectionKind } from './certificate-correction.entity.js';
import { renderCertificate } from './certificates.jobs.js';
import { searchKeys } from './search-key.js';

export type Supersession = Readonly<{
  /** The newest version, read under the lock of its code. */
  replaced: Certificate;
  award: Readonly<{ id: string; personId: string }>;
  /** What the new version prints otherwise. */
  changes: Partial<Pick<CertificateFacts, 'learner' | 'credit'>>;
  correction: Readonly<{ id: string; what: CorrectionKind; reason: string }>;
}>;

/** A certificate is never edited: a corrected version takes its place under the same code. */
@Injectable()
export class CertificateSuperseding {
  constructor(
    private readonly issuing: CertificateIssuing,
    private readonly history: CertificateHistory,
    private readonly clock: Clock,
  ) {}

  /** Writes the next version, why it was written, and the job that renders it. A name that cannot be printed is refused. */
  async supersede(
    tx: Tx,
    actor: Person,
    { replaced, award, changes, correction }: Supersession,
  ): Promise<Certificate> {
    const now = this.clock.now();
    const { societyId, code } = replaced;
    const version = replaced.version + 1;
    const facts = certificateFacts.parse({
      ...replaced.facts,
      ...changes,
      version,
      issuedAt: now.toISOString(),
    });
    this.issuing.mustPrint(facts);
    const certificate = await tx.insert(Certificate, {
      societyId,
      personId: award.personId,
      awardId: award.id,
      code,
      version,
      facts,
      ...searchKeys(facts.learner.name, facts.activity.title),
      createdAt: now,
    });
    const written = await tx.insertMissing(CertificateCorrection, [
      {
        ...correction,
        societyId,
        personId: replaced.personId,
        code,
        replacedId: replaced.id,
        certificateId: certificate.id,
        recordedBy: actor.personId,
        createdAt: now,
      },
    ]);
    // Its id is that of a row nobody here can see.
    if (written === 0) throw new AppError('sent-before');
    await tx.enqueue(renderCertificate, { certificateId: certificate.id, societyId });
    await this.history.record(tx, {
      kind: 'superseded',
      certificate,
      by: actor.personId,
      at: now,
      details: { replaces: replaced.id, what: correction.what },
    });

    return certificate;
  }
}
