import { Injectable } from '@nestjs/common';
import { readCode } from '@cohesion/certificates';
import type { Verification } from '@cohesion/contracts';
import { RateLimits } from '../accounts/rate-limits.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { AppError } from '../platform/problem.js';
import type { Tx } from '../platform/tx.js';
import type { Certificate } from './certificate.entity.js';
import { CertificateCredential } from './credentials/certificate-credential.entity.js';
import { pageOf } from './held-file.js';
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
    const found = await this.found(typed, { address, version }, async (tx, { versions }) => ({
      versions,
      revocation: await revocationOf(tx, versions[0].code),
      file: (await pageOf(tx, versions[0].id)).file,
    }));

    return presentVerification({
      ...found,
      newest: found.versions[0],
      asked: version,
      checkedAt: this.clock.now(),
    });
  }

  /**
   * The credential of the certificate with this code: of the version asked for, else of the newest. Refused as `verify`
   * refuses, and as `certificate-not-ready` while it is being proved.
   */
  async credential(
    typed: string,
    address: string,
    version: number | null = null,
  ): Promise<CertificateCredential> {
    return this.found(typed, { address, version }, async (tx, { asked: { id: certificateId } }) => {
      const credential = await tx.findOne(CertificateCredential, {
        where: { certificateId },
        order: { number: 'DESC' },
      });
      if (!credential) throw new AppError('certificate-not-ready');

      return credential;
    });
  }

  private async found<T>(
    typed: string,
    { address, version }: Readonly<{ address: string; version: number | null }>,
    read: (tx: Tx, found: Found) => Promise<T>,
  ): Promise<T> {
    await this.limits.refuseBeyond(`verify ${address}`, questionsPerAddress);
    const reading = readCode(typed);
    if (!reading.ok) throw new AppError('code-unreadable', { reason: reading.reason }, reading.sentence);

    return this.database.asVerifierOf(reading.code, async (tx) => {
      const [newest, ...older] = await versionsOf(tx, reading.code);
      if (!newest) throw new AppError('not-found', undefined, 'No certificate has this code.');
      const versions: Found['versions'] = [newest, ...older];
      const asked = versions.find((one) => one.version === (version ?? newest.version));
      if (!asked) throw new AppError('not-found', undefined, `This certificate has no version ${version}.`);

      return read(tx, { versions, asked });
    });
  }
}

type Found = Readonly<{
  /** The newest first. */
  versions: readonly [Certificate, ...Certificate[]];
  asked: Certificate;
}>;
