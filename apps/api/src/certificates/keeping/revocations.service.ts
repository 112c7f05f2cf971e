import { Injectable } from '@nestjs/common';
import type { ReinstateCertificate, RevokeCertificate, SocietyCertificatePage } from '@cohesion/contracts';
import { AwardLedger } from '../../credit/ledger/award-ledger.service.js';
import type { Person } from '../../platform/actor.js';
import { Clock, dateIn } from '../../platform/clock.js';
import { AppError } from '../../platform/problem.js';
import { reinstated, revoked } from '../certificate-letters.js';
import { CertificateHistory } from '../certificate-history.service.js';
import { CertificateRevocation } from '../certificate-revocation.entity.js';
import { revocationOf } from '../standing.js';
import { CertificateMails } from './certificate-mails.service.js';
import { awardOf, wasSent } from './kept-rows.js';
import { KeptCertificates, type Kept } from './kept-certificates.service.js';
import { SocietyCertificates } from './society-certificates.service.js';

/** Revoking, and saying that it is valid again: each a row, with its reason, and the award follows in the same transaction. */
@Injectable()
export class RevocationsService {
  constructor(
    private readonly kept: KeptCertificates,
    private readonly pages: SocietyCertificates,
    private readonly ledger: AwardLedger,
    private readonly mails: CertificateMails,
    private readonly history: CertificateHistory,
    private readonly clock: Clock,
  ) {}

  /** The whole certificate, whatever its version: the code stays and says so from now on. Sent twice, it is done once. */
  revoke(
    actor: Person,
    org: string,
    id: string,
    request: RevokeCertificate,
  ): Promise<SocietyCertificatePage> {
    return this.kept.change(actor, org, id, async (kept) => {
      if (await wasSent(kept, CertificateRevocation, request.id)) return this.pages.pageOf(kept);
      const { tx, newest } = kept;
      if (await revocationOf(tx, newest.code)) throw new AppError('certificate-revoked');
      if (newest.version !== request.version) throw new AppError('record-changed');
      this.mustBeADayOfTheCertificate(kept, request.effectiveOn);
      const { category, effectiveOn, note } = request;
      await this.write(kept, actor, {
        id: request.id,
        change: 'revoked',
        category,
        effectiveOn,
        note,
        reason: null,
      });
      await this.ledger.reverse(tx, actor, awardOf(newest), 'revoked');
      await this.mails.write(tx, 'revoked', newest, (letter) =>
        revoked(letter, { category, effectiveOn, note }),
      );
      await this.history.record(tx, {
        kind: 'revoked',
        certificate: newest,
        by: actor.personId,
        at: this.clock.now(),
        details: { category, effectiveOn },
      });

      return this.pages.pageOf(kept);
    });
  }

  /** Valid again. Within ten minutes the learner never hears of either; after that she is told. */
  reinstate(
    actor: Person,
    org: string,
    id: string,
    { id: rowId, reason }: ReinstateCertificate,
  ): Promise<SocietyCertificatePage> {
    return this.kept.change(actor, org, id, async (kept) => {
      if (await wasSent(kept, CertificateRevocation, rowId)) return this.pages.pageOf(kept);
      const { tx, society, newest } = kept;
      if (!(await revocationOf(tx, newest.code))) throw new AppError('certificate-not-revoked');
      const effectiveOn = dateIn(society.timeZone, this.clock.now());
      await this.write(kept, actor, {
        id: rowId,
        change: 'reinstated',
        category: null,
        effectiveOn,
        note: null,
        reason,
      });
      await this.ledger.restore(tx, actor, awardOf(newest));
      const unread = (await this.mails.waiting(tx, newest.code)).filter(({ kind }) => kind === 'revoked');
      for (const mail of unread) await this.mails.takeBack(tx, actor, mail);
      if (unread.length === 0)
        await this.mails.write(tx, 'reinstated', newest, (letter) => reinstated(letter, reason));
      await this.history.record(tx, {
        kind: 'reinstated',
        certificate: newest,
        by: actor.personId,
        at: this.clock.now(),
      });

      return this.pages.pageOf(kept);
    });
  }

  private async write({ tx, newest }: Kept, actor: Person, row: Turn): Promise<void> {
    const { societyId, personId, code, id: certificateId } = newest;
    const last = await tx.findOne(CertificateRevocation, { where: { code }, order: { number: 'DESC' } });
    const written = await tx.insertMissing(CertificateRevocation, [
      {
        ...row,
        societyId,
        personId,
        code,
        certificateId,
        number: (last?.number ?? 0) + 1,
        recordedBy: actor.personId,
        createdAt: this.clock.now(),
      },
    ]);
    // Its id is that of a row nobody here can see.
    if (written === 0) throw new AppError('sent-before');
  }

  private mustBeADayOfTheCertificate({ society, versions }: Kept, effectiveOn: string): void {
    const today = dateIn(society.timeZone, this.clock.now());
    const first = versions.at(-1)?.createdAt ?? this.clock.now();
    const issuedOn = dateIn(society.timeZone, first);
    if (effectiveOn > today)
      throw new AppError('revocation-off', [
        { field: 'effectiveOn', message: 'Choose today or a day before it' },
      ]);
    if (effectiveOn < issuedOn)
      throw new AppError('revocation-off', [
        { field: 'effectiveOn', message: `It was issued on ${issuedOn}` },
      ]);
  }
}

type Turn = Pick<CertificateRevocation, 'id' | 'change' | 'category' | 'effectiveOn' | 'note' | 'reason'>;
