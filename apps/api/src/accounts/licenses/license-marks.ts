import type { PlainDate } from '@cohesion/credit';
import type { Move } from '@cohesion/credit';
import type { Tx } from '../../platform/tx.js';
import type { LicenseDoneItem } from './license-done-item.entity.js';

/** A choice as it holds now: `category` null leaves it to the rules. */
export type KeptMove = Readonly<{
  licenseId: string;
  recordId: string;
  partId: string;
  category: string | null;
}>;

/** The latest choice for each part of each record. */
export function latestMoves(tx: Tx, licenseIds: readonly string[]): Promise<KeptMove[]> {
  return tx.query(
    `select distinct on (license_id, record_id, part_id) license_id as "licenseId", record_id as "recordId",
       part_id as "partId", category
     from license_moves where license_id = any($1) order by license_id, record_id, part_id, id desc`,
    [licenseIds],
  );
}

/** The latest word on each one-time item; those taken back have no day. */
export function latestDone(tx: Tx, licenseIds: readonly string[]): Promise<LicenseDoneItem[]> {
  return tx.query(
    `select distinct on (license_id, item) id, person_id as "personId", license_id as "licenseId", item,
       done_on::text as "doneOn", note, created_at as "createdAt"
     from license_done_items where license_id = any($1) order by license_id, item, id desc`,
    [licenseIds],
  );
}

export function movesMade(moves: readonly KeptMove[]): Move[] {
  return moves.flatMap(({ recordId, partId, category }) =>
    category === null ? [] : [{ recordId, partId, category }],
  );
}

/** Ids of the items done by the end of a day. */
export function doneBy(marks: readonly LicenseDoneItem[], day: PlainDate): string[] {
  return marks.flatMap(({ item, doneOn }) => (doneOn !== null && doneOn <= day ? [item] : []));
}
