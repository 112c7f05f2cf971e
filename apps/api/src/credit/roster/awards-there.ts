import type { BodyId } from '@cohesion/credit';
import type { Tx } from '../../platform/tx.js';

export type AwardThere = Readonly<{ id: string; personId: string; body: BodyId; counts: boolean }>;

/**
 * The newest award that each of these people has of each body for a version of a course, whatever it stands on and whether
 * the version was completed live or self-paced; and whether it counts.
 */
export function awardsThere(
  tx: Tx,
  courseVersionId: string,
  personIds: readonly string[],
): Promise<AwardThere[]> {
  return tx.query<AwardThere>(
    `select distinct on (award.person_id, award.body) award.id, award.person_id as "personId", award.body,
       award_counts(award.id) as counts
     from awards award join offers offer on offer.id = award.offer_id
     where award.person_id = any($1) and offer.course_version_id = $2
     order by award.person_id, award.body, award_counts(award.id) desc, award.number desc`,
    [[...new Set(personIds)], courseVersionId],
  );
}
