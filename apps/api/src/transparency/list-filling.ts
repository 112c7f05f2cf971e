import { statusListLength } from '@cohesion/certificates';
import type { Tx } from '../platform/tx.js';

/** Beyond this a draw would hit a taken place too often. */
const full = statusListLength / 2;
/** A society's places are counted again after so many more: other processes take some as well. */
const countAgainAfter = 500;

type Filling = { list: number; taken: number; sinceCounted: number };

/**
 * Which list a society's next places come from. Counting 65,000 places takes milliseconds, so it is done now and then; what
 * this process took in between it adds itself. A list may so get a little more than half full, which harms nobody.
 */
export class ListFilling {
  private readonly known = new Map<string, Filling>();

  async current(tx: Tx, societyId: string): Promise<number> {
    let filling = this.known.get(societyId);
    if (!filling || filling.sinceCounted >= countAgainAfter) {
      filling = await count(tx, societyId);
      this.known.set(societyId, filling);
    }

    return filling.taken >= full ? filling.list + 1 : filling.list;
  }

  /** A place was taken in the current list. */
  add(societyId: string): void {
    const filling = this.known.get(societyId);
    if (!filling) return;
    filling.taken += 1;
    filling.sinceCounted += 1;
  }
}

async function count(tx: Tx, societyId: string): Promise<Filling> {
  const [newest] = await tx.query<{ list: number; taken: number }>(
    `select list, count(*)::int as taken from status_places
     where society_id = $1 and list = (select max(list) from status_places where society_id = $1) group by list`,
    [societyId],
  );

  return { list: newest?.list ?? 1, taken: newest?.taken ?? 0, sinceCounted: 0 };
}
