import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { allocate, CYCLE_ENGINE, type Allocation, type Cycle, type PlainDate } from '@cohesion/credit';
import type { HeldLicense } from '../../accounts/licenses/held-licenses.service.js';
import type { Person } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { AppError } from '../../platform/problem.js';
import type { Tx } from '../../platform/tx.js';
import { CreditRecordsService } from '../records/credit-records.service.js';
import { recordsUnder } from '../records/records-under.js';
import { CycleEvaluation, type EvaluationInputs } from './cycle-evaluation.entity.js';
import { presentProblem } from './cycle.presenter.js';

/** A cycle with days, which is over. */
export type EndedCycle = Cycle & Readonly<{ start: PlainDate; end: PlainDate }>;

export type Frozen = Readonly<{ evaluation: CycleEvaluation; isOutdated: boolean }>;

/** Ended cycles, written down once with everything they were worked out from. */
@Injectable()
export class CycleEvaluations {
  constructor(
    private readonly records: CreditRecordsService,
    private readonly clock: Clock,
  ) {}

  /** The latest revision for each cycle of a license, without what they were made from. */
  ofLicense(
    tx: Tx,
    licenseId: string,
  ): Promise<Pick<CycleEvaluation, 'cycleStart' | 'result' | 'createdAt'>[]> {
    return tx.query(
      `select distinct on (cycle_start) cycle_start::text as "cycleStart", created_at as "createdAt",
         jsonb_build_object('isComplete', result -> 'isComplete', 'counted', result -> 'counted') as result
       from cycle_evaluations where license_id = $1 order by cycle_start, revision desc`,
      [licenseId],
    );
  }

  /** What the cycle came to; the first time anyone asks it is worked out and written down. */
  async frozen(tx: Tx, actor: Person, held: HeldLicense, cycle: EndedCycle): Promise<Frozen> {
    const now = await this.inputs(tx, actor, held, cycle);
    const known = await latest(tx, held, cycle);
    if (known) return { evaluation: known, isOutdated: !saysTheSame(known.inputs, now) };

    return { evaluation: await this.write(tx, actor, held, cycle, now, 1), isOutdated: false };
  }

  /** Works it out again by today's record and rules, beside what was written down. Where nothing changed, nothing is written. */
  async again(tx: Tx, actor: Person, held: HeldLicense, cycle: EndedCycle): Promise<Frozen> {
    await tx.lock(`license ${held.view.id}`);
    const now = await this.inputs(tx, actor, held, cycle);
    const known = await latest(tx, held, cycle);
    const isUnchanged =
      known && known.ruleSetId === (held.rules?.rowId ?? null) && saysTheSame(known.inputs, now);
    const evaluation = isUnchanged
      ? known
      : await this.write(tx, actor, held, cycle, now, (known?.revision ?? 0) + 1);

    return { evaluation, isOutdated: false };
  }

  private async inputs(
    tx: Tx,
    actor: Person,
    held: HeldLicense,
    cycle: EndedCycle,
  ): Promise<EvaluationInputs> {
    const all = await this.records.of(tx, actor.personId);
    const records = recordsUnder(held.rules?.ruleSet, all).filter(
      ({ completedOn }) => completedOn <= cycle.end,
    );

    return {
      recordIds: records.map(({ id }) => id),
      license: held.on(cycle.end),
      records,
      on: cycle.end,
      byHand: held.rules?.rowId === null ? held.rules.ruleSet : null,
    };
  }

  private async write(
    tx: Tx,
    { personId }: Person,
    held: HeldLicense,
    cycle: EndedCycle,
    inputs: EvaluationInputs,
    revision: number,
  ): Promise<CycleEvaluation> {
    await tx.insertMissing(CycleEvaluation, [
      {
        personId,
        licenseId: held.view.id,
        cycleStart: cycle.start,
        cycleEnd: cycle.end,
        revision,
        ruleSetId: held.rules?.rowId ?? null,
        engine: CYCLE_ENGINE,
        inputs,
        result: worked(held, inputs),
        createdAt: this.clock.now(),
      },
    ]);

    // Somebody else may have written the same revision meanwhile: whoever was first is right.
    return tx.need(CycleEvaluation, {
      where: { licenseId: held.view.id, cycleStart: cycle.start, revision },
    });
  }
}

function latest(tx: Tx, held: HeldLicense, { start }: EndedCycle): Promise<CycleEvaluation | null> {
  return tx.findOne(CycleEvaluation, {
    where: { licenseId: held.view.id, cycleStart: start },
    order: { revision: 'DESC' },
  });
}

function worked({ rules }: HeldLicense, { license, records, on }: EvaluationInputs): Allocation {
  const result = allocate(license, rules ? [rules.ruleSet] : [], records, on);
  if (!result.ok) throw new AppError('cycle-not-computable', presentProblem(result.problem));

  return result.allocation;
}

/** By license and records; the order in which records were read says nothing about the hours. */
function saysTheSame(kept: EvaluationInputs, now: EvaluationInputs): boolean {
  const facts = ({ license, records }: EvaluationInputs): unknown =>
    JSON.parse(JSON.stringify({ license, records: records.toSorted((a, b) => (a.id < b.id ? -1 : 1)) }));

  return isDeepStrictEqual(facts(kept), facts(now));
}
