import type { Hundredths } from '../hundredths.js';
import { placesOf, type Places, type PlacesContext } from './places.js';
import type { ShelfRecord } from './shelf.js';
import { slicesOf, type SlicedPart } from './slices.js';
import { hourKey } from './words.js';

/** Hours of one record that go the same way. */
export interface Seat {
  readonly amount: Hundredths;
  readonly places: Places;
}

export interface SeatedPart extends Omit<SlicedPart, 'slices'> {
  readonly seats: readonly Seat[];
}

/** A seat for each slice of a record; none where the slices are not looked at. */
export function seatsOf(
  { record, kind, topics }: ShelfRecord,
  context: PlacesContext,
  isLookedAt = true,
): SeatedPart[] {
  return slicesOf(record, context.version).map(({ part, recorded, slices, refused }, index) => {
    if (!isLookedAt) return { part, recorded, seats: NONE, refused };
    const chosen = context.license.moves.find(
      (move) => move.recordId === record.id && move.partId === part.id,
    )?.category;
    const seats = slices.map((slice): Seat => {
      const key = hourKey(kind, topics[index] ?? 0, slice.approvers);

      return { amount: slice.amount, places: placesOf(key, { record, part, slice }, chosen, context) };
    });

    return { part, recorded, seats, refused };
  });
}

const NONE: readonly Seat[] = [];

/** The seats of a record that stands in the cycle; of one outside of it there are none. */
export function seatsIn(entry: {
  readonly parts: readonly SeatedPart[];
  readonly outside: object | null;
}): readonly Seat[] {
  return entry.outside ? NONE : entry.parts.flatMap(({ seats }) => seats);
}
