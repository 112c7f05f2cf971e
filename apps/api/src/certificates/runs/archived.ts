import type { Tx } from '../../platform/tx.js';
import { heldFile } from '../held-file.js';

/** One certificate as an archive lists it: the newest version under its code. */
export type Archived = Readonly<{
  id: string;
  code: string;
  version: number;
  name: string;
  title: string;
  amount: string;
  unit: string;
  bodyName: string;
  completedOn: string;
  revoked: boolean;
  storageKey: string | null;
  sha256: string | null;
  bytes: number;
  problem: string | null;
  /** It was there before the run that is packed. */
  before: boolean;
}>;

export type Wanted =
  Readonly<{ runId: string }> | Readonly<{ societyId: string; course: string; from: string; to: string }>;

const perPage = 500;

const select = (where: string, before = 'false'): string => `
  select certificate.id, certificate.code, certificate.version, certificate.facts #>> '{learner,name}' as name,
    certificate.facts #>> '{activity,title}' as title, certificate.facts #>> '{credit,amount}' as amount,
    certificate.facts #>> '{credit,unit}' as unit, certificate.facts #>> '{approval,bodyName}' as "bodyName",
    certificate.facts ->> 'completedOn' as "completedOn",
    coalesce((select revocation.change = 'revoked' from certificate_revocations revocation
      where revocation.code = certificate.code order by revocation.number desc limit 1), false) as revoked,
    file.storage_key as "storageKey", file.sha256, coalesce(file.bytes, 0) as bytes, file.problem,
    ${before} as before
  from certificates certificate left join ${heldFile('certificate.id')} file on true
  where ($1::uuid is null or certificate.id > $1)
    and not exists (select from certificates later
      where later.code = certificate.code and later.version = certificate.version + 1)
    and ${where}
  order by certificate.id limit ${perPage}`;

const ofRun = select(
  `certificate.code in (
  select given.code from certificate_run_outcomes outcome join certificates given on given.award_id = outcome.award_id
  where outcome.run_id = $2)`,
  `not exists (select from certificate_run_outcomes outcome join certificates given on given.id = outcome.certificate_id
  where outcome.run_id = $2 and given.code = certificate.code)`,
);

const ofCourse = select(`certificate.society_id = $2 and certificate.award_id in (
  select award.id from awards award
    join course_versions version on version.id = (award.activity ->> 'courseVersionId')::uuid
    join courses course on course.id = version.course_id
  where award.society_id = $2 and course.slug = $3 and award.completed_on between $4 and $5)`);

/** The certificates of a run, or of a course and a time, that come after one of them; a page of them. */
export function archived(tx: Tx, wanted: Wanted, after: string | null): Promise<Archived[]> {
  if ('runId' in wanted) return tx.query<Archived>(ofRun, [after, wanted.runId]);
  const { societyId, course, from, to } = wanted;

  return tx.query<Archived>(ofCourse, [after, societyId, course, from, to]);
}
