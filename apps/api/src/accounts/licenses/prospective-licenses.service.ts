import { Injectable } from '@nestjs/common';
import type { PreviewLicense } from '@cohesion/contracts';
import type { License, PlainDate, RuleSet } from '@cohesion/credit';
import { RuleSetsService } from '../../credit/rule-sets/rule-sets.service.js';
import { Clock, dateIn } from '../../platform/clock.js';
import { AppError } from '../../platform/problem.js';
import type { Tx } from '../../platform/tx.js';
import { jurisdictionOf } from './jurisdictions.js';
import { licenseProblems } from './license-checks.js';
import { rulesOf } from './licenses.service.js';

/** A license that nobody has saved, with its rules and the day it is where its board sits. */
export type ProspectiveLicense = Readonly<{ license: License; ruleSet: RuleSet; today: PlainDate }>;

@Injectable()
export class ProspectiveLicenses {
  constructor(
    private readonly ruleSets: RuleSetsService,
    private readonly clock: Clock,
  ) {}

  /** Refuses what saving would refuse, by its fields. Writes nothing. */
  async of(tx: Tx, request: PreviewLicense): Promise<ProspectiveLicense> {
    const { type, jurisdiction, issuedOn, birthMonth, periods, conditions } = request;
    const now = this.clock.now();
    const ruleSet = rulesOf({ ...request, updatedAt: now }, await this.ruleSets.current(tx))?.ruleSet;
    const today = dateIn(ruleSet?.zone ?? jurisdictionOf(jurisdiction)?.zone ?? 'America/New_York', now);
    const problems = licenseProblems(request, ruleSet, today);
    if (problems.length > 0 || !ruleSet) throw new AppError('invalid-request', problems);
    const facts = { type, jurisdiction, issuedOn, birthMonth, periods, conditions };

    return { license: { id: 'not-saved', ...facts, done: [], moves: [] }, ruleSet, today };
  }
}
