import { Injectable } from '@nestjs/common';
import {
  maxLicenses,
  type AddLicense,
  type ChangeLicense,
  type FieldProblem,
  type LicenseDetail,
  type LicenseList,
  type LicenseTypes,
} from '@cohesion/contracts';
import { topicName, type RuleSet } from '@cohesion/credit';
import { IsNull } from 'typeorm';
import { ruleSetFor, RuleSetsService, type KnownRuleSet } from '../../credit/rule-sets/rule-sets.service.js';
import type { Person } from '../../platform/actor.js';
import { Clock, dateIn } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { AppError } from '../../platform/problem.js';
import type { Tx } from '../../platform/tx.js';
import { handTopics, rulesByHand, typeByHand } from './hand-rules.js';
import { jurisdictionOf, jurisdictions } from './jurisdictions.js';
import { licenseProblems } from './license-checks.js';
import { latestDone } from './license-marks.js';
import { isLicenseNumber } from './license-number.js';
import { LicenseNumbers } from './license-numbers.js';
import { newestVersion, presentLicense, presentOneTimeItems, presentTypes } from './license.presenter.js';
import { LicenseRecord } from './license.entity.js';

/** Someone's own licenses: added, changed, removed. Nobody else sees them, administrators included. */
@Injectable()
export class LicensesService {
  constructor(
    private readonly database: Database,
    private readonly ruleSets: RuleSetsService,
    private readonly numbers: LicenseNumbers,
    private readonly clock: Clock,
  ) {}

  types(actor: Person): Promise<LicenseTypes> {
    return this.database.as(actor, async (tx) => ({
      types: presentTypes(await this.ruleSets.current(tx)),
      jurisdictions: jurisdictions.map(({ id, name }) => ({ id, name })),
      topics: handTopics.map((id) => ({ id, name: topicName(id) })),
    }));
  }

  list(actor: Person): Promise<LicenseList> {
    return this.database.as(actor, async (tx) => ({
      licenses: (await kept(tx, actor.personId)).map(presentLicense),
    }));
  }

  detail(actor: Person, id: string): Promise<LicenseDetail> {
    return this.database.as(actor, async (tx) => this.detailOf(tx, await ownLicense(tx, actor, id)));
  }

  /** The same license is held once, however often or at once it is added. */
  add(actor: Person, request: AddLicense): Promise<LicenseDetail> {
    return this.database.as(actor, async (tx) => {
      await tx.lock(`licenses ${actor.personId}`);
      const facts = await this.checked(tx, request);
      const held = await kept(tx, actor.personId);
      if (held.length >= maxLicenses) throw new AppError('too-many-licenses');
      const { jurisdiction, type } = request;
      const boardName = request.byHand?.boardName ?? '';
      if (
        held.some(
          (one) => one.jurisdiction === jurisdiction && one.type === type && one.boardName === boardName,
        )
      ) {
        throw new AppError('license-held');
      }
      const record = await tx.insert(LicenseRecord, {
        personId: actor.personId,
        jurisdiction,
        type,
        boardName,
        ...facts,
        ...this.numbers.seal(numberIn(request.number), actor.personId),
        removedAt: null,
        updatedAt: this.clock.now(),
      });

      return this.detailOf(tx, await ownLicense(tx, actor, record.id));
    });
  }

  change(actor: Person, id: string, request: ChangeLicense): Promise<LicenseDetail> {
    return this.database.as(actor, async (tx) => {
      await tx.lock(`licenses ${actor.personId}`);
      const { jurisdiction, type } = await ownLicense(tx, actor, id);
      const facts = await this.checked(tx, { ...request, jurisdiction, type });
      const boardName = request.byHand?.boardName ?? '';
      const others = (await kept(tx, actor.personId)).filter((one) => one.id !== id);
      if (
        others.some(
          (one) => one.jurisdiction === jurisdiction && one.type === type && one.boardName === boardName,
        )
      ) {
        throw new AppError('license-held');
      }
      const sealed = this.numbers.seal(numberIn(request.number), actor.personId);
      await tx.query(
        `update licenses set board_name = $2, by_hand = $3, number_sealed = $4, number_key = $5, number_ending = $6,
           issued_on = $7, birth_month = $8, periods = $9, conditions = $10, updated_at = $11
         where id = $1`,
        [
          id,
          boardName,
          facts.byHand ? JSON.stringify(facts.byHand) : null,
          sealed.numberSealed,
          sealed.numberKey,
          sealed.numberEnding,
          facts.issuedOn,
          facts.birthMonth,
          JSON.stringify(facts.periods),
          facts.conditions,
          this.clock.now(),
        ],
      );

      return this.detailOf(tx, await ownLicense(tx, actor, id));
    });
  }

  /** Hides the license and deletes its number, month of birth and conditions. What it was and its dates stay for the cycles written down. */
  remove(actor: Person, id: string): Promise<void> {
    return this.database.as(actor, async (tx) => {
      await ownLicense(tx, actor, id);
      await tx.query(
        `update licenses set removed_at = $2, updated_at = $2, number_sealed = null, number_key = null, number_ending = null,
           birth_month = null, conditions = '{}'
         where id = $1`,
        [id, this.clock.now()],
      );
    });
  }

  private async checked(tx: Tx, request: AddLicense): Promise<Facts> {
    const { jurisdiction, type, number, byHand, issuedOn, birthMonth, periods, conditions } = request;
    const rules = ruleSetFor(await this.ruleSets.current(tx), { jurisdiction, type })?.ruleSet;
    const zone = rules?.zone ?? jurisdictionOf(jurisdiction)?.zone ?? 'America/New_York';
    const problems = licenseProblems(request, rules, dateIn(zone, this.clock.now()));
    if (problems.length > 0) throw new AppError('invalid-request', problems);
    const text = numberIn(number);
    if (text !== null && !isLicenseNumber(text)) {
      const details: FieldProblem[] = [{ field: 'number', message: 'Enter it as it stands on your license' }];
      throw new AppError('license-number-form', details);
    }

    return { byHand, issuedOn, birthMonth, periods: inTime(periods), conditions: [...new Set(conditions)] };
  }

  private async detailOf(tx: Tx, record: LicenseRecord): Promise<LicenseDetail> {
    const rules = rulesOf(record, await this.ruleSets.current(tx));
    const marks = await latestDone(tx, [record.id]);

    return {
      ...presentLicense(record),
      number: this.numbers.open(record),
      oneTimeItems: rules ? presentOneTimeItems(newestVersion(rules.ruleSet), record.conditions, marks) : [],
    };
  }
}

type Facts = Pick<LicenseRecord, 'byHand' | 'issuedOn' | 'birthMonth' | 'periods' | 'conditions'>;

/** An empty field is no number. */
const numberIn = (text: string | null): string | null =>
  text === null || text === '' ? null : text.normalize('NFC');

const inTime = (periods: AddLicense['periods']): AddLicense['periods'] =>
  periods.toSorted((a, b) => (a.start < b.start ? -1 : 1));

/** Not removed, the first added first. Asked by every page that counts hours, so it is a prepared statement. */
export function kept(tx: Tx, personId: string): Promise<LicenseRecord[]> {
  return tx.query(
    `select id, person_id as "personId", jurisdiction, type, board_name as "boardName", by_hand as "byHand",
       number_sealed as "numberSealed", number_key as "numberKey", number_ending as "numberEnding",
       issued_on::text as "issuedOn", birth_month as "birthMonth", periods, conditions, removed_at as "removedAt",
       created_at as "createdAt", updated_at as "updatedAt"
     from licenses where person_id = $1 and removed_at is null order by id`,
    [personId],
  );
}

/** `not-found` for another person's and for a removed one. */
export function ownLicense(tx: Tx, { personId }: Person, id: string): Promise<LicenseRecord> {
  return tx.need(LicenseRecord, { where: { id, personId, removedAt: IsNull() } });
}

/** The rules a license is counted by: its board's, by the row they stand in, or her own totals. */
export type RulesFor = Readonly<{ rowId: string | null; ruleSet: RuleSet }>;

export function rulesOf(
  record: Pick<LicenseRecord, 'type' | 'byHand' | 'jurisdiction' | 'periods' | 'updatedAt'>,
  ruleSets: readonly KnownRuleSet[],
): RulesFor | undefined {
  const { type, byHand, jurisdiction, periods, updatedAt } = record;
  if (type === typeByHand && byHand) {
    return { rowId: null, ruleSet: rulesByHand(byHand, { jurisdiction, periods, enteredAt: updatedAt }) };
  }
  const found = ruleSetFor(ruleSets, record);

  return found ? { rowId: found.id, ruleSet: found.ruleSet } : undefined;
}
