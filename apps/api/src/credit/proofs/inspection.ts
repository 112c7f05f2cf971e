import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { maxProofBytes, type ProofMediaType } from '@cohesion/contracts';
import { fileTypeFromBuffer } from 'file-type';
import { AppError } from '../../platform/problem.js';

/** Endings of names and what they say. HEIF is the family that HEIC belongs to; phones use both names for it. */
const endings: Readonly<Record<string, ProofMediaType | undefined>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  heic: 'image/heic',
  heif: 'image/heic',
};

/** What the content is called by the library that looks at it. */
const contents: Readonly<Record<string, ProofMediaType | undefined>> = {
  'application/pdf': 'application/pdf',
  'image/jpeg': 'image/jpeg',
  'image/png': 'image/png',
  'image/webp': 'image/webp',
  'image/heic': 'image/heic',
  'image/heif': 'image/heic',
};

/** Enough for the library to tell every kind, pictures with a large color profile among them. */
const headBytes = 256 * 1024;
/** A PDF ends with where its index starts; some programs add a little after it. */
const tailBytes = 4096;

export type ProofFacts = Readonly<{
  mediaType: ProofMediaType;
  bytes: number;
  sha256: string;
  /** A PDF whose content is encrypted: it may still open without a password. */
  isEncrypted: boolean;
}>;

/** What the name says; refused as `proof-not-accepted` when that is no kind of proof. */
export function kindByName(name: string): ProofMediaType {
  const kind = endings[/\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''];
  if (!kind) throw new AppError('proof-not-accepted');

  return kind;
}

/** Looks at a file as it streams by; holds its beginning and its end and never the whole. */
export class Inspection {
  private readonly hash = createHash('sha256');
  private bytes = 0;
  private head = Buffer.alloc(0);
  private tail = Buffer.alloc(0);
  private isEncrypted = false;

  /** The same bytes; refused as `proof-too-large` as soon as there are too many. */
  async *of(content: Readable): AsyncGenerator<Uint8Array> {
    // To stop reading must not close the connection: the refusal still has to go through it.
    for await (const chunk of content.iterator({ destroyOnReturn: false })) {
      if (!(chunk instanceof Uint8Array)) throw new TypeError('A file comes as bytes');
      this.bytes += chunk.byteLength;
      if (this.bytes > maxProofBytes) throw new AppError('proof-too-large');
      this.see(chunk);
      yield chunk;
    }
  }

  /**
   * What the file is, once it went by. Refused: `proof-empty`; `proof-not-accepted`, when neither name nor content is a
   * proof; `proof-not-what-it-says`, when they differ; `proof-broken`, a PDF that was cut off.
   */
  async facts(name: string): Promise<ProofFacts> {
    const said = kindByName(name);
    if (this.bytes === 0) throw new AppError('proof-empty');
    const found = await fileTypeFromBuffer(this.head);
    const mediaType = contents[found?.mime ?? ''];
    if (mediaType !== said)
      throw new AppError('proof-not-what-it-says', { says: said, is: found?.mime ?? null });
    if (mediaType === 'application/pdf' && !this.tail.includes('startxref'))
      throw new AppError('proof-broken');

    return {
      mediaType,
      bytes: this.bytes,
      sha256: this.hash.digest('hex'),
      isEncrypted: mediaType === 'application/pdf' && this.isEncrypted,
    };
  }

  private see(chunk: Uint8Array): void {
    this.hash.update(chunk);
    if (this.head.byteLength < headBytes)
      this.head = Buffer.concat([this.head, chunk.subarray(0, headBytes - this.head.byteLength)]);
    const seam = Buffer.concat([this.tail, chunk]);
    // The entry that says a PDF is encrypted is never compressed itself.
    this.isEncrypted ||= seam.includes('/Encrypt');
    this.tail = Buffer.from(seam.subarray(-tailBytes));
  }
}
