import type { Tx } from '../../platform/tx.js';

export type AwardThere = Readonly<{ id: string; personId: string; offerId: string; counts: boolean }>;

/** The newest award that each of these people has of each of these offers, whatever it stands on, and whether it counts. */
export function awardsThere(
  tx: Tx,
  claims: readonly Readonly<{ personId: string; offerId: string }>[],
): Promise<AwardThere[]> {
  return tx.query<AwardThere>(
    `select distinct on (award.person_id, award.offer_id) award.id, award.person_id as "personId",
       award.offer_id as "offerId", award_counts(award.id) as counts
     from awards award
     where award.person_id = any($1) and award.offer_id = any($2)
     order by award.person_id, award.offer_id, award_counts(award.id) desc, award.number desc`,
    [
      [...new Set(claims.map(({ personId }) => personId))],
      [...new Set(claims.map(({ offerId }) => offerId))],
    ],
  );
}
