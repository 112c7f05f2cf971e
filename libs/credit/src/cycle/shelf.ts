import { isPlainDate } from '../plain-date.js';
import type { CycleProblem } from './cycle-reason.js';
import type { CreditRecord, PartCredit } from './license.js';
import { kindNumber, topicsAsBits, type Bits } from './words.js';

/** A record with what is the same for every license. */
export interface ShelfRecord {
  readonly record: CreditRecord;
  readonly kind: number;
  /** By part. */
  readonly topics: readonly Bits[];
}

/** The records of one learner, checked and in order of time. */
export type Shelf = readonly ShelfRecord[];

export type ShelfResult =
  { readonly ok: true; readonly shelf: Shelf } | { readonly ok: false; readonly problem: CycleProblem };

/** Puts records in order, however they come; refuses one given twice, an impossible date and an impossible amount. */
export function shelve(records: readonly CreditRecord[]): ShelfResult {
  const seen = new Set<string>();
  for (const record of records) {
    const problem = seen.has(record.id) ? twice(record) : problemOf(record);
    if (problem) return { ok: false, problem };
    seen.add(record.id);
  }

  return { ok: true, shelf: records.toSorted(byTime).map(shelfRecord) };
}

export const shelfRecord = (record: CreditRecord): ShelfRecord => ({
  record,
  kind: kindNumber(record),
  topics: record.parts.map(({ topics }) => topicsAsBits(topics)),
});

const twice = ({ id }: CreditRecord): CycleProblem => ({ code: 'record-twice', recordId: id });

function problemOf({ id, completedOn, parts }: CreditRecord): CycleProblem | undefined {
  if (!isPlainDate(completedOn)) return { code: 'date-impossible', date: completedOn };
  for (const part of parts) {
    for (const credit of part.credits) {
      if (!isPossible(credit)) return { code: 'credit-impossible', recordId: id, partId: part.id };
    }
  }

  return undefined;
}

const isPossible = ({ amount, minutesInUnit }: PartCredit): boolean =>
  Number.isInteger(amount) &&
  amount >= 0 &&
  amount <= 1_000_000 &&
  Number.isInteger(minutesInUnit) &&
  minutesInUnit > 0 &&
  minutesInUnit <= 600;

function byTime(a: CreditRecord, b: CreditRecord): number {
  if (a.completedOn !== b.completedOn) return a.completedOn < b.completedOn ? -1 : 1;

  return a.id < b.id ? -1 : Number(a.id > b.id);
}
