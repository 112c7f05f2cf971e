import { Injectable } from '@nestjs/common';
import { systemOf } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { JobWorker } from '../platform/job.js';
import { SocietiesService } from '../societies/societies.service.js';
import { renderCertificate, sweepCertificates } from './certificates.jobs.js';
import { CertificateEntries } from './credentials/certificate-entries.service.js';
import { PageRetries } from './page-retries.service.js';
import { lockOf } from './standing.js';

const minute = 60_000;
/** Younger certificates are still on their ordinary way. */
const leaveAlone = 15 * minute;
/** Older ones need a person, not another try. */
const giveUp = 7 * 24 * 60 * minute;
/** In one round; what is left comes in the next. */
const atOnce = 500;

/**
 * Finds certificates whose rendering got lost and asks for it again, and those that are older than the log, which it enters:
 * their PDF stays as it was issued, and their credential is served from then on.
 */
@Injectable()
export class CertificatesSweep extends JobWorker<typeof sweepCertificates.payload> {
  readonly job = sweepCertificates;
  override readonly every = 5 * minute;
  /** Societies without older certificates: new ones are entered when they are written, so nobody has to look again. */
  private readonly entered = new Set<string>();

  constructor(
    private readonly database: Database,
    private readonly societies: SocietiesService,
    private readonly entries: CertificateEntries,
    private readonly retries: PageRetries,
    private readonly clock: Clock,
  ) {
    super();
  }

  async run(): Promise<void> {
    for (const societyId of await this.societies.ids()) {
      await this.enterOlder(societyId);
      await this.askAgain(societyId);
    }
  }

  private async enterOlder(societyId: string): Promise<void> {
    if (this.entered.has(societyId)) return;
    const system = systemOf(societyId);
    const codes = await this.database.as(system, (tx) =>
      tx.query<{ code: string }>(
        `select certificate.code from certificates certificate
         where certificate.society_id = $1
           and not exists (select from certificate_claims claims where claims.certificate_id = certificate.id)
         group by certificate.code order by min(certificate.created_at) limit $2`,
        [societyId, atOnce],
      ),
    );
    if (codes.length === 0) this.entered.add(societyId);
    // One transaction for each: what happens to a certificate meanwhile waits for that one alone.
    for (const { code } of codes)
      await this.database.as(
        system,
        async (tx) => {
          await this.entries.enterMissing(tx, code);
          const entered = await tx.query<{ id: string }>('select id from certificates where code = $1', [
            code,
          ]);
          for (const { id } of entered) await tx.enqueue(renderCertificate, { certificateId: id, societyId });
        },
        lockOf(code),
      );
  }

  private async askAgain(societyId: string): Promise<void> {
    const now = this.clock.now().getTime();
    await this.database.as(systemOf(societyId), async (tx) => {
      const lost = await tx.query<{ id: string }>(
        `select claims.certificate_id as id from certificate_claims claims
         where claims.society_id = $1 and claims.created_at between $2 and $3
           and not (exists (select from certificate_files file where file.certificate_id = claims.certificate_id)
             and exists (select from certificate_credentials credential
               where credential.certificate_id = claims.certificate_id))
         limit $4`,
        [societyId, new Date(now - giveUp), new Date(now - leaveAlone), atOnce],
      );
      for (const { id } of lost) await tx.enqueue(renderCertificate, { certificateId: id, societyId });
      await this.retries.askAgain(tx, societyId, {
        from: new Date(now - giveUp),
        to: new Date(now - leaveAlone),
        most: atOnce,
      });
    });
  }
}
