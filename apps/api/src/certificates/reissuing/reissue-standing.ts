import type { Tx } from '../../platform/tx.js';
import type { CertificateReissue } from '../certificate-reissue.entity.js';
import { heldFile, lastFile } from '../held-file.js';

/**
 * Certificates of a society ($1) that a stolen key ($2) has to do with, and how each stands in a reissue ($3, null before there
 * is one): the newest versions alone, because what was replaced is not valid whoever signed it. Still signed by the key is what
 * holds: the file, the credential that it carries or that is served, the page on A4.
 */
const standing = `
  select certificate.id, certificate.code, certificate.person_id, certificate.facts #>> '{learner,name}' as name,
    coalesce(last.number, 0) as last, last.problem,
    last.problem is not null and last.reissue_id = $3::uuid as tried,
    case
      when last.problem is not null and last.reissue_id = $3::uuid then case when exists (
        select from certificate_page_retries retry where retry.certificate_id = certificate.id and retry.file_number = last.number)
        then 'waiting' else 'failed' end
      when $2::uuid = any(file.key_ids)
        or exists (select from certificate_credentials proved where proved.certificate_id = certificate.id
          and $2::uuid in (proved.key_id, proved.log_key_id)
          and (proved.number = file.credential_number or not exists (select from certificate_credentials later
            where later.certificate_id = proved.certificate_id and later.number > proved.number)))
        or exists (select from certificate_copies copy where copy.certificate_id = certificate.id
          and copy.file_number = coalesce(file.number, 1) and $2::uuid = any(copy.key_ids)) then 'waiting'
      when exists (select from certificate_files made where made.certificate_id = certificate.id
        and made.reissue_id = $3::uuid and made.storage_key is not null) then 'done' end as state
  from certificates certificate
    left join ${heldFile('certificate.id')} file on true
    left join ${lastFile('certificate.id')} last on true
  where certificate.society_id = $1 and not exists (select from certificates later
    where later.code = certificate.code and later.version > certificate.version)`;

export type ReissueFigures = Readonly<{ waiting: number; failed: number; done: number }>;

type Cause = Readonly<{ societyId: string; keyId: string; id: string | null }>;

export async function figuresOf(tx: Tx, { societyId, keyId, id }: Cause): Promise<ReissueFigures> {
  const [figures] = await tx.query<ReissueFigures>(
    `select count(*) filter (where state = 'waiting')::integer as waiting,
       count(*) filter (where state = 'failed')::integer as failed, count(*) filter (where state = 'done')::integer as done
     from (${standing}) standing`,
    [societyId, keyId, id],
  );

  return figures ?? { waiting: 0, failed: 0, done: 0 };
}

export type FailedPage = Readonly<{
  id: string;
  personId: string;
  code: string;
  name: string;
  last: number;
  problem: string;
}>;

/** Those whose page could not be made, in order, at most so many. */
export const failedPages = (tx: Tx, { societyId, keyId, id }: Cause, most: number): Promise<FailedPage[]> =>
  tx.query<FailedPage>(
    `select id, person_id as "personId", code, name, last, problem from (${standing}) standing
     where state = 'failed' order by id limit $4`,
    [societyId, keyId, id, most],
  );

/** Those that were not tried yet, after one of them; with the number of what rendering came to the last time. */
export const nextOf = (
  tx: Tx,
  { societyId, keyId, id }: Cause,
  after: string | null,
  most: number,
): Promise<{ id: string; last: number }[]> =>
  tx.query(
    `select id, last from (${standing} and ($4::uuid is null or certificate.id > $4)) standing
     where state = 'waiting' and not coalesce(tried, false) order by id limit $5`,
    [societyId, keyId, id, after, most],
  );

/** How many of one person's certificates are signed anew, now or already. */
export async function countOfPerson(tx: Tx, reissue: CertificateReissue, personId: string): Promise<number> {
  const [counted] = await tx.query<{ count: number }>(
    `select count(*)::integer as count from (${standing} and certificate.person_id = $4) standing
     where state in ('waiting', 'done')`,
    [reissue.societyId, reissue.keyId, reissue.id, personId],
  );

  return counted?.count ?? 1;
}
