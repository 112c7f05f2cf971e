import { Injectable } from '@nestjs/common';
import { RateLimits } from '../accounts/rate-limits.service.js';
import { systemOf } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { AppError } from '../platform/problem.js';
import type { Certificate } from './certificate.entity.js';
import { CertificateCopy } from './credentials/certificate-copy.entity.js';
import { CertificateCredential } from './credentials/certificate-credential.entity.js';
import { SignedFiles } from './credentials/signed-files.service.js';

/** For one person in ten minutes: each one that is not there yet is drawn and signed. */
const drawings = { window: 600, max: 20 };

/**
 * Certificates on A4: made while their reader waits, which takes a moment, and kept. The award, the code, the credential and
 * the proof from the log are those of the first file. Ask only for who may read the certificate.
 */
@Injectable()
export class CertificateCopies {
  constructor(
    private readonly database: Database,
    private readonly files: SignedFiles,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
  ) {}

  /**
   * Refused as `certificate-not-ready` while the credential is being proved, and as `text-does-not-fit` when the page is too
   * narrow for something. Asked twice at once, one file is kept.
   */
  async onA4(
    certificate: Pick<Certificate, 'id' | 'societyId' | 'personId' | 'version' | 'facts'>,
    readerId: string,
  ): Promise<Pick<CertificateCopy, 'storageKey' | 'bytes'>> {
    const { id: certificateId, societyId, personId, version, facts } = certificate;
    const system = systemOf(societyId);
    const { copy, proved } = await this.database.as(system, async (tx) => ({
      copy: await tx.findOne(CertificateCopy, { where: { certificateId, paper: 'a4' } }),
      proved: await tx.findOne(CertificateCredential, { where: { certificateId } }),
    }));
    if (copy) return copy;
    if (!proved) throw new AppError('certificate-not-ready');
    await this.limits.refuseBeyond(`certificate-a4 ${readerId}`, drawings);
    const file = await this.files.make({ certificateId, societyId, version, facts, proved, paper: 'a4' });
    const { storageKey, sha256, bytes, problem } = file;
    if (storageKey === null) throw new AppError('text-does-not-fit', { problem });
    const row = { societyId, personId, certificateId, paper: 'a4' as const, storageKey, sha256, bytes };
    const kept = await this.database.as(system, async (tx) => {
      const written = await tx.insertMissing(CertificateCopy, [{ ...row, createdAt: this.clock.now() }]);

      return written === 1 ? row : tx.need(CertificateCopy, { where: { certificateId, paper: 'a4' } });
    });
    await this.files.discard(file, kept.storageKey);

    return kept;
  }
}
