import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/tx.js';
import { SocietiesService } from '../societies/societies.service.js';

/** The other society behind a course, as an award keeps it. */
export type Cosponsor = Readonly<{ id: string; name: string }>;

/**
 * SQL for the society that an `award` keeps as its co-sponsor, and null where that one never accepted anything of this
 * host: nobody's key signs on another's word.
 */
export const cosponsorOfAward = `(
  select c.cosponsor_id from cosponsorships c join cosponsorship_turns t on t.cosponsorship_id = c.id
  where c.society_id = award.society_id and c.cosponsor_id = (award.activity #>> '{cosponsor,id}')::uuid
    and t.change = 'accepted' limit 1)`;

/** Who stands behind a course besides the society that offers it. */
@Injectable()
export class Cosponsors {
  constructor(private readonly societies: SocietiesService) {}

  /** Of a course of the actor's society, today. Anyone may ask: pages and certificates say it. */
  async of(tx: Tx, course: string): Promise<Cosponsor | null> {
    const [found] = await tx.query<{ id: string | null }>('select cosponsor_of($1) as id', [course]);
    if (!found?.id) return null;
    const { id, name } = await this.societies.byId(found.id);

    return { id, name };
  }

  /** Whose signature the files of an award carry besides, however its course stands today. For jobs. */
  async ofAward(tx: Tx, awardId: string): Promise<string | null> {
    const [award] = await tx.query<{ id: string | null }>(
      `select ${cosponsorOfAward} as id from awards award where award.id = $1`,
      [awardId],
    );

    return award?.id ?? null;
  }

  /**
   * Whether a society signs certificates of others, or did: what was issued then is signed by it again when it is
   * corrected. For its staff.
   */
  async signsForOthers(tx: Tx, societyId: string): Promise<boolean> {
    const [found] = await tx.query(
      `select from cosponsorships c join cosponsorship_turns t on t.cosponsorship_id = c.id
       where c.cosponsor_id = $1 and t.change = 'accepted' limit 1`,
      [societyId],
    );

    return found !== undefined;
  }
}
