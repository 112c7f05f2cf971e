import { Injectable } from '@nestjs/common';
import { systemOf } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { JobWorker } from '../platform/job.js';
import { SocietiesService } from '../societies/societies.service.js';
import { renderCertificate, sweepCertificates } from './certificates.jobs.js';

const minute = 60_000;
/** Younger certificates are still on their ordinary way. */
const leaveAlone = 15 * minute;
/** Older ones need a person, not another try. */
const giveUp = 7 * 24 * 60 * minute;

/** Finds certificates whose rendering got lost and asks for it again. */
@Injectable()
export class CertificatesSweep extends JobWorker<typeof sweepCertificates.payload> {
  readonly job = sweepCertificates;
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
    for (const societyId of await this.societies.ids()) {
      await this.database.as(systemOf(societyId), async (tx) => {
        const lost = await tx.query<{ id: string }>(
          `select certificate.id from certificates certificate
           where certificate.society_id = $1 and certificate.created_at between $2 and $3
             and not exists (select from certificate_files file where file.certificate_id = certificate.id)
           limit 500`,
          [societyId, new Date(now - giveUp), new Date(now - leaveAlone)],
        );
        for (const { id } of lost) await tx.enqueue(renderCertificate, { certificateId: id, societyId });
      });
    }
  }
}
