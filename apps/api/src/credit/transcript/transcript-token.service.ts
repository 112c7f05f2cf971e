import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { credentialJwt, learnerRecord } from '@cohesion/certificates';
import type { Transcript } from '@cohesion/contracts';
import { RateLimits } from '../../accounts/rate-limits.service.js';
import { CertificatesLookup } from '../../certificates/certificates-lookup.service.js';
import { SocietySigners } from '../../issuers/society-signers.service.js';
import type { Person } from '../../platform/actor.js';
import { Database } from '../../platform/database.js';
import { AppError } from '../../platform/problem.js';
import { TranscriptsService } from './transcripts.service.js';

/** For one person in ten minutes: each one is signed anew. */
const signings = { window: 600, max: 60 };

/** The certificates of one cycle for machines: each credential with its own proof, in one that the society signs. */
@Injectable()
export class TranscriptToken {
  constructor(
    private readonly database: Database,
    private readonly transcripts: TranscriptsService,
    private readonly certificates: CertificatesLookup,
    private readonly signers: SocietySigners,
    private readonly limits: RateLimits,
  ) {}

  /**
   * A Comprehensive Learner Record 2.0 as a JWT. Refused as `not-found` where no certificate counts in the cycle, and as
   * `certificate-not-ready` while one of them is being proved: a bundle never leaves one out in silence.
   */
  async token(
    actor: Person,
    licenseId: string,
    cycle: string,
  ): Promise<{ transcript: Transcript; token: string }> {
    await this.limits.refuseBeyond(`transcript-token ${actor.personId}`, signings);
    const { ledger, transcript } = await this.transcripts.make(actor, licenseId, cycle);
    const ids = [...new Set(ledger.lines.flatMap(({ certificates }) => certificates.map(({ id }) => id)))];
    if (ids.length === 0) throw new AppError('not-found', undefined, 'No certificate counts in this cycle.');
    const credentials = await this.database.as(actor, (tx) => this.certificates.credentials(tx, ids));
    if (credentials.length < ids.length) throw new AppError('certificate-not-ready');
    const { issuer, credential } = await this.signers.of(actor.societyId);
    const { person, madeAt } = transcript;
    const record = learnerRecord({
      id: `urn:uuid:${randomUUID()}`,
      name: nameOf(transcript),
      issuer,
      recipient: { name: person.name },
      madeAt,
      credentials,
    });

    return { transcript, token: await credentialJwt(record, credential, madeAt) };
  }
}

const nameOf = ({ license, cycle: { start, end } }: Transcript): string =>
  ['Continuing education', license.name, ...(start && end ? [`${start} to ${end}`] : [])].join(', ');
