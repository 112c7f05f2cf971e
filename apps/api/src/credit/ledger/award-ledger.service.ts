import { Injectable } from '@nestjs/common';
import { formatCredit } from '@cohesion/credit';
import type { Person } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import type { Tx } from '../../platform/tx.js';
import { AwardReversal } from './award-reversal.entity.js';

export type AwardBrief = Readonly<{ id: string; societyId: string; personId: string }>;

/** What a correction changes of an award; everything else stays as it was derived. */
export type AwardCorrection = Readonly<{ amount?: string; personId?: string }>;

/** The ledger is never edited: an award is taken back by a row beside it, and corrected by a new one that points to it. */
@Injectable()
export class AwardLedger {
  constructor(private readonly clock: Clock) {}

  /** From now on the award does not count. The caller holds the lock of its certificate and knows that it counts. */
  reverse(tx: Tx, actor: Person, award: AwardBrief, cause: 'revoked' | 'corrected'): Promise<void> {
    return this.turn(tx, actor, award, 'reversed', cause);
  }

  /** It counts again. */
  restore(tx: Tx, actor: Person, award: AwardBrief): Promise<void> {
    return this.turn(tx, actor, award, 'restored', 'reinstated');
  }

  /** Writes the award that takes this one's place, and takes this one back. */
  async correct(
    tx: Tx,
    actor: Person,
    award: AwardBrief,
    { amount, personId }: AwardCorrection,
  ): Promise<AwardBrief> {
    const [written] = await tx.query<AwardBrief>(
      `insert into awards (society_id, person_id, enrollment_id, run_line_id, offer_id, verdict_id, body, amount, unit,
         activity, attestation, derivation, rule_version, completed_on, created_at, number, corrects_id)
       select award.society_id, coalesce($2, award.person_id), enrollment_id, run_line_id, offer_id, verdict_id, body,
         coalesce($3, amount), unit, activity || jsonb_build_object(
           'courseId', coalesce(enrollment.course_id, (activity ->> 'courseId')::uuid),
           'topics', coalesce(enrollment.page_snapshot #> '{summary,topics}', activity -> 'topics', '[]')),
         attestation, derivation, rule_version, completed_on, $4, number + 1, award.id
       from awards award left join enrollments enrollment on enrollment.id = award.enrollment_id
       where award.id = $1
       returning id, society_id as "societyId", person_id as "personId"`,
      [award.id, personId ?? null, amount ?? null, this.clock.now()],
    );
    if (!written) throw new Error(`There is no award ${award.id} to correct`);
    await this.reverse(tx, actor, award, 'corrected');

    return written;
  }

  /** The most that the activity, live or self-paced as it was, gives under any offer of the award's body, as decimal text. */
  async most(tx: Tx, awardId: string): Promise<string> {
    const [row] = await tx.query<{ most: number | null }>(
      `select max((offer.terms ->> 'amount')::integer) as most
       from awards award join offers given on given.id = award.offer_id
         join offers offer on offer.course_version_id = given.course_version_id and offer.body = given.body
           and offer.run_id is not distinct from given.run_id
       where award.id = $1`,
      [awardId],
    );

    return formatCredit(row?.most ?? 0);
  }

  /** Which of a person's awards were taken back. */
  async reversed(tx: Tx, personId: string): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ id: string }>(
      `select distinct award_id as id from award_reversals where person_id = $1 and not award_counts(award_id)`,
      [personId],
    );

    return new Set(rows.map(({ id }) => id));
  }

  private async turn(
    tx: Tx,
    { personId: recordedBy }: Person,
    { id: awardId, societyId, personId }: AwardBrief,
    change: AwardReversal['change'],
    cause: AwardReversal['cause'],
  ): Promise<void> {
    const last = await tx.findOne(AwardReversal, { where: { awardId }, order: { number: 'DESC' } });
    const number = (last?.number ?? 0) + 1;
    const createdAt = this.clock.now();
    await tx.insert(AwardReversal, {
      societyId,
      personId,
      awardId,
      number,
      change,
      cause,
      recordedBy,
      createdAt,
    });
  }
}
