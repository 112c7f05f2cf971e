import { Injectable } from '@nestjs/common';
import type { EnteredAlready } from '@cohesion/contracts';
import { AppError } from '../../platform/problem.js';
import type { Tx } from '../../platform/tx.js';
import { type Known, whyAlike } from './alike.js';
import { OutsideHoursVersions } from './outside-hours-versions.service.js';

type Candidate = Known & Readonly<{ recordId: string | null }>;

/** Looks for the same activity among what a person has recorded, and among what she earned here. */
@Injectable()
export class AlikeActivities {
  constructor(private readonly versions: OutsideHoursVersions) {}

  /** Refused as `entered-already`, with what it looks like and why. An entry is not like its own earlier versions. */
  async refuse(tx: Tx, personId: string, row: Known & Readonly<{ recordId: string }>): Promise<void> {
    const candidates: Candidate[] = [
      ...(await this.versions.standing(tx, personId)).filter(({ recordId }) => recordId !== row.recordId),
      ...(await earnedHere(tx, personId, row)),
    ];
    const alike: EnteredAlready['alike'] = candidates.flatMap((candidate) => {
      const why = whyAlike(row, candidate);
      const { title, provider, completedOn, recordId } = candidate;

      return why === null ? [] : [{ title, provider, completedOn, recordId, why }];
    });
    if (alike.length > 0) throw new AppError('entered-already', { alike: alike.slice(0, 10) });
  }
}

/** One line for each course, however many bodies gave credit for it; none for credit that was taken back. */
function earnedHere(
  tx: Tx,
  personId: string,
  { startedOn, completedOn }: Pick<Known, 'startedOn' | 'completedOn'>,
): Promise<Candidate[]> {
  return tx.query<Candidate>(
    `select distinct activity ->> 'title' as title, activity ->> 'society' as provider, null as "startedOn",
       completed_on::text as "completedOn", null as "certificateNumber", null as "recordId"
     from awards where person_id = $1 and award_counts(id) and completed_on between $2 and $3`,
    [personId, startedOn ?? completedOn, completedOn],
  );
}
