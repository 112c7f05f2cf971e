import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { CertificateList, CertificateView } from '@cohesion/contracts';
import type { Person } from '../platform/actor.js';
import { Database } from '../platform/database.js';
import { FileStore } from '../platform/files.js';
import { AppError } from '../platform/problem.js';
import type { Tx } from '../platform/tx.js';
import { Certificate } from './certificate.entity.js';
import { CertificateFile } from './certificate-file.entity.js';
import { presentCertificate, presentCertificateLine } from './certificate.presenter.js';
import { mayReadCertificate } from './certificates.policy.js';

@Injectable()
export class CertificatesService {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
  ) {}

  list(actor: Person): Promise<CertificateList> {
    return this.database.as(actor, async (tx) => {
      const certificates = await tx.find(Certificate, {
        where: { personId: actor.personId },
        order: { createdAt: 'DESC', id: 'DESC' },
        take: 500,
      });
      const files = await tx.find(CertificateFile, { where: { personId: actor.personId } });

      return {
        certificates: certificates.map((certificate) =>
          presentCertificateLine(
            certificate,
            files.find(({ certificateId }) => certificateId === certificate.id),
          ),
        ),
      };
    });
  }

  read(actor: Person, id: string): Promise<CertificateView> {
    return this.database.as(actor, async (tx) => {
      const { certificate, file, enrollmentId } = await this.visible(tx, actor, id);

      return presentCertificate(certificate, file, enrollmentId);
    });
  }

  /** The PDF as it was stored. Refused as `certificate-not-ready` while it is being made. */
  async pdf(actor: Person, id: string): Promise<{ name: string; bytes: number; content: Readable }> {
    const { certificate, file } = await this.database.as(actor, (tx) => this.visible(tx, actor, id));
    if (!file?.storageKey) throw new AppError('certificate-not-ready');

    return {
      name: `certificate-${certificate.code.toLowerCase()}.pdf`,
      bytes: file.bytes ?? 0,
      content: await this.files.read(file.storageKey),
    };
  }

  private async visible(
    tx: Tx,
    actor: Person,
    id: string,
  ): Promise<{ certificate: Certificate; file: CertificateFile | null; enrollmentId: string }> {
    const certificate = await tx.need(Certificate, { where: { id } });
    mayReadCertificate(actor, certificate);
    const file = await tx.findOne(CertificateFile, { where: { certificateId: id } });
    const [award] = await tx.query<{ enrollmentId: string }>(
      'select enrollment_id as "enrollmentId" from awards where id = $1',
      [certificate.awardId],
    );

    return { certificate, file, enrollmentId: award?.enrollmentId ?? '' };
  }
}
