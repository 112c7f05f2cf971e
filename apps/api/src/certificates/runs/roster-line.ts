import type { Tx } from '../../platform/tx.js';

/** The newest line of a roster that led to an award, or to the one it corrects; null for what a learner claimed herself. */
export async function rosterLineOf(
  tx: Tx,
  awardId: string,
): Promise<Readonly<{ name: string; email: string }> | null> {
  const [line] = await tx.query<{ name: string; email: string }>(
    `select line.name, line.email from awards award
       join awards given on given.person_id = award.person_id and given.offer_id = award.offer_id
       join certificate_run_outcomes outcome on outcome.award_id = given.id
       join certificate_run_lines line on line.id = outcome.line_id
     where award.id = $1 and line.society_id = award.society_id
     order by outcome.created_at desc, line.id desc limit 1`,
    [awardId],
  );

  return line ?? null;
}
