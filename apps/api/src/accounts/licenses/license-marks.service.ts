import { Injectable } from '@nestjs/common';
import type { MarkDone, MoveHours, OneTimeItems } from '@cohesion/contracts';
import { RuleSetsService } from '../../credit/rule-sets/rule-sets.service.js';
import type { Person } from '../../platform/actor.js';
import { Clock, dateIn } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { AppError } from '../../platform/problem.js';
import type { Tx } from '../../platform/tx.js';
import { LicenseDoneItem } from './license-done-item.entity.js';
import { latestDone, latestMoves } from './license-marks.js';
import { LicenseMove } from './license-move.entity.js';
import { newestVersion, presentOneTimeItems } from './license.presenter.js';
import { ownLicense, rulesOf } from './licenses.service.js';

/** What she says about a license beyond its facts. Rows are added; the latest holds, so that everything can be taken back. */
@Injectable()
export class LicenseMarksService {
  constructor(
    private readonly database: Database,
    private readonly ruleSets: RuleSetsService,
    private readonly clock: Clock,
  ) {}

  markDone(actor: Person, id: string, item: string, { doneOn, note }: MarkDone): Promise<OneTimeItems> {
    return this.mark(actor, id, item, { doneOn, note });
  }

  markNotDone(actor: Person, id: string, item: string): Promise<OneTimeItems> {
    return this.mark(actor, id, item, { doneOn: null, note: '' });
  }

  /** Chooses a category for a part of a record; whether the rules allow it is for the caller to ask. */
  async move(tx: Tx, actor: Person, licenseId: string, move: MoveHours): Promise<void> {
    const latest = (await latestMoves(tx, [licenseId])).find(
      ({ recordId, partId }) => recordId === move.recordId && partId === move.partId,
    );
    if ((latest?.category ?? null) === move.category) return;
    await tx.insert(LicenseMove, { personId: actor.personId, licenseId, ...move });
  }

  private mark(
    actor: Person,
    id: string,
    item: string,
    word: Readonly<{ doneOn: string | null; note: string }>,
  ): Promise<OneTimeItems> {
    return this.database.as(actor, async (tx) => {
      const record = await ownLicense(tx, actor, id);
      await tx.lock(`license ${id}`);
      const rules = rulesOf(record, await this.ruleSets.current(tx))?.ruleSet;
      const isKnown = rules?.versions.some((version) =>
        [...version.categories, ...version.minimums].some((rule) => rule.once && rule.id === item),
      );
      if (!rules || !isKnown) throw new AppError('not-found');
      if (word.doneOn !== null && word.doneOn > dateIn(rules.zone, this.clock.now())) {
        throw new AppError('invalid-request', [{ field: 'doneOn', message: 'This day is still to come' }]);
      }
      const latest = (await latestDone(tx, [id])).find((mark) => mark.item === item);
      const isNews = (latest?.doneOn ?? null) !== word.doneOn || (latest?.note ?? '') !== word.note;
      if (isNews) {
        await tx.insert(LicenseDoneItem, { personId: actor.personId, licenseId: id, item, ...word });
      }

      return {
        oneTimeItems: presentOneTimeItems(
          newestVersion(rules),
          record.conditions,
          await latestDone(tx, [id]),
        ),
      };
    });
  }
}
