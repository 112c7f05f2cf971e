import { Injectable } from '@nestjs/common';
import type { CertificateFacts, JsonObject } from '@cohesion/certificates';
import type { z } from 'zod';
import { systemOf } from '../platform/actor.js';
import { Database } from '../platform/database.js';
import { JobWorker } from '../platform/job.js';
import { AppError } from '../platform/problem.js';
import type { Tx } from '../platform/tx.js';
import { CertificateFile } from './certificate-file.entity.js';
import { certificatePaper } from './certificate-fonts.service.js';
import { renderCertificate } from './certificates.jobs.js';
import { CertificateEntries } from './credentials/certificate-entries.service.js';
import { CredentialProving, type ProvedCredential } from './credentials/credential-proving.service.js';
import { SignedFiles, type SignedFile } from './credentials/signed-files.service.js';
import { lockOf } from './standing.js';

/**
 * Proves, renders, signs and stores one certificate. Safe to run twice and at once: the unique keys let one credential and
 * one file through, and whoever was slower takes its own file away. What was done before it died is not done again.
 */
@Injectable()
export class CertificateRendering extends JobWorker<typeof renderCertificate.payload> {
  readonly job = renderCertificate;

  constructor(
    private readonly database: Database,
    private readonly entries: CertificateEntries,
    private readonly proving: CredentialProving,
    private readonly files: SignedFiles,
  ) {
    super();
  }

  async run({ certificateId, societyId }: z.output<typeof renderCertificate.payload>): Promise<void> {
    const certificate = await this.read(societyId, certificateId);
    const { personId, version, facts, claims, hasFile } = certificate;
    const proved =
      certificate.proved ?? (await this.proving.prove({ societyId, personId, certificateId, claims }));
    if (hasFile) return;
    const file = await this.files.make({
      certificateId,
      societyId,
      version,
      facts,
      proved,
      paper: certificatePaper,
    });
    await this.keep({ societyId, personId, certificateId }, file);
  }

  private read(societyId: string, certificateId: string): Promise<Claimed> {
    return this.database.as(systemOf(societyId), async (tx) => {
      const found = await workOf(tx, certificateId);
      if (!found) throw new AppError('not-found');
      if (isClaimed(found)) return found;
      // Older than the log: whoever of us comes first enters it.
      await tx.lock(lockOf(found.facts.code));
      await this.entries.enterMissing(tx, found.facts.code);
      const entered = await workOf(tx, certificateId);
      if (!entered || !isClaimed(entered)) throw new Error(`${certificateId} has no claims`);

      return entered;
    });
  }

  private async keep(
    certificate: Pick<CertificateFile, 'societyId' | 'personId' | 'certificateId'>,
    file: SignedFile,
  ): Promise<void> {
    const { societyId, certificateId } = certificate;
    const kept = await this.database.as(systemOf(societyId), async (tx) => {
      if ((await tx.insertMissing(CertificateFile, [{ ...certificate, ...file }])) === 1) return file;

      return tx.need(CertificateFile, { where: { certificateId } });
    });
    await this.files.discard(file, kept.storageKey);
  }
}

type Work = Readonly<{
  personId: string;
  version: number;
  facts: CertificateFacts;
  /** Null for a certificate older than the log. */
  claims: JsonObject | null;
  proved: ProvedCredential | null;
  hasFile: boolean;
}>;
type Claimed = Work & Readonly<{ claims: JsonObject }>;

const isClaimed = (work: Work): work is Claimed => work.claims !== null;

/** Everything that the job has to know, in one question. */
async function workOf(tx: Tx, certificateId: string): Promise<Work | undefined> {
  const [work] = await tx.query<Work>(
    `select certificate.person_id as "personId", certificate.version, certificate.facts, claims.claims,
       case when credential.id is not null then json_build_object('credential', credential.credential,
         'token', credential.token, 'logProof', credential.log_proof) end as proved,
       exists (select from certificate_files file where file.certificate_id = certificate.id) as "hasFile"
     from certificates certificate
     left join certificate_claims claims on claims.certificate_id = certificate.id
     left join certificate_credentials credential on credential.certificate_id = certificate.id
     where certificate.id = $1`,
    [certificateId],
  );

  return work;
}
