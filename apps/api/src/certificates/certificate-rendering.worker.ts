import { createHash } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { renderCertificate as render, type CertificateRendering as Rendering } from '@cohesion/certificates';
import type { z } from 'zod';
import { systemOf } from '../platform/actor.js';
import { Database } from '../platform/database.js';
import { FileStore } from '../platform/files.js';
import { JobWorker } from '../platform/job.js';
import { Certificate } from './certificate.entity.js';
import { CertificateFile } from './certificate-file.entity.js';
import { CertificateFontFiles, certificatePaper } from './certificate-fonts.service.js';
import { renderCertificate } from './certificates.jobs.js';

/**
 * Renders one certificate and stores it. Safe to run twice and at once: rendering is deterministic, the file has one
 * name, and the unique key lets one row through.
 */
@Injectable()
export class CertificateRendering extends JobWorker<typeof renderCertificate.payload> {
  readonly job = renderCertificate;
  private readonly logger = new Logger(CertificateRendering.name);

  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly fonts: CertificateFontFiles,
  ) {
    super();
  }

  async run({ certificateId, societyId }: z.output<typeof renderCertificate.payload>): Promise<void> {
    const system = systemOf(societyId);
    const { certificate, done } = await this.database.as(system, async (tx) => ({
      certificate: await tx.need(Certificate, { where: { id: certificateId } }),
      done: await tx.findOne(CertificateFile, { where: { certificateId }, select: { id: true } }),
    }));
    if (done) return;
    const rendering = render(certificate.facts, this.fonts.parsed(), {
      paper: certificatePaper,
    });
    const outcome = await this.store(certificate, rendering);
    await this.database.as(system, (tx) =>
      tx.insertMissing(CertificateFile, [
        { societyId, personId: certificate.personId, certificateId, ...outcome },
      ]),
    );
  }

  private async store(
    { id, societyId, version }: Certificate,
    rendering: Rendering,
  ): Promise<Partial<CertificateFile>> {
    if (!rendering.ok) {
      this.logger.error(
        { certificateId: id, problem: rendering.problem },
        'A certificate cannot be rendered',
      );

      return { problem: problemSentence(rendering) };
    }
    const sha256 = createHash('sha256').update(rendering.pdf).digest('hex');
    const storageKey = `certificates/${societyId}/${id}-v${version}.pdf`;
    await this.files.put(storageKey, rendering.pdf);

    return { storageKey, sha256, bytes: rendering.pdf.byteLength };
  }
}

function problemSentence(rendering: Exclude<Rendering, { ok: true }>): string {
  switch (rendering.problem) {
    case 'glyph-missing':
      return `These characters cannot be printed: ${rendering.characters.map(({ character, codePoints }) => `${character} (${codePoints})`).join(', ')}.`;
    case 'does-not-fit':
      return `The ${rendering.field} does not fit on the page.`;
  }
}
