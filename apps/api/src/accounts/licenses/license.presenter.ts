import type { ClauseView, LicenseType, LicenseView, OneTimeItemView } from '@cohesion/contracts';
import type { RuleSet, RuleSetVersion } from '@cohesion/credit';
import type { KnownRuleSet } from '../../credit/rule-sets/rule-sets.service.js';
import { licenseName } from './jurisdictions.js';
import { numberHint } from './license-number.js';
import type { LicenseDoneItem } from './license-done-item.entity.js';
import type { LicenseRecord } from './license.entity.js';

export function presentLicense(record: LicenseRecord): LicenseView {
  const { id, jurisdiction, type, byHand, numberEnding, issuedOn, birthMonth, periods, conditions } = record;

  return {
    id,
    jurisdiction,
    type,
    name: byHand?.boardName ?? licenseName(jurisdiction, type),
    numberEnding: numberEnding === null ? null : `…${numberEnding}`,
    issuedOn,
    birthMonth,
    periods: periods.map(({ start, end }) => ({ start, end })),
    conditions,
    byHand,
  };
}

type Ruled = Readonly<{
  clause: string;
  source: string | null;
  confidence?: ClauseView['confidence'] | undefined;
  note: string | null;
}>;

function presentRule({ clause, source, confidence, note }: Ruled, version: RuleSetVersion): ClauseView {
  const found = version.sources.find(({ id }) => id === source);

  return {
    text: clause,
    source: found ? { title: found.title, url: found.url } : null,
    confidence: confidence ?? version.confidence,
    note,
  };
}

/** What a version asks for once in a lifetime of someone to whom these conditions apply. */
export function presentOneTimeItems(
  version: RuleSetVersion,
  conditions: readonly string[],
  marks: readonly LicenseDoneItem[],
): OneTimeItemView[] {
  return [...version.categories, ...version.minimums]
    .filter(({ once, when }) => once && (when === null || conditions.includes(when)))
    .map((rule) => {
      const mark = marks.find(({ item }) => item === rule.id);

      return {
        id: rule.id,
        name: rule.name,
        clause: presentRule(rule, version),
        done: mark && mark.doneOn !== null ? { on: mark.doneOn, note: mark.note } : null,
      };
    });
}

/** Every license our rules cover, by name. */
export function presentTypes(ruleSets: readonly KnownRuleSet[]): LicenseType[] {
  return ruleSets
    .flatMap(({ ruleSet }) => ruleSet.licenses.map((type) => presentType(ruleSet, type)))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}

function presentType(ruleSet: RuleSet, type: string): LicenseType {
  const version = newestVersion(ruleSet);
  const { kind } = version.cycle;

  return {
    jurisdiction: ruleSet.jurisdiction,
    type,
    name: licenseName(ruleSet.jurisdiction, type),
    board: ruleSet.board,
    asks: {
      birthMonth: kind === 'birth-month',
      periods: kind === 'registration' ? 'needed' : kind === 'open' ? 'none' : 'optional',
    },
    cycleClause: presentRule(version.cycle, version),
    conditions: version.conditions.map(({ id, question }) => ({ id, question })),
    number: { hint: numberHint },
    verifiedOn: version.verifiedOn,
    confidence: version.confidence,
  };
}

/** A rule set has at least one version. */
export function newestVersion({ id, versions }: RuleSet): RuleSetVersion {
  const [newest] = versions.toSorted((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? 1 : -1));
  if (!newest) throw new Error(`The rule set ${id} has no version`);

  return newest;
}
