import { Injectable } from '@nestjs/common';
import type { PracticeLog } from '@cohesion/contracts';
import {
  allocate,
  formatCredit,
  type AllocationResult,
  type License,
  type PlainDate,
} from '@cohesion/credit';
import type { Tx } from '../../platform/tx.js';
import { ruleSetFor, RuleSetsService } from '../rule-sets/rule-sets.service.js';
import type { PracticeEntry } from './practice-entry.entity.js';
import { practiceRecordOf } from './practice-records.service.js';

type Totals = Pick<PracticeLog, 'totals' | 'ruleSet'>;

/** Someone on the way to the first certification: there is no day of issue yet, and no deadline. */
const candidate: License = {
  id: 'candidate',
  type: 'CGP-candidate',
  jurisdiction: 'international',
  issuedOn: '1900-01-01',
  birthMonth: null,
  periods: [],
  conditions: [],
  done: [],
  moves: [],
};

/** How far the practice log goes toward the first certification, by the same rules as any cycle. */
@Injectable()
export class PracticeTotals {
  constructor(private readonly ruleSets: RuleSetsService) {}

  /** For each category these hours go into. Empty where there are no such rules. */
  async of(
    tx: Tx,
    entries: readonly PracticeEntry[],
    signedIds: ReadonlySet<string>,
    on: PlainDate,
  ): Promise<Totals> {
    const known = ruleSetFor(await this.ruleSets.current(tx), candidate);
    if (!known) return { totals: [], ruleSet: null };
    const given = (some: readonly PracticeEntry[]): AllocationResult =>
      allocate(candidate, [known.ruleSet], some.map(practiceRecordOf), on);
    const [all, signed] = [given(entries), given(entries.filter(({ id }) => signedIds.has(id)))];
    if (!all.ok || !signed.ok) return { totals: [], ruleSet: null };
    const { name, version, verifiedOn } = all.allocation.ruleSet;
    const own = all.allocation.categories.filter(({ id }) => practiceCategories.includes(id));

    return {
      ruleSet: { name, version, verifiedOn },
      totals: own.map((category) => ({
        id: category.id,
        name: category.name,
        counted: formatCredit(category.counted),
        signed: formatCredit(signed.allocation.categories.find(({ id }) => id === category.id)?.counted ?? 0),
        needed: formatCredit(category.needed),
        missing: formatCredit(category.missing),
        clause: category.clause.text,
      })),
    };
  }
}

/** The rest of what the certification asks for is earned in courses. */
const practiceCategories: readonly string[] = ['leading', 'supervision'];
