import { Injectable } from '@nestjs/common';
import { readCode } from '@cohesion/certificates';
import type { Verification } from '@cohesion/contracts';
import { RateLimits } from '../accounts/rate-limits.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { AppError } from '../platform/problem.js';
import { presentVerification } from './verification.presenter.js';
import { revocationOf, versionsOf } from './standing.js';

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
   * The certificate with this code, as typed; `version` is the one that somebody holds in their hand. A code that cannot
   * be one is refused with what is wrong about it; more than thirty questions a minute from one address are refused as
   * `too-many-requests`.
   */
  async verify(typed: string, address: string, version: number | null = null): Promise<Verification> {
    await this.limits.refuseBeyond(`verify ${address}`, questionsPerAddress);
    const reading = readCode(typed);
    if (!reading.ok) throw new AppError('code-unreadable', { reason: reading.reason }, reading.sentence);
    const { versions, revocation } = await this.database.asVerifierOf(reading.code, async (tx) => ({
      versions: await versionsOf(tx, reading.code),
      revocation: await revocationOf(tx, reading.code),
    }));
    const [newest] = versions;
    if (!newest) throw new AppError('not-found', undefined, 'No certificate has this code.');
    if (version !== null && version > newest.version)
      throw new AppError('not-found', undefined, `This certificate has no version ${version}.`);

    return presentVerification({ newest, versions, revocation, asked: version, checkedAt: this.clock.now() });
  }
}
