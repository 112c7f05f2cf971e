import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { SocietySigners } from '../../issuers/society-signers.service.js';
import { systemOf } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { JobWorker } from '../../platform/job.js';
import { SocietiesService } from '../../societies/societies.service.js';
import { CertificateReissue } from '../certificate-reissue.entity.js';
import { findCosigned, renderCertificate, reissueSome, sweepReissues } from '../certificates.jobs.js';
import { figuresOf, nextOf } from './reissue-standing.js';

/** Certificates asked for in one transaction. */
const together = 200;

/** Asks for the next certificates of a reissue, and for itself after them: how far it is, is what is still signed by the key. */
@Injectable()
export class Reissuing extends JobWorker<typeof reissueSome.payload> {
  readonly job = reissueSome;

  constructor(
    private readonly database: Database,
    private readonly signers: SocietySigners,
  ) {
    super();
  }

  async run({ reissueId, societyId, after }: z.output<typeof reissueSome.payload>): Promise<void> {
    await this.database.as(systemOf(societyId), async (tx) => {
      const reissue = await tx.need(CertificateReissue, { where: { id: reissueId } });
      // What is at hand here may be the stolen key.
      this.signers.forget(reissue.keySocietyId);
      const next = await nextOf(tx, reissue, after, together);
      for (const { id, last } of next)
        await tx.enqueue(renderCertificate, { certificateId: id, societyId, after: last, reissueId });
      const end = next.at(-1);
      if (end && next.length === together)
        await tx.enqueue(reissueSome, { reissueId, societyId, after: end.id });
    });
  }
}

/** Finds what a stolen key signed as a co-sponsor's, in whichever society, and has it issued anew there. */
@Injectable()
export class CosignedFinding extends JobWorker<typeof findCosigned.payload> {
  readonly job = findCosigned;

  constructor(
    private readonly database: Database,
    private readonly societies: SocietiesService,
    private readonly clock: Clock,
  ) {
    super();
  }

  async run({ keyId, keySocietyId, keyName }: z.output<typeof findCosigned.payload>): Promise<void> {
    for (const societyId of await this.societies.ids()) {
      if (societyId === keySocietyId) continue;
      await this.database.as(systemOf(societyId), async (tx) => {
        const { waiting } = await figuresOf(tx, { societyId, keyId, id: null });
        if (waiting === 0) return;
        const createdAt = this.clock.now();
        await tx.insertMissing(CertificateReissue, [
          { societyId, keyId, keySocietyId, keyName, recordedBy: null, createdAt },
        ]);
        const { id: reissueId } = await tx.need(CertificateReissue, { where: { societyId, keyId } });
        await tx.enqueue(reissueSome, { reissueId, societyId, after: null });
      });
    }
  }
}

const minute = 60_000;
/** A reissue that is younger is on its ordinary way. */
const leaveAlone = 15 * minute;
/** Older ones need a person, not another try. */
const giveUp = 7 * 24 * 60 * minute;

/** Finds reissues whose jobs got lost, and certificates that were being signed while the theft was reported. */
@Injectable()
export class ReissuesSweep extends JobWorker<typeof sweepReissues.payload> {
  readonly job = sweepReissues;
  override readonly every = 5 * minute;

  constructor(
    private readonly database: Database,
    private readonly societies: SocietiesService,
    private readonly clock: Clock,
  ) {
    super();
  }

  async run(): Promise<void> {
    const now = this.clock.now().getTime();
    for (const societyId of await this.societies.ids())
      await this.database.as(systemOf(societyId), async (tx) => {
        const begun = await tx.query<{ id: string }>(
          'select id from certificate_reissues where society_id = $1 and created_at between $2 and $3',
          [societyId, new Date(now - giveUp), new Date(now - leaveAlone)],
        );
        for (const { id } of begun) await tx.enqueue(reissueSome, { reissueId: id, societyId, after: null });
      });
  }
}
