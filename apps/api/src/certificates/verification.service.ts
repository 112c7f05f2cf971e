import { Injectable } from '@nestjs/common';
import { readCode } from '@cohesion/certificates';
import type { Verification } from '@cohesion/contracts';
import { RateLimits } from '../accounts/rate-limits.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { AppError } from '../platform/problem.js';
import { Certificate } from './certificate.entity.js';
import { presentVerification } from './certificate.presenter.js';

/** From one address: at this pace, guessing a code that exists takes most of a day. */
const questionsPerAddress = { window: 60, max: 30 };

@Injectable()
export class VerificationService {
  constructor(
    private readonly database: Database,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
  ) {}

  /**
   * The certificate with this code, as typed. A code that cannot be one is refused with what is wrong about it; more
   * than thirty questions a minute from one address are refused as `too-many-requests`.
   */
  async verify(typed: string, address: string): Promise<Verification> {
    await this.limits.refuseBeyond(`verify ${address}`, questionsPerAddress);
    const reading = readCode(typed);
    if (!reading.ok) throw new AppError('code-unreadable', { reason: reading.reason }, reading.sentence);
    const certificate = await this.database.asVerifierOf(reading.code, (tx) =>
      tx.findOne(Certificate, { where: { code: reading.code } }),
    );
    if (!certificate) throw new AppError('not-found', undefined, 'No certificate has this code.');

    return presentVerification(certificate, this.clock.now());
  }
}
