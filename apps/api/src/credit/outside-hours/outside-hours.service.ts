import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type {
  CorrectOutsideHours,
  OutsideHoursHistory,
  OutsideHoursList,
  OutsideHoursView,
  RecordOutsideHours,
  WithdrawOutsideHours,
} from '@cohesion/contracts';
import { isApprover, isTopic } from '@cohesion/credit';
import type { Person } from '../../platform/actor.js';
import { Clock, dateIn } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { AppError } from '../../platform/problem.js';
import type { Tx } from '../../platform/tx.js';
import { ProofUses } from '../proofs/proof-uses.service.js';
import { AlikeActivities } from './alike-activities.service.js';
import { OutsideHoursProof } from './outside-hours-proof.entity.js';
import { OutsideHours, type OutsidePartRow } from './outside-hours.entity.js';
import { presentOutsideHours } from './outside-hours.presenter.js';
import { OutsideHoursVersions } from './outside-hours-versions.service.js';
import { whatIsOff } from './what-is-off.js';

type Given = Omit<RecordOutsideHours, 'id'>;
type Version = Pick<OutsideHours, 'id' | 'recordId' | 'replaces' | 'isWithdrawn'>;

/** Where a day begins first: a date that has not begun there has begun nowhere. */
const earliestZone = 'Pacific/Kiritimati';

@Injectable()
export class OutsideHoursService {
  constructor(
    private readonly database: Database,
    private readonly versions: OutsideHoursVersions,
    private readonly proofs: ProofUses,
    private readonly alike: AlikeActivities,
    private readonly clock: Clock,
  ) {}

  list(actor: Person): Promise<OutsideHoursList> {
    return this.database.as(actor, async (tx) => {
      const rows = await this.versions.standing(tx, actor.personId);

      return { records: await this.present(tx, actor, rows) };
    });
  }

  read(actor: Person, recordId: string): Promise<OutsideHoursHistory> {
    return this.database.as(actor, (tx) => this.history(tx, actor, recordId));
  }

  /**
   * Keeps hours earned elsewhere. Sending again is harmless; other content under the same id is refused as `sent-before`.
   * What looks like an activity that is there already is refused as `entered-already`, until she says that it is another.
   */
  record(actor: Person, { id, ...given }: RecordOutsideHours): Promise<OutsideHoursHistory> {
    return this.write(actor, { id, recordId: id, replaces: null, isWithdrawn: false }, given);
  }

  /** A further version; `record-changed` when `replaces` is not the newest. Also brings back what was withdrawn. */
  correct(
    actor: Person,
    recordId: string,
    { id, replaces, ...given }: CorrectOutsideHours,
  ): Promise<OutsideHoursHistory> {
    return this.write(actor, { id, recordId, replaces, isWithdrawn: false }, given);
  }

  /** The entry no longer counts; everything it said stays. */
  withdraw(
    actor: Person,
    recordId: string,
    { id, replaces }: WithdrawOutsideHours,
  ): Promise<OutsideHoursHistory> {
    return this.database.as(actor, async (tx) => {
      await this.lock(tx, actor);
      const [newest] = await this.versions.chain(tx, actor.personId, recordId);
      const isRepeat = newest.id === id && newest.isWithdrawn && newest.replaces === replaces;
      if (!isRepeat) {
        if (newest.id !== replaces || newest.isWithdrawn) throw new AppError('record-changed');
        const proofIds = await this.proofIdsOf(tx, newest.id);
        const version = { id, recordId, replaces, isWithdrawn: true };
        await this.insert(tx, actor, { ...newest, ...version }, proofIds);
      }

      return this.history(tx, actor, recordId);
    });
  }

  private write(actor: Person, version: Version, given: Given): Promise<OutsideHoursHistory> {
    const off = whatIsOff(given, dateIn(earliestZone, this.clock.now()));
    if (off.length > 0) throw new AppError('invalid-request', off);
    const proofIds = [...new Set(given.proofIds)];
    const row = { ...version, ...contentOf(given) };

    return this.database.as(actor, async (tx) => {
      await this.lock(tx, actor);
      if (!(await this.isRepeat(tx, actor, row, proofIds))) {
        if (row.replaces !== null) await this.mustBeNewest(tx, actor, row.recordId, row.replaces);
        await this.proofs.needAll(tx, actor.personId, proofIds);
        if (!row.isAnother) await this.alike.refuse(tx, actor.personId, row);
        await this.insert(tx, actor, row, proofIds);
      }

      return this.history(tx, actor, row.recordId);
    });
  }

  /** One at a time for each person, so that the same activity sent twice at once is noticed. */
  private lock(tx: Tx, { personId }: Person): Promise<void> {
    return tx.lock(`outside-hours:${personId}`);
  }

  private async isRepeat(
    tx: Tx,
    { personId }: Person,
    row: Version & ReturnType<typeof contentOf>,
    proofIds: readonly string[],
  ): Promise<boolean> {
    const stored = await tx.findOne(OutsideHours, { where: { id: row.id, personId } });
    if (!stored) return false;
    const { societyId: _, personId: __, createdAt: ___, ...said } = stored;
    const isSame =
      isDeepStrictEqual({ ...said }, { ...row }) &&
      isDeepStrictEqual(await this.proofIdsOf(tx, row.id), proofIds);
    if (!isSame) throw new AppError('sent-before');

    return true;
  }

  private async mustBeNewest(tx: Tx, actor: Person, recordId: string, replaces: string): Promise<void> {
    const [newest] = await this.versions.chain(tx, actor.personId, recordId);
    if (newest.id !== replaces) throw new AppError('record-changed');
  }

  private async insert(
    tx: Tx,
    { personId, societyId }: Person,
    row: Omit<OutsideHours, 'personId' | 'societyId' | 'createdAt'>,
    proofIds: readonly string[],
  ): Promise<void> {
    const owner = { personId, societyId };
    // Somebody else's id is taken as well, and that says nothing about them.
    const added = await tx.insertMissing(OutsideHours, [{ ...row, ...owner, createdAt: this.clock.now() }]);
    if (added === 0) throw new AppError('sent-before');
    await tx.insertMissing(
      OutsideHoursProof,
      proofIds.map((proofId, place) => ({ outsideHoursId: row.id, proofId, place, ...owner })),
    );
  }

  private async proofIdsOf(tx: Tx, outsideHoursId: string): Promise<string[]> {
    const uses = await tx.find(OutsideHoursProof, { where: { outsideHoursId }, order: { place: 'ASC' } });

    return uses.map(({ proofId }) => proofId);
  }

  private async history(tx: Tx, actor: Person, recordId: string): Promise<OutsideHoursHistory> {
    const chain = await this.versions.chain(tx, actor.personId, recordId);
    const versions = await this.present(tx, actor, chain);
    const [record] = versions;
    if (!record) throw new AppError('not-found');

    return { record, versions };
  }

  private async present(
    tx: Tx,
    { personId }: Person,
    rows: readonly OutsideHours[],
  ): Promise<OutsideHoursView[]> {
    const proofs = await this.versions.proofsOf(tx, personId, rows);
    const recordedAt = await this.versions.recordedAt(tx, personId, rows);

    return rows.map((row) =>
      presentOutsideHours(row, proofs.get(row.id) ?? [], recordedAt.get(row.recordId) ?? row.createdAt),
    );
  }
}

function contentOf({ proofIds: _, isAnother, parts, ...given }: Given) {
  return { ...given, parts: parts.map(partOf), isAnother: isAnother ?? false };
}

/** What is off was refused before; this says it to the compiler. */
const partOf = ({ minutes, topics, credits }: Given['parts'][number]): OutsidePartRow => ({
  minutes,
  topics: topics.filter(isTopic),
  credits: credits.flatMap(({ approver, hours }) => (isApprover(approver) ? [{ approver, hours }] : [])),
});
