import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CertificateView, ChooseLicenses, LicensesPrinted } from '@cohesion/contracts';
import { PrintedLicenses } from '../../accounts/licenses/printed-licenses.service.js';
import { RateLimits } from '../../accounts/rate-limits.service.js';
import type { Person } from '../../platform/actor.js';
import { Database } from '../../platform/database.js';
import { AppError } from '../../platform/problem.js';
import type { Tx } from '../../platform/tx.js';
import { Certificate } from '../certificate.entity.js';
import { CertificateCorrection } from '../certificate-correction.entity.js';
import { CertificateSuperseding } from '../certificate-superseding.service.js';
import { CertificatesService } from '../certificates.service.js';
import { lockOf, revocationOf, versionsOf } from '../standing.js';
import { awardOf } from './kept-rows.js';

/** For one person in an hour: each is a version for good, in public. */
const choices = { window: 3600, max: 12 };

/**
 * Which licenses a certificate prints is its holder's to say, before and after it was issued, and nobody else's. It changes
 * nothing about the credit, so nobody has to agree; it is a version like every other, because nothing is edited.
 */
@Injectable()
export class LicensesPrintedService {
  constructor(
    private readonly database: Database,
    private readonly licenses: PrintedLicenses,
    private readonly certificates: CertificatesService,
    private readonly superseding: CertificateSuperseding,
    private readonly limits: RateLimits,
  ) {}

  read(actor: Person, id: string): Promise<LicensesPrinted> {
    return this.database.as(actor, async (tx) => {
      const { code } = await this.own(tx, actor, id);
      const { printed } = await this.newest(tx, actor, code);

      return { printed: [...printed], licenses: await this.licenses.of(tx, actor.personId, printed) };
    });
  }

  /** Answers with the version that holds. What is printed already is not printed again, so that twice is once. */
  async choose(actor: Person, id: string, { licenseIds }: ChooseLicenses): Promise<CertificateView> {
    const { societyId, code } = await this.database.as(actor, (tx) => this.own(tx, actor, id));
    await this.limits.refuseBeyond(`licenses-printed ${actor.personId}`, choices);
    // Her record is hers in every society, and the version belongs to the one that issued.
    const newestId = await this.database.as({ ...actor, societyId, roles: [] }, async (tx) => {
      await tx.lock(lockOf(code));
      const { newest, printed } = await this.newest(tx, actor, code);
      if (await revocationOf(tx, code)) throw new AppError('certificate-revoked');
      const licenses = await this.licenses.lines(tx, actor, licenseIds);
      if (licenses.length === printed.length && licenses.every((line) => printed.includes(line)))
        return newest.id;
      const written = await this.superseding.supersede(tx, actor, {
        replaced: newest,
        award: awardOf(newest),
        changes: { learner: { ...newest.facts.learner, licenses } },
        correction: {
          id: randomUUID(),
          what: 'licenses',
          reason: 'The learner changed the licenses printed',
        },
      });

      return written.id;
    });

    return this.certificates.read(actor, newestId);
  }

  private own(tx: Tx, { personId }: Person, id: string): Promise<Certificate> {
    return tx.need(Certificate, { where: { id, personId } });
  }

  /** Another person's since a correction, which she cannot see: there is nothing of hers to change. */
  private async newest(
    tx: Tx,
    { personId }: Person,
    code: string,
  ): Promise<{ newest: Certificate; printed: readonly string[] }> {
    const [newest] = await versionsOf(tx, code);
    if (newest?.personId !== personId) throw new AppError('not-found');
    if (await tx.findOne(CertificateCorrection, { where: { replacedId: newest.id } }))
      throw new AppError('not-found');

    return { newest, printed: newest.facts.learner.licenses };
  }
}
