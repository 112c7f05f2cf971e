import { Injectable } from '@nestjs/common';
import { parseCredit, type PartCredit, type RecordPart } from '@cohesion/credit';
import type { Tx } from '../../platform/tx.js';
import type { StoredProof } from '../proofs/proof-uses.service.js';
import type { KeptRecord, RecordSource } from '../records/kept-record.js';
import { contentKey } from './alike.js';
import type { OutsideHours, OutsidePartRow } from './outside-hours.entity.js';
import { OutsideHoursVersions } from './outside-hours-versions.service.js';
import { unitOf } from './what-is-off.js';

/** A record with what a transcript or an audit pack says of it besides. */
export type OutsideHoursRecord = Readonly<{
  record: KeptRecord;
  certificateNumber: string | null;
  proofs: readonly StoredProof[];
}>;

/** Hours earned elsewhere, as the rules of cycles see them. */
@Injectable()
export class OutsideHoursRecords implements RecordSource {
  constructor(private readonly versions: OutsideHoursVersions) {}

  /** Every entry that stands; a record keeps its id through corrections, and a part its place. */
  async of(tx: Tx, personId: string): Promise<KeptRecord[]> {
    return (await this.versions.standing(tx, personId)).map(recordOf);
  }

  /** The same with certificate numbers and where the proofs are. */
  async described(tx: Tx, personId: string): Promise<OutsideHoursRecord[]> {
    const rows = await this.versions.standing(tx, personId);
    const proofs = await this.versions.proofsOf(tx, personId, rows);

    return rows.map((row) => ({
      record: recordOf(row),
      certificateNumber: row.certificateNumber,
      proofs: proofs.get(row.id) ?? [],
    }));
  }
}

function recordOf(row: OutsideHours): KeptRecord {
  const { recordId, completedOn, format, activity, role, formality, title, provider } = row;

  return {
    id: recordId,
    // A course is the same course again; two conventions, or two groups of peers, are not.
    course: activity === 'course' || activity === 'graduate-course' ? `outside ${contentKey(row)}` : recordId,
    completedOn,
    format,
    activity,
    role,
    formality,
    parts: row.parts.map(recordPart),
    source: 'outside',
    title,
    provider,
  };
}

export const partId = (index: number): string => `part-${index + 1}`;

function recordPart({ minutes, topics, credits }: OutsidePartRow, index: number): RecordPart {
  const given = credits.map(({ approver, hours }): PartCredit => {
    return { approver, amount: parseCredit(hours) ?? 0, minutesInUnit: unitOf(approver).minutesInUnit };
  });

  return { id: partId(index), topics, credits: given.length > 0 ? given : [unapproved(minutes)] };
}

/** Hours nobody approved, by the clock and rounded down to hundredths. */
const unapproved = (minutes: number): PartCredit => ({
  approver: 'none',
  amount: Math.floor((minutes * 100) / 60),
  minutesInUnit: 60,
});
