import { Injectable } from '@nestjs/common';
import type { CycleLedger, CycleList, MoveHours } from '@cohesion/contracts';
import {
  allocate,
  cycleOf,
  dayBefore,
  formatCredit,
  stepLine,
  type Allocation,
  type Cycle,
  type Move,
  type RuleSet,
} from '@cohesion/credit';
import { HeldLicenses, type HeldLicense } from '../../accounts/licenses/held-licenses.service.js';
import { LicenseMarksService } from '../../accounts/licenses/license-marks.service.js';
import { CertificatesLookup } from '../../certificates/certificates-lookup.service.js';
import type { Person } from '../../platform/actor.js';
import { Database } from '../../platform/database.js';
import { AppError } from '../../platform/problem.js';
import type { Tx } from '../../platform/tx.js';
import { CreditRecordsService } from '../records/credit-records.service.js';
import type { KeptRecord } from '../records/kept-record.js';
import { recordsUnder } from '../records/records-under.js';
import { RuleSetsService } from '../rule-sets/rule-sets.service.js';
import { CycleEvaluations, type EndedCycle, type Frozen } from './cycle-evaluations.service.js';
import { presentFigures, presentProblem } from './cycle.presenter.js';
import { presentLines } from './ledger.presenter.js';
import { RulesChanged } from './rules-changed.service.js';

/** Cycles shown of one license; at two years each, more than a working life. */
const mostCycles = 60;

/** The cycles of a license and where every hour in them went. */
@Injectable()
export class CyclesService {
  constructor(
    private readonly database: Database,
    private readonly licenses: HeldLicenses,
    private readonly marks: LicenseMarksService,
    private readonly records: CreditRecordsService,
    private readonly evaluations: CycleEvaluations,
    private readonly ruleSets: RuleSetsService,
    private readonly certificates: CertificatesLookup,
    private readonly rulesChanged: RulesChanged,
  ) {}

  list(actor: Person, licenseId: string): Promise<CycleList> {
    return this.database.as(actor, async (tx) => {
      const held = await this.licenses.one(tx, actor, licenseId);
      const current = currentCycle(held);
      const written = await this.evaluations.ofLicense(tx, licenseId);

      return {
        license: held.view,
        rulesChanged: (await this.rulesChanged.of(tx, [held])).get(licenseId) ?? null,
        cycles: cyclesOf(held).map((cycle) => {
          const frozen = isEnded(cycle, held)
            ? written.find(({ cycleStart }) => cycleStart === cycle.start)
            : undefined;

          return {
            key: keyOf(cycle),
            start: cycle.start,
            end: cycle.end,
            state: isEnded(cycle, held) ? ('past' as const) : ('current' as const),
            frozenAt: frozen?.createdAt.toISOString() ?? null,
            isComplete: frozen?.result.isComplete ?? null,
            counted: frozen ? formatCredit(frozen.result.counted) : null,
          };
        }),
        problem: 'code' in current ? presentProblem(current) : null,
      };
    });
  }

  ledger(actor: Person, licenseId: string, key: string): Promise<CycleLedger> {
    return this.database.as(actor, async (tx) => {
      const held = await this.licenses.one(tx, actor, licenseId);
      const cycle = cycleNamed(held, key);

      return isEnded(cycle, held)
        ? this.pastLedger(tx, held, await this.evaluations.frozen(tx, actor, held, cycle))
        : this.currentLedger(tx, actor, held);
    });
  }

  /** A cycle that is over, worked out once more by the record as it is now. */
  evaluateAgain(actor: Person, licenseId: string, key: string): Promise<CycleLedger> {
    return this.database.as(actor, async (tx) => {
      const held = await this.licenses.one(tx, actor, licenseId);
      const cycle = cycleNamed(held, key);
      if (!isEnded(cycle, held)) throw new AppError('cycle-not-over');

      return this.pastLedger(tx, held, await this.evaluations.again(tx, actor, held, cycle));
    });
  }

  /** Puts hours of the running cycle into another category that the rules allow, or leaves it to the rules again. */
  move(actor: Person, licenseId: string, request: MoveHours): Promise<CycleLedger> {
    return this.database.as(actor, async (tx) => {
      const held = await this.licenses.one(tx, actor, licenseId);
      await tx.lock(`license ${licenseId}`);
      const { allocation } = allocated(held, await this.records.of(tx, actor.personId));
      const { recordId, partId, category } = request;
      const line = allocation.lines.find((one) => one.recordId === recordId && one.partId === partId);
      if (!line) throw new AppError('not-found');
      if (category !== null && !line.allowed.includes(category)) throw new AppError('move-not-allowed');
      await this.marks.move(tx, actor, licenseId, request);

      return this.currentLedger(tx, actor, await this.licenses.one(tx, actor, licenseId));
    });
  }

  private async currentLedger(tx: Tx, actor: Person, held: HeldLicense): Promise<CycleLedger> {
    const records = await this.records.of(tx, actor.personId);
    const { allocation, ruleSet } = allocated(held, records);

    return this.present(tx, held, {
      allocation,
      ruleSet,
      records,
      moves: held.on(held.today).moves,
      frozen: null,
    });
  }

  private async pastLedger(
    tx: Tx,
    held: HeldLicense,
    { evaluation, isOutdated }: Frozen,
  ): Promise<CycleLedger> {
    const { inputs, result, ruleSetId, createdAt, revision } = evaluation;
    const ruleSet = ruleSetId === null ? inputs.byHand : await this.ruleSets.byId(tx, ruleSetId);
    if (!ruleSet) throw new Error(`The evaluation ${evaluation.id} names no rules`);

    return this.present(tx, held, {
      allocation: result,
      ruleSet,
      records: inputs.records,
      moves: inputs.license.moves,
      frozen: { at: createdAt.toISOString(), revision, isOutdated },
    });
  }

  private async present(tx: Tx, held: HeldLicense, shown: Shown): Promise<CycleLedger> {
    const { allocation, ruleSet, records, moves, frozen } = shown;
    const awards = records.flatMap(({ awardIds }) => (awardIds ?? []).map((id) => ({ id })));

    return {
      key: keyOf(allocation.cycle),
      state: frozen ? 'past' : 'current',
      license: held.view,
      figures: presentFigures(allocation, ruleSet, held.today),
      lines: presentLines(allocation, {
        records,
        certificates: await this.certificates.ofAwards(tx, awards),
        moves,
        isOpen: frozen === null,
      }),
      arithmetic: allocation.derivation.steps.map(stepLine),
      frozen,
    };
  }
}

type Shown = Readonly<{
  allocation: Allocation;
  ruleSet: RuleSet;
  records: readonly KeptRecord[];
  moves: readonly Move[];
  frozen: CycleLedger['frozen'];
}>;

/** The running cycle with its hours placed; `cycle-not-computable` says what is missing where there is none. */
function allocated(
  { rules, on, today }: HeldLicense,
  records: readonly KeptRecord[],
): { allocation: Allocation; ruleSet: RuleSet } {
  const result = allocate(
    on(today),
    rules ? [rules.ruleSet] : [],
    recordsUnder(rules?.ruleSet, records),
    today,
  );
  if (!result.ok) throw new AppError('cycle-not-computable', presentProblem(result.problem));
  if (!rules) throw new Error('Hours were placed without rules');

  return { allocation: result.allocation, ruleSet: rules.ruleSet };
}

function currentCycle({ view, rules, on, today }: HeldLicense) {
  if (!rules) return { code: 'no-rule-set' as const, jurisdiction: view.jurisdiction, type: view.type };
  const found = cycleOf(on(today), rules.ruleSet, today);

  return found.ok ? found.cycle : found.problem;
}

/** From the running cycle back to the one of issue, as far as they can be worked out. */
function cyclesOf({ rules, on, today, view }: HeldLicense): Cycle[] {
  const cycles: Cycle[] = [];
  for (let day = today; rules && day >= view.issuedOn && cycles.length < mostCycles;) {
    const found = cycleOf(on(day), rules.ruleSet, day);
    if (!found.ok) break;
    cycles.push(found.cycle);
    if (found.cycle.start === null) break;
    day = dayBefore(found.cycle.start);
  }

  return cycles;
}

/** The cycle by its key in an address; `not-found` for a day on which none began. */
function cycleNamed(held: HeldLicense, key: string): Cycle {
  const { rules, on, today, view } = held;
  const current = currentCycle(held);
  if ('code' in current) throw new AppError('cycle-not-computable', presentProblem(current));
  if (keyOf(current) === key) return current;
  const day = key < view.issuedOn ? view.issuedOn : key;
  const found = rules && key <= today && key !== openKey ? cycleOf(on(day), rules.ruleSet, day) : undefined;
  if (!found?.ok || keyOf(found.cycle) !== key) throw new AppError('not-found');

  return found.cycle;
}

const openKey = 'open';
const keyOf = ({ start }: Cycle): string => start ?? openKey;

/** A cycle's last day counts until its end, so it is over on the day after. */
function isEnded(cycle: Cycle, { today }: HeldLicense): cycle is EndedCycle {
  return cycle.start !== null && cycle.end !== null && cycle.end < today;
}
