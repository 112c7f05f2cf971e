import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/tx.js';
import { OutsideHoursRecords } from '../outside-hours/outside-hours-records.service.js';
import { PracticeRecords } from '../practice-log/practice-records.service.js';
import { AwardRecords } from './award-records.service.js';
import type { KeptRecord, RecordSource } from './kept-record.js';

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
}
