import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AppError } from '../../platform/problem.js';
import type { Tx } from '../../platform/tx.js';
import { PracticeEntry } from './practice-entry.entity.js';

/** Sixteen years of groups every working day. */
const maxEntries = 5000;

/** Versions as they are stored, and the ones that stand. */
@Injectable()
export class PracticeVersions {
  /** One at a time for each person: also whoever signs waits, so that nothing changes under a signature. */
  lock(tx: Tx, personId: string): Promise<void> {
    return tx.lock(`practice:${personId}`);
  }

  /** The newest version of every entry that was not withdrawn; the newest day first. */
  async standing(tx: Tx, personId: string): Promise<PracticeEntry[]> {
    const ids = await tx.query<{ id: string }>(
      `select v.id from practice_entries v
       where v.person_id = $1 and not v.is_withdrawn
         and not exists (select from practice_entries next where next.replaces = v.id)
       order by v.happened_on desc, v.created_at desc limit ${maxEntries}`,
      [personId],
    );
    if (ids.length === 0) return [];

    return tx.find(PracticeEntry, {
      where: { id: In(ids.map(({ id }) => id)) },
      order: { happenedOn: 'DESC', createdAt: 'DESC', id: 'DESC' },
    });
  }

  /** The newest version of one entry; `not-found` for anyone else's. */
  async newest(tx: Tx, personId: string, recordId: string): Promise<PracticeEntry> {
    const rows = await tx.find(PracticeEntry, { where: { recordId, personId } });
    const newest = rows.find(({ id }) => !rows.some(({ replaces }) => replaces === id));
    if (!newest) throw new AppError('not-found');

    return newest;
  }

  /** Minutes of the other entries that stand on this very day. */
  async otherMinutes(tx: Tx, personId: string, on: string, recordId: string): Promise<number> {
    const [sum] = await tx.query<{ minutes: number }>(
      `select coalesce(sum(v.minutes), 0)::int as minutes from practice_entries v
       where v.person_id = $1 and v.happened_on = $2 and not v.is_month and not v.is_withdrawn and v.record_id <> $3
         and not exists (select from practice_entries next where next.replaces = v.id)`,
      [personId, on, recordId],
    );

    return sum?.minutes ?? 0;
  }

  /** When each of these entries was first recorded, by its id. */
  async recordedAt(tx: Tx, personId: string, rows: readonly PracticeEntry[]): Promise<Map<string, Date>> {
    if (rows.length === 0) return new Map();
    const first = await tx.find(PracticeEntry, {
      where: { id: In([...new Set(rows.map(({ recordId }) => recordId))]), personId },
      select: { id: true, createdAt: true },
    });

    return new Map(first.map(({ id, createdAt }) => [id, createdAt]));
  }
}
