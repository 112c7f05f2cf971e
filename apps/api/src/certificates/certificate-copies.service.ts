import { Injectable } from '@nestjs/common';
import { RateLimits } from '../accounts/rate-limits.service.js';
import { Cosponsors } from '../cosponsorships/cosponsors.service.js';
import { systemOf } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { AppError } from '../platform/problem.js';
import type { Tx } from '../platform/tx.js';
import type { Certificate } from './certificate.entity.js';
import { CertificateCopy } from './credentials/certificate-copy.entity.js';
import { CertificateCredential } from './credentials/certificate-credential.entity.js';
import { SignedFiles } from './credentials/signed-files.service.js';
import { pageOf } from './held-file.js';

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
    private readonly cosponsors: Cosponsors,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
  ) {}

  /**
   * Refused as `certificate-not-ready` while the credential is being proved, and as `text-does-not-fit` when the page is too
   * narrow for something. Asked twice at once, one file is kept.
   */
  async onA4(
    certificate: Pick<Certificate, 'id' | 'societyId' | 'personId' | 'awardId' | 'version' | 'facts'>,
    readerId: string,
  ): Promise<Pick<CertificateCopy, 'storageKey' | 'bytes'>> {
    const { id: certificateId, societyId, personId, awardId, version, facts } = certificate;
    const system = systemOf(societyId);
    const { copy, fileNumber, proved, cosponsorId } = await this.database.as(system, async (tx) => ({
      ...(await copyOf(tx, certificateId)),
      proved: await tx.findOne(CertificateCredential, {
        where: { certificateId },
        order: { number: 'DESC' },
      }),
      cosponsorId: await this.cosponsors.ofAward(tx, awardId),
    }));
    if (copy) return copy;
    if (!proved) throw new AppError('certificate-not-ready');
    await this.limits.refuseBeyond(`certificate-a4 ${readerId}`, drawings);
    const order = { certificateId, societyId, version, facts, cosponsorId, proved, paper: 'a4' as const };
    const file = await this.files.make(order);
    const { storageKey, sha256, bytes, problem, keyIds } = file;
    if (storageKey === null) throw new AppError('text-does-not-fit', { problem });
    const which = { certificateId, paper: 'a4' as const, fileNumber };
    const row = { ...which, societyId, personId, storageKey, sha256, bytes, keyIds };
    const kept = await this.files.kept(order, file, () =>
      this.database.as(system, async (tx) => {
        const written = await tx.insertMissing(CertificateCopy, [{ ...row, createdAt: this.clock.now() }]);

        return written === 1 ? row : tx.need(CertificateCopy, { where: which });
      }),
    );
    await this.files.discard(file, kept.storageKey);

    return kept;
  }
}

/** The copy that was made beside the file that holds; one made beside an earlier file is no more served than that one. */
async function copyOf(
  tx: Tx,
  certificateId: string,
): Promise<{ copy: CertificateCopy | null; fileNumber: number }> {
  const { file } = await pageOf(tx, certificateId);
  // Asked for before the first file is there, it is beside that one.
  const fileNumber = file?.number ?? 1;
  const copy = await tx.findOne(CertificateCopy, { where: { certificateId, paper: 'a4', fileNumber } });

  return { copy, fileNumber };
}
