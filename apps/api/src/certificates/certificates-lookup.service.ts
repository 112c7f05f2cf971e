import { Injectable } from '@nestjs/common';
import type { JsonObject } from '@cohesion/certificates';
import type { Tx } from '../platform/tx.js';
import { heldFile } from './held-file.js';

export type CertificateBrief = Readonly<{
  id: string;
  awardId: string;
  code: string;
  ready: boolean;
  bodyName: string;
  amount: string;
  unit: string;
}>;

/** A certificate and where its PDF is: `FileStore.read(storageKey)`; null until it is made. */
export type CertificateStored = Readonly<{
  id: string;
  storageKey: string | null;
  sha256: string | null;
  bytes: number | null;
  /** Why the PDF cannot be made. */
  problem: string | null;
}>;

const select = `
  select certificate.id, certificate.award_id as "awardId", certificate.code, file.storage_key is not null as ready,
    certificate.facts #>> '{approval,bodyName}' as "bodyName", certificate.facts #>> '{credit,amount}' as amount,
    certificate.facts #>> '{credit,unit}' as unit
  from certificates certificate left join ${heldFile('certificate.id')} file on true`;

/** Whoever asks for certificates means those that hold, not those they took the place of. */
const isNewest = `not exists (select from certificate_corrections correction where correction.replaced_id = certificate.id
  and exists (select from certificates newer where newer.id = correction.certificate_id))`;

/** Certificates as other slices need to know of them. */
@Injectable()
export class CertificatesLookup {
  ofEnrollment(tx: Tx, enrollmentId: string): Promise<CertificateBrief[]> {
    return tx.query(
      `${select} join awards award on award.id = certificate.award_id where award.enrollment_id = $1 and ${isNewest}
       order by certificate.created_at, certificate.id`,
      [enrollmentId],
    );
  }

  ofAwards(tx: Tx, awards: readonly { id: string }[]): Promise<CertificateBrief[]> {
    return tx.query(`${select} where certificate.award_id = any($1) and ${isNewest}`, [
      awards.map(({ id }) => id),
    ]);
  }

  /** The licenses that this person chose to have printed the last time, as they were printed. */
  async licensesPrintedLast(tx: Tx, personId: string): Promise<string[]> {
    const [last] = await tx.query<{ licenses: string[] }>(
      `select certificate.facts #> '{learner,licenses}' as licenses from certificates certificate
         join awards award on award.id = certificate.award_id
         left join certificate_corrections correction on correction.certificate_id = certificate.id
       where certificate.person_id = $1
         and (correction.what = 'licenses' or (certificate.version = 1 and award.run_line_id is null))
       order by certificate.created_at desc, certificate.id desc limit 1`,
      [personId],
    );

    return last?.licenses ?? [];
  }

  /** For whoever packs certificates together; only those that the transaction may see. */
  stored(tx: Tx, ids: readonly string[]): Promise<CertificateStored[]> {
    return tx.query(
      `select certificate.id, file.storage_key as "storageKey", file.sha256, file.bytes, file.problem
       from certificates certificate left join ${heldFile('certificate.id')} file on true
       where certificate.id = any($1)`,
      [ids],
    );
  }

  /** Their credentials, proved, in the order of `ids`; without those that are not proved yet. */
  async credentials(tx: Tx, ids: readonly string[]): Promise<JsonObject[]> {
    const rows = await tx.query<{ credential: JsonObject }>(
      `select credential from certificate_credentials proved where certificate_id = any($1)
         and not exists (select from certificate_credentials later
           where later.certificate_id = proved.certificate_id and later.number > proved.number)
       order by array_position($1, certificate_id)`,
      [ids],
    );

    return rows.map(({ credential }) => credential);
  }
}
