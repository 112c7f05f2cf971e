import type { CertificateFacts } from '@cohesion/certificates';
import type { Tx } from '../../platform/tx.js';
import type { CertificateRun } from './certificate-run.entity.js';

/** Hours that a line with a credit or a page that failed is waited for: tried again meanwhile, one mail tells of everything. */
const patience = 24;

/** People written to in one transaction. */
const together = 100;

export type Due = Readonly<{ lineId: string; name: string; email: string; hasAccount: boolean }>;

/**
 * The next people of a run whose certificates are ready, and who were not written to: nothing of theirs is waiting or being
 * made. Whoever had everything already is left alone.
 */
export const dueLines = (tx: Tx, { id, offerIds }: CertificateRun, now: Date): Promise<Due[]> =>
  tx.query<Due>(
    `select line.id as "lineId", line.name, line.email, exists (
         select from certificate_run_outcomes given join awards award on award.id = given.award_id
           join identity."user" account on account.id = award.person_id
         where given.line_id = line.id and given.kind = 'issued' and account."emailVerified") as "hasAccount"
     from certificate_run_lines line
     where line.run_id = $1
       and exists (select from certificate_run_outcomes given where given.line_id = line.id and given.kind = 'issued')
       and not exists (select from certificate_run_mails told where told.line_id = line.id)
       and not exists (select from unnest($2::uuid[]) wanted(id) where not exists (
         select from certificate_run_outcomes outcome
         where outcome.line_id = line.id and outcome.offer_id = wanted.id and case outcome.kind
           when 'issued' then exists (select from certificate_files file where file.certificate_id = outcome.certificate_id
             and (file.storage_key is not null or file.created_at < $3))
           when 'failed' then outcome.created_at < $3
           else true end))
     order by line.number limit ${together}`,
    [id, offerIds, new Date(now.getTime() - patience * 3_600_000)],
  );

/** What a run gave to each of these lines and is good today: not revoked, and nobody else's since. */
export async function givenTo(
  tx: Tx,
  lineIds: readonly string[],
): Promise<ReadonlyMap<string, CertificateFacts[]>> {
  const rows = await tx.query<{ lineId: string; facts: CertificateFacts }>(
    `select outcome.line_id as "lineId", newest.facts
     from certificate_run_outcomes outcome join certificates given on given.id = outcome.certificate_id
       join lateral (select facts, person_id from certificates version where version.code = given.code
         order by version.version desc limit 1) newest on newest.person_id = given.person_id
     where outcome.line_id = any($1) and outcome.kind = 'issued'
       and exists (select from certificate_files file where file.certificate_id = given.id and file.storage_key is not null)
       and coalesce((select revocation.change <> 'revoked' from certificate_revocations revocation
         where revocation.code = given.code order by revocation.number desc limit 1), true)
     order by outcome.line_id, outcome.offer_id`,
    [lineIds],
  );
  const given = new Map<string, CertificateFacts[]>();
  for (const { lineId, facts } of rows) given.set(lineId, [...(given.get(lineId) ?? []), facts]);

  return given;
}

/** Runs whose people are told, with somebody who was issued something and not written to. */
export const untoldRuns = (tx: Tx, societyId: string, since: Date): Promise<{ id: string }[]> =>
  tx.query<{ id: string }>(
    `select run.id from certificate_runs run
     where run.society_id = $1 and run.tells_people and run.created_at >= $2
       and not exists (select from certificate_run_mail_holds held where held.run_id = run.id)
       and exists (select from certificate_run_outcomes outcome where outcome.run_id = run.id and outcome.kind = 'issued'
         and not exists (select from certificate_run_mails told where told.line_id = outcome.line_id))
     order by run.created_at`,
    [societyId, since],
  );

/** Whether there are lines that nothing has come of yet. */
export async function isWorkLeft(tx: Tx, runId: string): Promise<boolean> {
  const [row] = await tx.query<{ left: boolean }>(
    `select exists (select from certificate_run_lines line where line.run_id = $1 and not exists (
       select from certificate_run_outcomes outcome where outcome.line_id = line.id)) as "left"`,
    [runId],
  );

  return row?.left === true;
}
