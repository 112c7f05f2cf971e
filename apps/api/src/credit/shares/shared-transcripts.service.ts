import { Injectable } from '@nestjs/common';
import type { SharedTranscript } from '@cohesion/contracts';
import { RateLimits } from '../../accounts/rate-limits.service.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { AppError } from '../../platform/problem.js';
import { SocietiesService } from '../../societies/societies.service.js';
import { TranscriptPdf } from '../transcript/transcript-pdf.service.js';
import { ShareContent, ShareRevocation, TranscriptShare } from './share.entity.js';
import { digestOf } from './shares.service.js';

/** From one address. The secret cannot be guessed at any pace; this keeps the trying cheap for us. */
const openings = { window: 60, max: 30 };

/** Where a request comes from: the society of the host, and the address. */
export type Caller = Readonly<{ societyId: string; address: string }>;

/** What whoever holds a link may do: read one transcript as it stood when the link was made. */
@Injectable()
export class SharedTranscripts {
  constructor(
    private readonly database: Database,
    private readonly societies: SocietiesService,
    private readonly paper: TranscriptPdf,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
  ) {}

  /** `not-found` for a link nobody made, or another society's; `share-ended` for one past its time or revoked, with the day. */
  async open(caller: Caller, token: string): Promise<SharedTranscript> {
    await this.limits.refuseBeyond(`shared-transcripts ${caller.address}`, openings);
    const digest = digestOf(token);

    return this.database.asHolderOf(digest, caller.societyId, async (tx) => {
      const share = await tx.findOne(TranscriptShare, { where: { secretSha256: digest } });
      if (!share) throw new AppError('not-found', undefined, 'No transcript has this link.');
      const revocation = await tx.findOne(ShareRevocation, { where: { shareId: share.id } });
      if (revocation) throw ended('revoked', revocation.createdAt);
      if (share.expiresAt <= this.clock.now()) throw ended('expired', share.expiresAt);
      const { transcript } = await tx.need(ShareContent, { where: { shareId: share.id } });

      return { transcript, expiresAt: share.expiresAt.toISOString() };
    });
  }

  async pdf(caller: Caller, token: string): Promise<SharedTranscript & Readonly<{ pdf: Uint8Array }>> {
    const shared = await this.open(caller, token);
    const society = await this.societies.byId(caller.societyId);

    return { ...shared, pdf: this.paper.render(shared.transcript, society) };
  }
}

const ended = (reason: 'expired' | 'revoked', at: Date): AppError =>
  new AppError('share-ended', { reason, at: at.toISOString() });
