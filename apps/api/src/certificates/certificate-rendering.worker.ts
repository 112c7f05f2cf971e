import { Injectable } from '@nestjs/common';
import type { CertificateFacts, JsonObject } from '@cohesion/certificates';
import type { z } from 'zod';
import { cosponsorOfAward } from '../cosponsorships/cosponsors.service.js';
import { systemOf } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { JobWorker } from '../platform/job.js';
import { AppError } from '../platform/problem.js';
import type { Tx } from '../platform/tx.js';
import { CertificateFile } from './certificate-file.entity.js';
import { certificatePaper } from './certificate-fonts.service.js';
import { renderCertificate } from './certificates.jobs.js';
import { CertificateEntries } from './credentials/certificate-entries.service.js';
import {
  CredentialProving,
  type EarlierCredential,
  type ProvedCredential,
} from './credentials/credential-proving.service.js';
import { SignedFiles, type SignedFile } from './credentials/signed-files.service.js';
import { heldFile } from './held-file.js';
import { SignedAnew } from './signed-anew.service.js';
import { lockOf } from './standing.js';

/**
 * Proves, renders, signs and stores one certificate: for the first time, or once more. Safe to run twice and at once: the
 * unique keys let one credential and one file of each number through. What was done before it died is not done again.
 */
@Injectable()
export class CertificateRendering extends JobWorker<typeof renderCertificate.payload> {
  readonly job = renderCertificate;

  constructor(
    private readonly database: Database,
    private readonly entries: CertificateEntries,
    private readonly proving: CredentialProving,
    private readonly files: SignedFiles,
    private readonly anew: SignedAnew,
    private readonly clock: Clock,
  ) {
    super();
  }

  async run(payload: z.output<typeof renderCertificate.payload>): Promise<void> {
    const { certificateId, societyId, after = 0, reissueId = null } = payload;
    const certificate = await this.read(societyId, certificateId);
    const { personId, version, facts, cosponsorId, credential, last } = certificate;
    const proved = isGood(credential) ? credential : await this.prove(payload, certificate);
    if (last !== after) return;
    const order = { certificateId, societyId, version, facts, cosponsorId, proved, paper: certificatePaper };
    const file = await this.files.make(order);
    const row = {
      societyId,
      personId,
      certificateId,
      number: after + 1,
      credentialNumber: file.problem === null ? proved.number : null,
      reissueId,
      createdAt: this.clock.now(),
      ...file,
    };
    await this.files.kept(order, file, () => this.keep(row, certificate));
  }

  private prove(
    { societyId, certificateId }: Named,
    { personId, claims, credential }: Claimed,
  ): Promise<ProvedCredential> {
    return this.proving.prove({ societyId, personId, certificateId, claims, earlier: credential });
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

  /** One file of each number; whoever was slower takes its own away. Who was faster tells the learner, if there is news. */
  private async keep(file: Made, { hasFile }: Work): Promise<void> {
    const { societyId, certificateId, number, reissueId } = file;
    const kept = await this.database.as(systemOf(societyId), async (tx) => {
      if ((await tx.insertMissing(CertificateFile, [file])) === 0)
        return tx.need(CertificateFile, { where: { certificateId, number } });
      if (reissueId !== null && file.storageKey !== null)
        await this.anew.record(tx, { certificateId, reissueId, hadFile: hasFile });

      return file;
    });
    await this.files.discard(file, kept.storageKey);
  }
}

type Named = Readonly<{ societyId: string; certificateId: string }>;
type Made = SignedFile & Omit<CertificateFile, 'id' | 'storageKey' | 'sha256' | 'bytes' | 'problem'>;

type Work = Readonly<{
  personId: string;
  version: number;
  facts: CertificateFacts;
  cosponsorId: string | null;
  /** Null for a certificate older than the log. */
  claims: JsonObject | null;
  /** The newest. */
  credential: EarlierCredential | null;
  /** Whether a file of it is there. */
  hasFile: boolean;
  /** The number of what rendering came to the last time; 0 where it came to nothing yet. */
  last: number;
}>;
type Claimed = Work & Readonly<{ claims: JsonObject }>;

const isGood = (credential: EarlierCredential | null): credential is EarlierCredential =>
  credential !== null && !credential.stolen.proof && !credential.stolen.log;

const isClaimed = (work: Work): work is Claimed => work.claims !== null;

/** Everything that the job has to know, in one question. */
async function workOf(tx: Tx, certificateId: string): Promise<Work | undefined> {
  const [work] = await tx.query<Work>(
    `select certificate.person_id as "personId", certificate.version, certificate.facts, claims.claims,
       ${cosponsorOfAward} as "cosponsorId",
       case when credential.id is not null then json_build_object('number', credential.number,
         'credential', credential.credential, 'token', credential.token, 'logProof', credential.log_proof,
         'keyId', credential.key_id, 'stolen', json_build_object('proof', any_stolen(array[credential.key_id]),
           'log', any_stolen(array[credential.log_key_id]))) end as credential,
       file.storage_key is not null as "hasFile",
       coalesce((select max(number) from certificate_files made where made.certificate_id = certificate.id), 0) as last
     from certificates certificate
     join awards award on award.id = certificate.award_id
     left join certificate_claims claims on claims.certificate_id = certificate.id
     left join lateral (select * from certificate_credentials proved where proved.certificate_id = certificate.id
       order by proved.number desc limit 1) credential on true
     left join ${heldFile('certificate.id')} file on true
     where certificate.id = $1`,
    [certificateId],
  );

  return work;
}
