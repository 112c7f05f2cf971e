import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { SharedNow, ShareList, ShareTranscript, ShareView } from '@cohesion/contracts';
import { In } from 'typeorm';
import { RateLimits } from '../../accounts/rate-limits.service.js';
import type { Person } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { AppError } from '../../platform/problem.js';
import type { Tx } from '../../platform/tx.js';
import { SocietiesService } from '../../societies/societies.service.js';
import { TranscriptsService } from '../transcript/transcripts.service.js';
import { ShareContent, ShareRevocation, TranscriptShare } from './share.entity.js';
import { presentShare } from './share.presenter.js';

/** For one person in a day. */
const links = { window: 24 * 3600, max: 20 };
const day = 24 * 60 * 60_000;
const listed = 200;

export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Links through which others read a transcript: made, listed and revoked by the person it is about. */
@Injectable()
export class SharesService {
  constructor(
    private readonly database: Database,
    private readonly transcripts: TranscriptsService,
    private readonly societies: SocietiesService,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
  ) {}

  list(actor: Person): Promise<ShareList> {
    return this.database.as(actor, async (tx) => {
      const shares = await tx.find(TranscriptShare, {
        where: { personId: actor.personId },
        order: { createdAt: 'DESC', id: 'DESC' },
        take: listed,
      });
      const revocations = await tx.find(ShareRevocation, {
        where: { shareId: In(shares.map(({ id }) => id)) },
      });
      const now = this.clock.now();

      return {
        shares: shares.map((share) =>
          presentShare(
            share,
            revocations.find(({ shareId }) => shareId === share.id),
            now,
          ),
        ),
      };
    });
  }

  /**
   * A link to the transcript as it stands now. Idempotent by its id; the address is told the first time alone, since only
   * the digest of its secret is kept.
   */
  async make(actor: Person, request: ShareTranscript): Promise<SharedNow> {
    await this.limits.refuseBeyond(`shares ${actor.personId}`, links);
    const { id, licenseId, cycle, days, showNumber } = request;
    const made = await this.transcripts.make(actor, licenseId, cycle);
    const transcript = showNumber
      ? made.transcript
      : { ...made.transcript, license: { ...made.transcript.license, numberEnding: null } };
    const address = await this.societies.addressOf(actor.societyId);
    const secret = randomBytes(32).toString('base64url');
    const createdAt = this.clock.now();
    const expiresAt = new Date(createdAt.getTime() + days * day);
    const { personId, societyId } = actor;

    return this.database.as(actor, async (tx) => {
      const added = await tx.insertMissing(TranscriptShare, [
        {
          id,
          personId,
          societyId,
          licenseId,
          licenseName: transcript.license.name,
          cycle,
          cycleStart: transcript.cycle.start,
          cycleEnd: transcript.cycle.end,
          showsNumber: showNumber,
          secretSha256: digestOf(secret),
          expiresAt,
          createdAt,
        },
      ]);
      if (added === 0) return { share: await this.repeated(tx, actor, request), address: null };
      await tx.insertMissing(ShareContent, [{ shareId: id, personId, societyId, expiresAt, transcript }]);

      return { share: await this.one(tx, actor, id), address: `${address}/t/${secret}` };
    });
  }

  /** From now on the link opens nothing, and what it showed is gone. Idempotent. */
  revoke(actor: Person, id: string): Promise<ShareView> {
    return this.database.as(actor, async (tx) => {
      const { personId, societyId } = actor;
      const share = await this.one(tx, actor, id);
      if (share.status === 'open')
        await tx.insertMissing(ShareRevocation, [
          { shareId: id, personId, societyId, createdAt: this.clock.now() },
        ]);
      await tx.query('delete from transcript_share_contents where share_id = $1', [id]);

      return this.one(tx, actor, id);
    });
  }

  private async repeated(tx: Tx, actor: Person, { id, ...request }: ShareTranscript): Promise<ShareView> {
    const known = await tx.findOne(TranscriptShare, { where: { id, personId: actor.personId } });
    const isSame =
      known?.licenseId === request.licenseId &&
      known.cycle === request.cycle &&
      known.showsNumber === request.showNumber;
    if (!isSame) throw new AppError('sent-before');

    return this.one(tx, actor, id);
  }

  private async one(tx: Tx, { personId }: Person, id: string): Promise<ShareView> {
    const share = await tx.need(TranscriptShare, { where: { id, personId } });
    const revocation = await tx.findOne(ShareRevocation, { where: { shareId: id } });

    return presentShare(share, revocation ?? undefined, this.clock.now());
  }
}
