import type { Hundredths } from '../hundredths.js';
import type { Allocation } from './allocation.js';

/** Hours of one part that stand in a category and may go to others. */
export interface MovablePart {
  readonly partId: string;
  readonly from: readonly { readonly category: string; readonly amount: Hundredths }[];
  readonly to: readonly { readonly id: string; readonly name: string }[];
}

/** Where else the rules allow the hours of a record; parts with nowhere else to go are left out. */
export function movable(allocation: Allocation, recordId: string): MovablePart[] {
  return allocation.lines
    .filter((line) => line.recordId === recordId)
    .map(({ partId, placements, allowed }) => ({
      partId,
      from: placements,
      to: allocation.categories
        .filter(
          ({ id }) => allowed.includes(id) && !(placements.length === 1 && placements[0]?.category === id),
        )
        .map(({ id, name }) => ({ id, name })),
    }))
    .filter(({ to }) => to.length > 0);
}
