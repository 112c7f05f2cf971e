import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type {
  CorrectPractice,
  PracticeEntryView,
  PracticeFacts,
  PracticeLog,
  RecordPractice,
  WithdrawPractice,
} from '@cohesion/contracts';
import { isPlainDate } from '@cohesion/credit';
import type { Person } from '../../platform/actor.js';
import { Clock, dateIn } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { AppError } from '../../platform/problem.js';
import type { Tx } from '../../platform/tx.js';
import { findClientIdentity } from './client-identity.js';
import { PracticeEntry } from './practice-entry.entity.js';
import { PracticeTotals } from './practice-totals.service.js';
import { PracticeVersions } from './practice-versions.service.js';
import { presentEntry } from './practice.presenter.js';
import { SignatureStates } from './signature-states.service.js';
import { whatIsOff } from './what-is-off.js';

type Version = Pick<PracticeEntry, 'id' | 'recordId' | 'replaces' | 'isWithdrawn'>;
type Row = Omit<PracticeEntry, 'personId' | 'societyId' | 'createdAt'>;

/** Where a day begins first: a date that has not begun there has begun nowhere. */
const earliestZone = 'Pacific/Kiritimati';

@Injectable()
export class PracticeLogService {
  constructor(
    private readonly database: Database,
    private readonly versions: PracticeVersions,
    private readonly signatures: SignatureStates,
    private readonly totals: PracticeTotals,
    private readonly clock: Clock,
  ) {}

  read(actor: Person): Promise<PracticeLog> {
    return this.database.as(actor, async (tx) => {
      const rows = await this.versions.standing(tx, actor.personId);
      const signing = await this.signatures.ofEntries(tx, actor.personId);
      const recordedAt = await this.versions.recordedAt(tx, actor.personId, rows);
      const signed = new Set(rows.map(({ id }) => id).filter((id) => signing.get(id)?.signature));

      return {
        entries: rows.map((row) =>
          presentEntry(row, recordedAt.get(row.recordId) ?? row.createdAt, signing.get(row.id)),
        ),
        ...(await this.totals.of(tx, rows, signed, this.today())),
      };
    });
  }

  /**
   * Keeps one entry. Sending again is harmless; other facts under the same id are refused as `sent-before`. Words that look
   * like a client's identity are refused as `looks-like-a-client`, with the words, until she says that they are not.
   */
  record(actor: Person, { id, entry }: RecordPractice): Promise<PracticeEntryView> {
    return this.write(actor, { id, recordId: id, replaces: null, isWithdrawn: false }, entry);
  }

  /** A further version; `record-changed` when `replaces` is not the newest. What was signed stays signed as it was. */
  correct(
    actor: Person,
    recordId: string,
    { id, replaces, entry }: CorrectPractice,
  ): Promise<PracticeEntryView> {
    return this.write(actor, { id, recordId, replaces, isWithdrawn: false }, entry);
  }

  /** The entry no longer counts; everything it said stays. */
  withdraw(actor: Person, recordId: string, { id, replaces }: WithdrawPractice): Promise<PracticeEntryView> {
    return this.database.as(actor, async (tx) => {
      await this.versions.lock(tx, actor.personId);
      const newest = await this.versions.newest(tx, actor.personId, recordId);
      if (newest.id === id && newest.isWithdrawn && newest.replaces === replaces)
        return this.view(tx, actor, recordId);
      if (newest.id !== replaces || newest.isWithdrawn) throw new AppError('record-changed');
      await this.insert(tx, actor, { ...newest, id, replaces, isWithdrawn: true });

      return this.view(tx, actor, recordId);
    });
  }

  private write(actor: Person, version: Version, facts: PracticeFacts): Promise<PracticeEntryView> {
    const found = findClientIdentity(facts.note);
    const row = {
      ...version,
      ...factsOf(
        facts,
        found.map(({ words }) => words),
      ),
    };

    return this.database.as(actor, async (tx) => {
      await this.versions.lock(tx, actor.personId);
      const others = await this.otherMinutes(tx, actor, facts.on, row.recordId);
      const off = whatIsOff(facts, this.today(), others);
      if (off.length > 0) throw new AppError('invalid-request', off);
      const doubtful = found.filter(({ words }) => !row.noClient.includes(words));
      if (doubtful.length > 0) throw new AppError('looks-like-a-client', { found: doubtful });
      if (!(await this.isRepeat(tx, actor, row))) {
        if (row.replaces !== null) await this.mustBeNewest(tx, actor, row.recordId, row.replaces);
        await this.insert(tx, actor, row);
      }

      return this.view(tx, actor, row.recordId);
    });
  }

  private async otherMinutes(tx: Tx, { personId }: Person, on: string, recordId: string): Promise<number> {
    // What is no day has no entries, and is refused with its field.
    return isPlainDate(on) ? this.versions.otherMinutes(tx, personId, on, recordId) : 0;
  }

  private async isRepeat(tx: Tx, { personId }: Person, row: Row): Promise<boolean> {
    const stored = await tx.findOne(PracticeEntry, { where: { id: row.id, personId } });
    if (!stored) return false;
    const { societyId: _, personId: __, createdAt: ___, ...said } = stored;
    if (!isDeepStrictEqual({ ...said }, { ...row })) throw new AppError('sent-before');

    return true;
  }

  private async mustBeNewest(tx: Tx, actor: Person, recordId: string, replaces: string): Promise<void> {
    const newest = await this.versions.newest(tx, actor.personId, recordId);
    if (newest.id !== replaces) throw new AppError('record-changed');
  }

  private async insert(tx: Tx, { personId, societyId }: Person, row: Row): Promise<void> {
    const createdAt = this.clock.now();
    // Somebody else's id is taken as well, and that says nothing about them.
    const added = await tx.insertMissing(PracticeEntry, [{ ...row, personId, societyId, createdAt }]);
    if (added === 0) throw new AppError('sent-before');
  }

  private async view(tx: Tx, { personId }: Person, recordId: string): Promise<PracticeEntryView> {
    const row = await this.versions.newest(tx, personId, recordId);
    const recordedAt = await this.versions.recordedAt(tx, personId, [row]);
    const signing = await this.signatures.ofEntries(tx, personId);

    return presentEntry(row, recordedAt.get(row.recordId) ?? row.createdAt, signing.get(row.id));
  }

  private today(): string {
    return dateIn(earliestZone, this.clock.now());
  }
}

/** `found`: words that looked like a client; of those she named, only these are kept. */
function factsOf(facts: PracticeFacts, found: readonly string[]): Omit<Row, keyof Version> {
  const { kind, on, minutes, setting, population, supervisor, note, notAClient = [] } = facts;
  const isMonth = on.length === 7;

  return {
    kind,
    happenedOn: isMonth ? `${on}-01` : on,
    isMonth,
    minutes,
    setting,
    population,
    role: facts.kind === 'group-leading' ? facts.role : null,
    form: facts.kind === 'supervision' ? facts.form : null,
    supervisorName: supervisor?.name ?? null,
    supervisorEmail: supervisor?.email.toLowerCase() ?? null,
    note,
    noClient: [...new Set(found)].filter((words) => notAClient.includes(words)),
  };
}
