import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import {
  picturesNamed,
  readPicture,
  type CertificateFacts,
  type PictureProblem,
} from '@cohesion/certificates';
import { maxPictureBytes, type PictureView, type ProblemCode } from '@cohesion/contracts';
import { RateLimits } from '../../accounts/rate-limits.service.js';
import type { Person } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { FileStore } from '../../platform/files.js';
import { AppError } from '../../platform/problem.js';
import { WorkAccess } from '../../societies/work-access.service.js';
import { CertificatePicture } from './certificate-picture.entity.js';

/** For one society, in an hour. */
const uploads = { window: 3600, max: 60 };
/** Files kept at hand: a society has a logo and a few signatures. */
const atHand = 32;

const refusals: Record<PictureProblem, ProblemCode> = {
  'not-a-picture': 'picture-not-accepted',
  'too-many-pixels': 'picture-too-many-pixels',
  broken: 'picture-broken',
  'unusual-colors': 'picture-unusual-colors',
};

/** Logos and signatures: files named by what is in them, so that the same picture is kept once and never changes. */
@Injectable()
export class CertificatePictures {
  private readonly read = new Map<string, Promise<Uint8Array>>();

  constructor(
    private readonly database: Database,
    private readonly access: WorkAccess,
    private readonly files: FileStore,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps a picture once it was read to its end: what the file is called does not matter. Refused as too large, too many
   * pixels, broken (also when it is not what its hash says), of a kind no page draws. Sending it again is harmless.
   */
  async keep(actor: Person, org: string, sha256: string, content: Readable): Promise<PictureView> {
    const { id: societyId } = await this.access.keep(actor, org);
    await this.limits.refuseBeyond(`certificate pictures ${societyId}`, uploads);
    const bytes = await taken(content);
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new AppError('picture-broken');
    const known = await this.database.as(actor, (tx) =>
      tx.findOne(CertificatePicture, { where: { societyId, sha256 } }),
    );
    if (known) return presentPicture(known);

    const reading = readPicture(bytes);
    if (!reading.ok) throw new AppError(refusals[reading.problem]);
    const { mediaType, width, height } = reading;
    // The file goes first: a row never names what is not there, and what is left behind waits for the same picture.
    await this.files.put(keyOf(societyId, sha256), bytes);

    return this.database.as(actor, async (tx) => {
      const [recordedBy, createdAt] = [actor.personId, this.clock.now()];
      const row = { societyId, sha256, mediaType, width, height, bytes: bytes.byteLength };
      await tx.insertMissing(CertificatePicture, [{ ...row, recordedBy, createdAt }]);

      return presentPicture(row);
    });
  }

  async file(
    actor: Person,
    org: string,
    sha256: string,
  ): Promise<{ picture: PictureView; content: Readable }> {
    const { id: societyId } = await this.access.keep(actor, org);
    const picture = await this.database.as(actor, (tx) =>
      tx.need(CertificatePicture, { where: { societyId, sha256 } }),
    );

    return { picture: presentPicture(picture), content: await this.files.read(keyOf(societyId, sha256)) };
  }

  /** The files that a certificate draws, by their hashes: without the database, and most often without the disk. */
  async named(
    societyId: string,
    { society, signers }: Pick<CertificateFacts, 'society' | 'signers'>,
  ): Promise<ReadonlyMap<string, Uint8Array>> {
    const hashes = picturesNamed({ logo: society.logo, signers });
    const all = hashes.map(async (hash) => [hash, await this.bytesOf(keyOf(societyId, hash))] as const);

    return new Map(await Promise.all(all));
  }

  private bytesOf(key: string): Promise<Uint8Array> {
    const reading = this.read.get(key) ?? this.files.read(key).then(buffer);
    this.read.delete(key);
    this.read.set(key, reading);
    // What could not be read is read again the next time.
    reading.catch(() => this.read.delete(key));
    const [oldest] = this.read.keys();
    if (this.read.size > atHand && oldest !== undefined) this.read.delete(oldest);

    return reading;
  }
}

const keyOf = (societyId: string, sha256: string): string => `certificate-pictures/${societyId}/${sha256}`;

export const presentPicture = ({ sha256, mediaType, width, height, bytes }: PictureView): PictureView => ({
  sha256,
  mediaType,
  width,
  height,
  bytes,
});

/** The whole of it, given up as soon as there is too much. */
async function taken(content: Readable): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  // To stop reading must not close the connection: the refusal still has to go through it.
  for await (const part of content.iterator({ destroyOnReturn: false })) {
    if (!(part instanceof Uint8Array)) throw new TypeError('A file comes as bytes');
    length += part.byteLength;
    if (length > maxPictureBytes) throw new AppError('picture-too-large');
    parts.push(part);
  }

  return Buffer.concat(parts);
}
