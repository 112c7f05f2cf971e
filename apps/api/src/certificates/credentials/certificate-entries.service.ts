import { Injectable } from '@nestjs/common';
import { digestOf, type JsonObject, type LogEntry } from '@cohesion/certificates';
import { In } from 'typeorm';
import { Clock } from '../../platform/clock.js';
import type { Tx } from '../../platform/tx.js';
import { SocietyLog } from '../../transparency/society-log.service.js';
import { StatusPlaces } from '../../transparency/status-places.service.js';
import { Certificate } from '../certificate.entity.js';
import { CertificateRevocation } from '../certificate-revocation.entity.js';
import { CertificateClaims } from './certificate-claims.entity.js';
import { CertificateCredentials, type CertificateVersion } from './certificate-credentials.service.js';

/** What the public log and the status lists say of certificates, written in the transaction of what happened. */
@Injectable()
export class CertificateEntries {
  constructor(
    private readonly credentials: CertificateCredentials,
    private readonly log: SocietyLog,
    private readonly places: StatusPlaces,
    private readonly clock: Clock,
  ) {}

  /** A new version: its places, its claims, and the entry that commits to them. */
  async enter(tx: Tx, certificate: CertificateVersion, time: Date): Promise<void> {
    const { id: certificateId, societyId, personId, version } = certificate;
    const claims = await this.credentials.claimsOf(tx, certificate);
    await tx.insert(CertificateClaims, {
      societyId,
      personId,
      certificateId,
      claims,
      createdAt: this.clock.now(),
    });
    await this.append(tx, certificate, version === 1 ? 'award' : 'supersession', claims, time);
  }

  /**
   * Enters every version under a code that has no entry, with what became of it since: a version just written, or
   * certificates older than the log. Answers whether the newest was among them: then its revocations are entered as well.
   * Call it under the lock of the code.
   */
  async enterMissing(tx: Tx, code: string): Promise<boolean> {
    const versions = await tx.find(Certificate, { where: { code }, order: { version: 'ASC' } });
    const known = await tx.find(CertificateClaims, {
      where: { certificateId: In(versions.map(({ id }) => id)) },
      select: { certificateId: true },
    });
    const missing = versions.filter(({ id }) => known.every(({ certificateId }) => certificateId !== id));
    for (const certificate of missing) {
      await this.enter(tx, certificate, certificate.createdAt);
      const replaced = versions.find(({ version }) => version === certificate.version - 1);
      if (replaced) await this.supersede(tx, replaced);
    }
    const newest = versions.at(-1);
    if (!newest || missing.at(-1) !== newest) return false;
    const turns = await tx.find(CertificateRevocation, { where: { code }, order: { number: 'ASC' } });
    // A version just written has none of its own: what was revoked and taken back before it was entered with the one before.
    for (const { certificateId, change, createdAt } of turns)
      if (missing.some(({ id }) => id === certificateId)) await this.turn(tx, newest, change, createdAt);

    return true;
  }

  /** Revoked, or valid again: the newest version. Older ones stay revoked, because a newer one took their place. */
  async turn(
    tx: Tx,
    certificate: Pick<Certificate, 'id' | 'societyId' | 'code'>,
    change: CertificateRevocation['change'],
    time: Date,
  ): Promise<void> {
    const { id: certificateId, societyId } = certificate;
    const { claims } = await tx.need(CertificateClaims, { where: { certificateId } });
    await this.append(tx, certificate, change === 'revoked' ? 'revocation' : 'reinstatement', claims, time);
    await this.places.set(tx, {
      societyId,
      certificateId,
      purpose: 'revocation',
      value: change === 'revoked',
    });
  }

  /** In both lists, so that a verifier who knows revocation only does not take it for good. */
  private async supersede(tx: Tx, { id: certificateId, societyId }: Certificate): Promise<void> {
    await this.places.set(tx, { societyId, certificateId, purpose: 'refresh', value: true });
    await this.places.set(tx, { societyId, certificateId, purpose: 'revocation', value: true });
  }

  private append(
    tx: Tx,
    { id: certificateId, societyId, code }: Pick<Certificate, 'id' | 'societyId' | 'code'>,
    kind: LogEntry['kind'],
    claims: JsonObject,
    time: Date,
  ): Promise<void> {
    return this.log.append(tx, {
      societyId,
      certificateId,
      kind,
      code,
      digest: digestOf(claims),
      time,
    });
  }
}
