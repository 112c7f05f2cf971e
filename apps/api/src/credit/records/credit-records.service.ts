import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/tx.js';
import { OutsideHoursRecords } from '../outside-hours/outside-hours-records.service.js';
import { PracticeRecords } from '../practice-log/practice-records.service.js';
import { AwardRecords } from './award-records.service.js';
import type { KeptRecord, RecordSource } from './kept-record.js';

const rowsBehind = `
  select encode(sha256(string_agg(uuid_send(id), '' order by id)), 'hex') as digest
  from (
    select id from awards where person_id = $1
    union all select reversal.id from awards award join award_reversals reversal on reversal.award_id = award.id
      where award.person_id = $1
    union all select id from outside_hours where person_id = $1
    union all select id from practice_entries where person_id = $1
  ) rows`;

/** Everything somebody has recorded, from wherever it comes; `recordsUnder` says which of it a board's rules are about. */
@Injectable()
export class CreditRecordsService {
  private readonly sources: readonly RecordSource[];

  constructor(awards: AwardRecords, outsideHours: OutsideHoursRecords, practice: PracticeRecords) {
    this.sources = [awards, outsideHours, practice];
  }

  async of(tx: Tx, personId: string): Promise<KeptRecord[]> {
    const records: KeptRecord[] = [];
    for (const source of this.sources) records.push(...(await source.of(tx, personId)));

    return records;
  }

  /**
   * Names everything that the records of a person are made of. It is read at a fraction of the cost: all of it is rows
   * that are only ever added, so other records have another name.
   */
  async digest(tx: Tx, personId: string): Promise<string> {
    const [row] = await tx.query<{ digest: string | null }>(rowsBehind, [personId]);

    return row?.digest ?? '';
  }
}
