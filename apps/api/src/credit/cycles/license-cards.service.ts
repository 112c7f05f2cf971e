import { Injectable } from '@nestjs/common';
import type { LicenseCard } from '@cohesion/contracts';
import { allocate, type CreditRecord } from '@cohesion/credit';
import { HeldLicenses, type HeldLicense } from '../../accounts/licenses/held-licenses.service.js';
import type { Tx } from '../../platform/tx.js';
import { CreditRecordsService } from '../records/credit-records.service.js';
import { recordsUnder } from '../records/records-under.js';
import { presentFigures, presentProblem } from './cycle.presenter.js';

/** My CE: how each license stands today. */
@Injectable()
export class LicenseCards {
  constructor(
    private readonly licenses: HeldLicenses,
    private readonly records: CreditRecordsService,
  ) {}

  /** The nearest renewal first, then tallies without an end, then what cannot be worked out. */
  async of(tx: Tx, personId: string): Promise<LicenseCard[]> {
    const held = await this.licenses.of(tx, personId);
    if (held.length === 0) return [];
    const records = await this.records.of(tx, personId);

    return held.map((one) => cardOf(one, records)).toSorted((a, b) => compare(orderOf(a), orderOf(b)));
  }
}

function cardOf(
  { view, rules, today, on, oneTimeItems }: HeldLicense,
  records: readonly CreditRecord[],
): LicenseCard {
  const result = allocate(
    on(today),
    rules ? [rules.ruleSet] : [],
    recordsUnder(rules?.ruleSet, records),
    today,
  );

  return {
    license: view,
    figures: result.ok && rules ? presentFigures(result.allocation, rules.ruleSet, today) : null,
    oneTimeItems: [...oneTimeItems],
    problem: result.ok ? null : presentProblem(result.problem),
  };
}

const orderOf = ({ figures }: LicenseCard): string =>
  figures ? (figures.renewsOn ?? '9999-12-30') : '9999-12-31';
const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
