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
import { SocietiesService } from '../../societies/societies.service.js';
import { RenderPool } from '../rendering/render-pool.service.js';
import { CertificatePictures } from '../templates/certificate-pictures.service.js';
import type { ProvedCredential } from './credential-proving.service.js';
import { isRefused } from './refused.js';

export type FileOrder = Readonly<{
  certificateId: string;
  societyId: string;
  version: number;
  facts: CertificateFacts;
  /** The society that signs after the one that issues; null where there is none. */
  cosponsorId: string | null;
  proved: ProvedCredential;
  paper: Paper;
}>;

/** Whose key signs, and what its signature says. */
export type FileSigner = Readonly<{ document: DocumentSigner; reason: string; place: string }>;

/** A stored file, or why there is none, in words. */
export type SignedFile =
  | Readonly<{ storageKey: string; sha256: string; bytes: number; problem: null; keyIds: string[] }>
  | Readonly<{ storageKey: null; sha256: null; bytes: null; problem: string; keyIds: string[] }>;

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** Draws a certificate with all that it carries, signs it, and stores it. */
@Injectable()
export class SignedFiles {
  private readonly logger = new Logger(SignedFiles.name);

  constructor(
    private readonly pool: RenderPool,
    private readonly pictures: CertificatePictures,
    private readonly signers: SocietySigners,
    private readonly societies: SocietiesService,
    private readonly stamping: TimeStamping,
    private readonly files: FileStore,
    private readonly clock: Clock,
  ) {}

  /** Named by its hash: signatures differ each time, and whoever is faster must not have the file changed under it. */
  async make(order: FileOrder): Promise<SignedFile> {
    const { certificateId, societyId, version, facts, proved, paper, cosponsorId } = order;
    const { credential, token } = proved;
    if (facts.activity.cosponsor !== undefined && cosponsorId === null)
      throw new Error(`Nobody signs the certificate ${certificateId} as its co-sponsor`);
    const log = readProofBundle(proved.logProof);
    if (!log) throw new Error(`The log proof of the certificate ${certificateId} cannot be read`);
    const attachments = credentialAttachments({ credential, token, log });
    const pictures = await this.pictures.named(societyId, facts);
    const rendering = await this.pool.render(facts, { paper, attachments, pictures });
    if (!rendering.ok) {
      this.logger.error({ certificateId, problem: rendering.problem }, 'A certificate cannot be rendered');

      return {
        storageKey: null,
        sha256: null,
        bytes: null,
        problem: problemSentence(rendering),
        keyIds: [],
      };
    }
    const { name, place } = facts.society;
    const { document, keyIds } = await this.signers.of(societyId);
    const own = { document, reason: `Issued by ${name}`, place, keyId: keyIds.document };
    const other = cosponsorId === null ? [] : [await this.cosignerOf(cosponsorId, facts)];
    const signers = [own, ...other];
    const pdf = await this.sign(rendering.pdf, signers);
    const hash = sha256(pdf).toString('hex');
    const storageKey = `certificates/${societyId}/${certificateId}-v${version}-${paper}-${hash}.pdf`;
    await this.files.put(storageKey, pdf);

    return {
      storageKey,
      sha256: hash,
      bytes: pdf.byteLength,
      problem: null,
      keyIds: signers.map(({ keyId }) => keyId),
    };
  }

  /** One signature after the other: each covers all that was there before it. */
  async sign(pdf: Uint8Array, signers: readonly FileSigner[]): Promise<Uint8Array> {
    let signed = pdf;
    for (const { document, reason, place } of signers) {
      const stamp = this.stamping.stamper();
      const signing = await signPdf(
        signed,
        document,
        { at: this.clock.now().toISOString(), reason, place },
        { hash: sha256, ...(stamp ? { stamp } : {}) },
      );
      if (!signing.ok) throw new Error(`A certificate could not be signed: ${signing.reason}`);
      signed = signing.pdf;
    }

    return signed;
  }

  /** The other society as the certificate names it, with the key and from the place that it has today. */
  private async cosignerOf(
    societyId: string,
    { activity }: CertificateFacts,
  ): Promise<FileSigner & Readonly<{ keyId: string }>> {
    const { name, place } = await this.societies.byId(societyId);
    const { document, keyIds } = await this.signers.of(societyId);

    return {
      document,
      reason: `Co-sponsored by ${activity.cosponsor ?? name}`,
      place,
      keyId: keyIds.document,
    };
  }

  /**
   * Runs what keeps a file. When the database refuses a file because a key that signed it was reported stolen meanwhile, the
   * file goes, and so do the keys at hand: whoever tries again signs with those of today.
   */
  async kept<T>(
    order: Pick<FileOrder, 'societyId' | 'cosponsorId'>,
    file: SignedFile,
    keep: () => Promise<T>,
  ): Promise<T> {
    try {
      return await keep();
    } catch (error) {
      if (isRefused(error)) {
        await this.discard(file, null);
        this.signers.forget(order.societyId);
        if (order.cosponsorId !== null) this.signers.forget(order.cosponsorId);
      }
      throw error;
    }
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
