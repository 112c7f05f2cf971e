import { createHash } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import {
  credentialAttachments,
  readProofBundle,
  signPdf,
  type CertificateFacts,
  type CertificateRendering,
  type DocumentSigner,
  type Paper,
} from '@cohesion/certificates';
import { SocietySigners } from '../../issuers/society-signers.service.js';
import { TimeStamping } from '../../issuers/time-stamping.service.js';
import { Clock } from '../../platform/clock.js';
import { FileStore } from '../../platform/files.js';
import { RenderPool } from '../rendering/render-pool.service.js';
import { CertificatePictures } from '../templates/certificate-pictures.service.js';
import type { ProvedCredential } from './credential-proving.service.js';

export type FileOrder = Readonly<{
  certificateId: string;
  societyId: string;
  version: number;
  facts: CertificateFacts;
  proved: ProvedCredential;
  paper: Paper;
}>;

/** A stored file, or why there is none, in words. */
export type SignedFile =
  | Readonly<{ storageKey: string; sha256: string; bytes: number; problem: null }>
  | Readonly<{ storageKey: null; sha256: null; bytes: null; problem: string }>;

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** Draws a certificate with all that it carries, signs it, and stores it. */
@Injectable()
export class SignedFiles {
  private readonly logger = new Logger(SignedFiles.name);

  constructor(
    private readonly pool: RenderPool,
    private readonly pictures: CertificatePictures,
    private readonly signers: SocietySigners,
    private readonly stamping: TimeStamping,
    private readonly files: FileStore,
    private readonly clock: Clock,
  ) {}

  /** Named by its hash: signatures differ each time, and whoever is faster must not have the file changed under it. */
  async make(order: FileOrder): Promise<SignedFile> {
    const { certificateId, societyId, version, facts, proved, paper } = order;
    const { credential, token } = proved;
    const log = readProofBundle(proved.logProof);
    if (!log) throw new Error(`The log proof of the certificate ${certificateId} cannot be read`);
    const attachments = credentialAttachments({ credential, token, log });
    const pictures = await this.pictures.named(societyId, facts);
    const rendering = await this.pool.render(facts, { paper, attachments, pictures });
    if (!rendering.ok) {
      this.logger.error({ certificateId, problem: rendering.problem }, 'A certificate cannot be rendered');

      return { storageKey: null, sha256: null, bytes: null, problem: problemSentence(rendering) };
    }
    const { document } = await this.signers.of(societyId);
    const pdf = await this.sign(rendering.pdf, [document], facts);
    const hash = sha256(pdf).toString('hex');
    const storageKey = `certificates/${societyId}/${certificateId}-v${version}-${paper}-${hash}.pdf`;
    await this.files.put(storageKey, pdf);

    return { storageKey, sha256: hash, bytes: pdf.byteLength, problem: null };
  }

  /** One signature after the other: each covers all that was there before it. */
  async sign(
    pdf: Uint8Array,
    signers: readonly DocumentSigner[],
    { society }: Pick<CertificateFacts, 'society'>,
  ): Promise<Uint8Array> {
    let signed = pdf;
    for (const signer of signers) {
      const stamp = this.stamping.stamper();
      const signing = await signPdf(
        signed,
        signer,
        { at: this.clock.now().toISOString(), reason: `Issued by ${society.name}`, place: society.place },
        { hash: sha256, ...(stamp ? { stamp } : {}) },
      );
      if (!signing.ok) throw new Error(`A certificate could not be signed: ${signing.reason}`);
      signed = signing.pdf;
    }

    return signed;
  }

  /** What somebody else made faster: this one is no document. */
  async discard({ storageKey }: SignedFile, kept: string | null): Promise<void> {
    if (storageKey !== null && storageKey !== kept) await this.files.remove(storageKey);
  }
}

function problemSentence(rendering: Exclude<CertificateRendering, { ok: true }>): string {
  switch (rendering.problem) {
    case 'glyph-missing':
      return `These characters cannot be printed: ${rendering.characters.map(({ character, codePoints }) => `${character} (${codePoints})`).join(', ')}.`;
    case 'does-not-fit':
      return `The ${rendering.field} does not fit on the page.`;
  }
}
