import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AppError } from '../../platform/problem.js';
import type { Tx } from '../../platform/tx.js';
import { ProofUses, type StoredProof } from '../proofs/proof-uses.service.js';
import { OutsideHoursProof } from './outside-hours-proof.entity.js';
import { OutsideHours } from './outside-hours.entity.js';

/** More entries than anyone has in a working life. */
export const maxEntries = 5000;

/** Versions as they are stored, and the ones that stand. */
@Injectable()
export class OutsideHoursVersions {
  constructor(private readonly proofs: ProofUses) {}

  /** The newest version of every entry that was not withdrawn; the newest day first. */
  async standing(tx: Tx, personId: string): Promise<OutsideHours[]> {
    const ids = await tx.query<{ id: string }>(
      `select v.id from outside_hours v
       where v.person_id = $1 and not v.is_withdrawn
         and not exists (select from outside_hours next where next.replaces = v.id)
       order by v.completed_on desc, v.created_at desc limit ${maxEntries}`,
      [personId],
    );
    if (ids.length === 0) return [];

    return tx.find(OutsideHours, {
      where: { id: In(ids.map(({ id }) => id)) },
      order: { completedOn: 'DESC', createdAt: 'DESC', id: 'DESC' },
    });
  }

  /** Every version of one entry, the newest first; `not-found` for anyone else's. */
  async chain(tx: Tx, personId: string, recordId: string): Promise<[OutsideHours, ...OutsideHours[]]> {
    const rows = await tx.find(OutsideHours, { where: { recordId, personId } });
    const replaced = new Map(rows.map((row) => [row.replaces, row]));
    const inOrder: OutsideHours[] = [];
    for (let row = replaced.get(null); row; row = replaced.get(row.id)) inOrder.unshift(row);
    const [newest, ...older] = inOrder;
    if (!newest) throw new AppError('not-found');

    return [newest, ...older];
  }

  /** The proofs behind each of these versions, in their order. */
  async proofsOf(
    tx: Tx,
    personId: string,
    rows: readonly OutsideHours[],
  ): Promise<Map<string, StoredProof[]>> {
    const found = new Map<string, StoredProof[]>();
    if (rows.length === 0) return found;
    const uses = await tx.find(OutsideHoursProof, {
      where: { outsideHoursId: In(rows.map(({ id }) => id)) },
      order: { place: 'ASC' },
    });
    const proofs = await this.proofs.byId(tx, personId, [...new Set(uses.map(({ proofId }) => proofId))]);
    for (const { outsideHoursId, proofId } of uses) {
      const proof = proofs.get(proofId);
      if (proof) found.set(outsideHoursId, [...(found.get(outsideHoursId) ?? []), proof]);
    }

    return found;
  }

  /** When each of these entries was first recorded, by its id. */
  async recordedAt(tx: Tx, personId: string, rows: readonly OutsideHours[]): Promise<Map<string, Date>> {
    if (rows.length === 0) return new Map();
    const first = await tx.find(OutsideHours, {
      where: { id: In([...new Set(rows.map(({ recordId }) => recordId))]), personId },
      select: { id: true, createdAt: true },
    });

    return new Map(first.map(({ id, createdAt }) => [id, createdAt]));
  }
}
