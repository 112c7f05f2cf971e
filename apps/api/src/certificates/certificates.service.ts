import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Paper } from '@cohesion/certificates';
import type { CertificateList, CertificateView } from '@cohesion/contracts';
import type { Person } from '../platform/actor.js';
import { Database } from '../platform/database.js';
import { FileStore } from '../platform/files.js';
import { AppError } from '../platform/problem.js';
import type { Tx } from '../platform/tx.js';
import { SocietiesService } from '../societies/societies.service.js';
import { Certificate } from './certificate.entity.js';
import { CertificateCorrection } from './certificate-correction.entity.js';
import { CertificateCopies } from './certificate-copies.service.js';
import { CertificateFile } from './certificate-file.entity.js';
import { certificatePaper } from './certificate-fonts.service.js';
import { CertificatePageRetry } from './certificate-reissue.entity.js';
import { CertificateRevocation } from './certificate-revocation.entity.js';
import {
  presentCertificate,
  presentCertificateLine,
  type CertificateParts,
} from './certificate.presenter.js';
import { mayReadCertificate } from './certificates.policy.js';
import { heldOf, pageOf, retryOf } from './held-file.js';
import { NameChangeDecision, NameChangeRequest } from './name-change.entity.js';
import { revocationOf, versionsOf } from './standing.js';
import { statusOf } from './verification.presenter.js';

@Injectable()
export class CertificatesService {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly societies: SocietiesService,
    private readonly copies: CertificateCopies,
  ) {}

  list(actor: Person): Promise<CertificateList> {
    return this.database.as(actor, async (tx) => {
      const { personId } = actor;
      const all = await tx.find(Certificate, {
        where: { personId },
        order: { createdAt: 'DESC', id: 'DESC' },
        take: 500,
      });
      // Of each code the newest that is hers: where a correction took it to somebody else, it stays, and says so.
      const certificates = all.filter(
        ({ code, version }) => !all.some((other) => other.code === code && other.version > version),
      );
      const files = await tx.find(CertificateFile, { where: { personId } });
      const standing = await this.standing(tx, personId);

      return {
        certificates: certificates.map((certificate) =>
          presentCertificateLine(
            certificate,
            heldOf(files.filter(({ certificateId }) => certificateId === certificate.id)),
            standing(certificate),
          ),
        ),
      };
    });
  }

  read(actor: Person, id: string): Promise<CertificateView> {
    return this.database.as(actor, async (tx) => {
      const seen = await this.visible(tx, actor, id);
      const { code, societyId } = seen.certificate;
      const { policies } = await this.societies.byId(societyId);

      return presentCertificate({
        ...seen,
        versions: await versionsOf(tx, code),
        revocation: await revocationOf(tx, code),
        correction: await tx.findOne(CertificateCorrection, { where: { replacedId: id } }),
        nameChange: await nameChangeOf(tx, code),
        policies,
      });
    });
  }

  /** The PDF as it was stored, on A4 when asked. Refused as `certificate-not-ready` while it is being made. */
  async pdf(
    actor: Person,
    id: string,
    paper: Paper = certificatePaper,
  ): Promise<{ name: string; bytes: number; content: Readable }> {
    const { certificate, file } = await this.database.as(actor, (tx) => this.visible(tx, actor, id));
    const name = `certificate-${certificate.code.toLowerCase()}`;
    if (paper === 'a4') {
      const { bytes, storageKey } = await this.copies.onA4(certificate, actor.personId);

      return { name: `${name}-a4.pdf`, bytes, content: await this.files.read(storageKey) };
    }
    if (!file?.storageKey) throw new AppError('certificate-not-ready');

    return {
      name: `${name}.pdf`,
      bytes: file.bytes ?? 0,
      content: await this.files.read(file.storageKey),
    };
  }

  /** How each of somebody's certificates stands, read once for all of them. */
  private async standing(
    tx: Tx,
    personId: string,
  ): Promise<(certificate: Certificate) => CertificateView['status']> {
    const replaced = await tx.find(CertificateCorrection, {
      where: { personId },
      select: { replacedId: true },
    });
    const turns = await tx.find(CertificateRevocation, { where: { personId }, order: { number: 'DESC' } });

    return ({ id, code }) => {
      const last = turns.find((turn) => turn.code === code);

      return statusOf(
        last?.change === 'revoked' ? last : null,
        replaced.some(({ replacedId }) => replacedId === id),
      );
    };
  }

  private async visible(
    tx: Tx,
    actor: Person,
    id: string,
  ): Promise<Pick<CertificateParts, 'certificate' | 'file' | 'retrying' | 'enrollmentId'>> {
    const certificate = await tx.need(Certificate, { where: { id } });
    mayReadCertificate(actor, certificate);
    const { file, failed } = await pageOf(tx, id);
    const retry = failed && (await tx.findOne(CertificatePageRetry, { where: retryOf(failed) }));
    const [award] = await tx.query<{ enrollmentId: string | null }>(
      'select enrollment_id as "enrollmentId" from awards where id = $1',
      [certificate.awardId],
    );

    return { certificate, file, retrying: retry !== null, enrollmentId: award?.enrollmentId ?? null };
  }
}

/** The request that holds for a code, and what became of it. */
async function nameChangeOf(tx: Tx, code: string): Promise<CertificateParts['nameChange']> {
  const request = await tx.findOne(NameChangeRequest, { where: { code }, order: { number: 'DESC' } });
  if (!request) return null;

  return { request, decision: await tx.findOne(NameChangeDecision, { where: { requestId: request.id } }) };
}
