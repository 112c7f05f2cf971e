import { Injectable } from '@nestjs/common';
import { achievementCredential, type JsonObject } from '@cohesion/certificates';
import { SocietySigners } from '../../issuers/society-signers.service.js';
import type { Tx } from '../../platform/tx.js';
import { SocietiesService } from '../../societies/societies.service.js';
import { StatusPlaces } from '../../transparency/status-places.service.js';
import type { Certificate } from '../certificate.entity.js';
import { credentialFacts } from './credential-facts.js';

/** One version of a certificate, as far as its credential and its entry in the log are about it. */
export type CertificateVersion = Pick<
  Certificate,
  'id' | 'societyId' | 'personId' | 'awardId' | 'code' | 'version' | 'facts'
>;

@Injectable()
export class CertificateCredentials {
  constructor(
    private readonly signers: SocietySigners,
    private readonly places: StatusPlaces,
    private readonly societies: SocietiesService,
  ) {}

  /** The Open Badges credential of a certificate, without proof; takes its places in the status lists. The same each time. */
  async claimsOf(tx: Tx, { id, societyId, awardId, facts }: CertificateVersion): Promise<JsonObject> {
    const issuer = await this.signers.issuerOf(societyId);

    return achievementCredential(
      credentialFacts({
        facts,
        issuer,
        activity: await this.activityOf(tx, societyId, awardId),
        status: await this.places.take(tx, societyId, id),
      }),
    );
  }

  /** The page of the course, in the version that was completed. */
  private async activityOf(tx: Tx, societyId: string, awardId: string): Promise<string> {
    const [course] = await tx.query<{ slug: string; number: number }>(
      `select course.slug, version.number from awards award
       join course_versions version on version.id = (award.activity ->> 'courseVersionId')::uuid
       join courses course on course.id = version.course_id
       where award.id = $1`,
      [awardId],
    );
    if (!course) throw new Error(`The activity of the award ${awardId} is gone`);

    return `${await this.societies.addressOf(societyId)}/courses/${course.slug}?version=${course.number}`;
  }
}
