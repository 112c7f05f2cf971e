import { Injectable } from '@nestjs/common';
import type { Format } from '@cohesion/credit';
import type { Tx } from '../../platform/tx.js';
import type { KeptRecord, RecordSource } from '../records/kept-record.js';
import { settings } from './words.js';
import type { PracticeEntry } from './practice-entry.entity.js';
import { PracticeVersions } from './practice-versions.service.js';

/** Groups led and supervision had, as the rules of cycles see them: hours of 60 minutes that no body approved. */
@Injectable()
export class PracticeRecords implements RecordSource {
  constructor(private readonly versions: PracticeVersions) {}

  async of(tx: Tx, personId: string): Promise<KeptRecord[]> {
    return (await this.versions.standing(tx, personId)).map(practiceRecordOf);
  }
}

/** Where only a month is known the hours count from its first day. */
export function practiceRecordOf({
  recordId,
  kind,
  happenedOn,
  minutes,
  setting,
  supervisorName,
}: PracticeEntry): KeptRecord {
  const format: Format = setting === 'online' ? 'live-online' : 'live-in-person';

  return {
    id: recordId,
    course: recordId,
    completedOn: happenedOn,
    format,
    activity: kind === 'supervision' ? 'supervision-received' : 'group-leading',
    role: 'learner',
    formality: 'informal',
    parts: [
      {
        id: 'part-1',
        topics: ['group'],
        credits: [{ approver: 'none', amount: Math.floor((minutes * 100) / 60), minutesInUnit: 60 }],
      },
    ],
    source: 'outside',
    title: `${kind === 'supervision' ? 'Supervision' : 'Group leading'}: ${settings[setting]}`,
    provider: supervisorName,
  };
}
