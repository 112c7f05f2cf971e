import { createHash } from 'node:crypto';
import type { Person } from '../../platform/actor.js';
import type { Tx } from '../../platform/tx.js';

/**
 * Everything that decides what the catalogue would do for somebody, in one look. Licenses are changed in place and stand here
 * whole; all else is rows that are only ever added, so as many as before are the same as before.
 */
const counted = `
  with held as materialized (select * from licenses where person_id = $1 and removed_at is null)
  select (select string_agg(held::text, ' ' order by id) from held) as licenses, concat_ws(' ',
    (select count(*) from held join license_moves on license_id = held.id),
    (select count(*) from held join license_done_items on license_id = held.id),
    (select count(*) from awards where person_id = $1),
    (select count(*) from awards award join award_reversals reversal on reversal.award_id = award.id
      where award.person_id = $1),
    (select count(*) from outside_hours where person_id = $1),
    (select count(*) from practice_entries where person_id = $1),
    (select count(*) from rule_sets),
    (select count(*) from course_versions where society_id = $2),
    (select count(*) from offers where society_id = $2 and run_id is null),
    (select count(*) from offer_withdrawals where society_id = $2)) as counts`;

/** Wherever boards and societies sit, a day begins with a quarter of an hour by UTC. */
const quarter = 15 * 60_000;

/** Names what an answer to this person is worked out from: where anything of it is different, so is the name. */
export async function decisiveFacts(tx: Tx, { personId, societyId }: Person, now: Date): Promise<string> {
  const [row] = await tx.query<{ licenses: string | null; counts: string }>(counted, [personId, societyId]);
  const facts = [personId, societyId, Math.floor(now.getTime() / quarter), row];

  return createHash('sha256').update(JSON.stringify(facts)).digest('base64');
}
