import { Injectable } from '@nestjs/common';
import type { LicenseCard, RulesChangedView } from '@cohesion/contracts';
import {
  addMonths,
  allocate,
  dayBefore,
  type CreditRecord,
  type Cycle,
  type PlainDate,
} from '@cohesion/credit';
import { HeldLicenses, type HeldLicense } from '../../accounts/licenses/held-licenses.service.js';
import type { Tx } from '../../platform/tx.js';
import { CreditRecordsService } from '../records/credit-records.service.js';
import { recordsUnder } from '../records/records-under.js';
import { presentFigures, presentProblem } from './cycle.presenter.js';
import { RulesChanged } from './rules-changed.service.js';

/** My CE: how each license stands today. */
@Injectable()
export class LicenseCards {
  constructor(
    private readonly licenses: HeldLicenses,
    private readonly records: CreditRecordsService,
    private readonly rulesChanged: RulesChanged,
  ) {}

  /** The nearest renewal first, then tallies without an end, then what cannot be worked out. */
  async of(tx: Tx, personId: string): Promise<LicenseCard[]> {
    const held = await this.licenses.of(tx, personId);
    if (held.length === 0) return [];
    const records = await this.records.of(tx, personId);
    const changed = await this.rulesChanged.of(tx, held);

    return held
      .map((one) => cardOf(one, records, changed.get(one.view.id) ?? null))
      .toSorted((a, b) => compare(orderOf(a), orderOf(b)));
  }
}

function cardOf(
  held: HeldLicense,
  records: readonly CreditRecord[],
  rulesChanged: RulesChangedView | null,
): LicenseCard {
  const { view, rules, today, oneTimeItems } = held;
  const result = allocated(held, records, today);

  return {
    license: view,
    figures: result.ok && rules ? presentFigures(result.allocation, rules.ruleSet, today) : null,
    oneTimeItems: [...oneTimeItems],
    problem: result.ok ? null : presentProblem(result.problem),
    rulesChanged,
    ended: result.ok ? endedBefore(result.allocation.cycle, held, records) : null,
  };
}

function allocated({ rules, on }: HeldLicense, records: readonly CreditRecord[], day: PlainDate) {
  return allocate(on(day), rules ? [rules.ruleSet] : [], recordsUnder(rules?.ruleSet, records), day);
}

/** For how long a cycle that is over is still spoken of, in months. */
const afterwards = 3;

/** The cycle before, if something was missing in it when it ended, by what is recorded now. */
function endedBefore(
  { start }: Cycle,
  held: HeldLicense,
  records: readonly CreditRecord[],
): LicenseCard['ended'] {
  const { rules, today, addedOn } = held;
  if (!rules || start === null || today >= addMonths(start, afterwards)) return null;
  const day = dayBefore(start);
  if (addedOn > day) return null;
  const result = allocated(held, records, day);
  if (!result.ok || result.allocation.isComplete || result.allocation.cycle.exemption) return null;
  const { headline, start: key, rules: read } = presentFigures(result.allocation, rules.ruleSet, today);

  return key === null ? null : { key, on: day, headline, board: read.board };
}

const orderOf = ({ figures }: LicenseCard): string =>
  figures ? (figures.renewsOn ?? '9999-12-30') : '9999-12-31';
const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
