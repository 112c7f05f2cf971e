import { Injectable } from '@nestjs/common';
import type { LicenseView, OneTimeItemView } from '@cohesion/contracts';
import { cycleOf, type License, type PlainDate, type RuleSet } from '@cohesion/credit';
import { RuleSetsService, type KnownRuleSet } from '../../credit/rule-sets/rule-sets.service.js';
import type { Person } from '../../platform/actor.js';
import { Clock, dateIn } from '../../platform/clock.js';
import type { Tx } from '../../platform/tx.js';
import { jurisdictionOf } from './jurisdictions.js';
import { doneBy, latestDone, latestMoves, movesMade, type KeptMove } from './license-marks.js';
import type { LicenseDoneItem } from './license-done-item.entity.js';
import { newestVersion, presentLicense, presentOneTimeItems } from './license.presenter.js';
import type { LicenseRecord } from './license.entity.js';
import { kept, ownLicense, rulesOf, type RulesFor } from './licenses.service.js';

/** A license ready to be counted. */
export type HeldLicense = Readonly<{
  view: LicenseView;
  /** undefined: no rules for it. */
  rules: RulesFor | undefined;
  /** The day it is now where its board sits: a cycle's last day counts until its end there. */
  today: PlainDate;
  /** Since when she keeps it here. */
  addedOn: PlainDate;
  /** What the rules ask to know of it, with the one-time items that were done by that day. */
  on: (day: PlainDate) => License;
  moves: readonly KeptMove[];
  oneTimeItems: readonly OneTimeItemView[];
}>;

/** Licenses as the counting of hours needs them. */
@Injectable()
export class HeldLicenses {
  constructor(
    private readonly ruleSets: RuleSetsService,
    private readonly clock: Clock,
  ) {}

  /** All of hers, in the order she added them. */
  async of(tx: Tx, personId: string): Promise<HeldLicense[]> {
    return this.ready(tx, await kept(tx, personId));
  }

  /** One of hers; `not-found` for anyone else's. */
  async one(tx: Tx, actor: Person, id: string): Promise<HeldLicense> {
    const [held] = await this.ready(tx, [await ownLicense(tx, actor, id)]);
    if (!held) throw new Error('A license that is there is always made ready');

    return held;
  }

  private async ready(tx: Tx, records: readonly LicenseRecord[]): Promise<HeldLicense[]> {
    if (records.length === 0) return [];
    const ids = records.map(({ id }) => id);
    const ruleSets = await this.ruleSets.current(tx);
    const moves = await latestMoves(tx, ids);
    const marks = await latestDone(tx, ids);
    const now = this.clock.now();

    return records.map((record) =>
      readied(record, {
        ruleSets,
        now,
        moves: moves.filter(({ licenseId }) => licenseId === record.id),
        marks: marks.filter(({ licenseId }) => licenseId === record.id),
      }),
    );
  }
}

type Around = Readonly<{
  ruleSets: readonly KnownRuleSet[];
  now: Date;
  moves: readonly KeptMove[];
  marks: readonly LicenseDoneItem[];
}>;

function readied(record: LicenseRecord, { ruleSets, now, moves, marks }: Around): HeldLicense {
  const rules = rulesOf(record, ruleSets);
  const zone = rules?.ruleSet.zone ?? jurisdictionOf(record.jurisdiction)?.zone ?? 'America/New_York';
  const today = dateIn(zone, now);
  const { id, type, jurisdiction, issuedOn, birthMonth, periods, conditions } = record;
  const on = (day: PlainDate): License => ({
    id,
    type,
    jurisdiction,
    issuedOn,
    birthMonth,
    periods,
    conditions,
    done: doneBy(marks, day),
    moves: movesMade(moves),
  });

  return {
    view: presentLicense(record),
    rules,
    today,
    addedOn: dateIn(zone, record.createdAt < record.updatedAt ? record.createdAt : record.updatedAt),
    on,
    moves,
    oneTimeItems: rules
      ? presentOneTimeItems(versionOn(on(today), rules.ruleSet, today), conditions, marks)
      : [],
  };
}

/** The version of the cycle she is in, or the newest where no cycle can be worked out. */
function versionOn(license: License, ruleSet: RuleSet, today: PlainDate) {
  const found = cycleOf(license, ruleSet, today);

  return found.ok ? found.version : newestVersion(ruleSet);
}
