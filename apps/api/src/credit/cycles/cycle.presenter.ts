import type {
  ClauseView,
  CycleFigures,
  CycleProblemView,
  RequirementView,
  RulesView,
} from '@cohesion/contracts';
import {
  cycleProblemSentence,
  formatCredit,
  requirementSentence,
  type Allocation,
  type Clause,
  type CycleProblem,
  type PlainDate,
  type Requirement,
  type RuleSet,
  type RuleSetVersion,
} from '@cohesion/credit';

const inWords = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });

/** "November 22, 2026" */
export const dateInWords = (date: PlainDate): string => inWords.format(new Date(`${date}T00:00:00Z`));

const dayLength = 86_400_000;
const daysBetween = (from: PlainDate, to: PlainDate): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayLength);

/** What every page with figures says below them. */
export function noticeOf({ verifiedOn }: Pick<RuleSetVersion, 'verifiedOn'>, isByHand: boolean): string {
  const basis = isByHand ? 'By the totals you entered on' : 'By the rules we have, checked on';

  return `${basis} ${dateInWords(verifiedOn)}; your board has the final say.`;
}

export const generalNotice = 'By the rules we have; your board has the final say.';

export function presentClause({ text, source, confidence, note }: Clause): ClauseView {
  return { text, source: source ? { title: source.title, url: source.url } : null, confidence, note };
}

/** An allocation in words and figures, as of a day. */
export function presentFigures(allocation: Allocation, ruleSet: RuleSet, today: PlainDate): CycleFigures {
  const { cycle, total, categories, minimums, distinct, limits, counted, carriedIn } = allocation;
  const version = versionOf(ruleSet, cycle.version);

  return {
    headline: headlineOf(allocation),
    toGo: formatCredit(allocation.toGo),
    isComplete: allocation.isComplete,
    recorded: formatCredit(counted + (carriedIn?.amount ?? 0)),
    required: total && !cycle.exemption ? formatCredit(total.needed) : null,
    start: cycle.start,
    renewsOn: cycle.end,
    daysLeft: cycle.end === null ? null : daysBetween(today, cycle.end),
    requirements: [
      ...(total ? [presentRequirement(total, 'total')] : []),
      ...categories.map((one) => presentRequirement(one, 'category')),
      ...minimums.map((one) => presentRequirement(one, 'minimum')),
    ],
    kinds: distinct.map(({ id, name, needed, used, missing, status, clause }) => ({
      id,
      name,
      needed,
      used: [...used],
      missing,
      status,
      sentence: `${name}: ${used.length} of ${needed}, ${missing > 0 ? `${missing} to go` : 'met'}.`,
      clause: presentClause(clause),
    })),
    limits: limits.map(({ id, name, most, used, isReached, clause }) => ({
      id,
      name,
      most: formatCredit(most),
      used: formatCredit(used),
      isReached,
      sentence: `${name}: ${formatCredit(used)} of at most ${formatCredit(most)}${isReached ? ', reached' : ''}.`,
      clause: presentClause(clause),
    })),
    carriedIn: carriedIn ? { hours: formatCredit(carriedIn.amount), from: carriedIn.from } : null,
    carriesOut: allocation.carriesOut === null ? null : formatCredit(allocation.carriesOut),
    keepProofUntil: allocation.keepProofUntil,
    exemption: cycle.exemption ? presentClause(cycle.exemption) : null,
    proration: cycle.proration
      ? { hours: formatCredit(cycle.proration.hours), clause: presentClause(cycle.proration.clause) }
      : null,
    rules: presentRules(ruleSet, version),
    notice: noticeOf(version, ruleSet.id === 'by-hand'),
  };
}

function headlineOf({ cycle, toGo, isComplete, distinct }: Allocation): string {
  if (cycle.exemption) return 'Nothing is asked for in this cycle';
  if (toGo > 0) return `${formatCredit(toGo)} ${toGo === 100 ? 'hour' : 'hours'} to go`;
  if (isComplete) return 'Nothing missing';
  const kinds = distinct.reduce((sum, { missing }) => sum + missing, 0);

  return `${kinds} ${kinds === 1 ? 'kind' : 'kinds'} of activity to go`;
}

function presentRequirement(requirement: Requirement, kind: RequirementView['kind']): RequirementView {
  const { id, name, needed, counted, missing, status, clause } = requirement;

  return {
    id,
    name,
    kind,
    needed: formatCredit(needed),
    counted: formatCredit(counted),
    missing: formatCredit(missing),
    percent: needed === 0 ? 100 : Math.min(100, Math.floor((100 * counted) / needed)),
    status,
    sentence: requirementSentence(requirement),
    clause: presentClause(clause),
  };
}

function versionOf({ id, versions }: RuleSet, name: string): RuleSetVersion {
  const found = versions.find(({ version }) => version === name);
  if (!found) throw new Error(`The rule set ${id} has no version ${name}`);

  return found;
}

function presentRules({ name, board }: RuleSet, version: RuleSetVersion): RulesView {
  return {
    name,
    board,
    version: version.version,
    verifiedOn: version.verifiedOn,
    confidence: version.confidence,
    readAs: version.readAs,
    sources: version.sources.map(({ title, url }) => ({ title, url })),
    conflicts: version.conflicts.map(({ topic, taken, other }) => ({ topic, taken, other })),
    unknown: [...version.unknown],
    notExpressed: [...version.notExpressed],
  };
}

export function presentProblem(problem: CycleProblem): CycleProblemView {
  return { code: problem.code, sentence: cycleProblemSentence(problem), enter: missingFact(problem) };
}

/** What to enter so that the cycle can be worked out. */
function missingFact({ code }: CycleProblem): CycleProblemView['enter'] {
  switch (code) {
    case 'no-rule-set':
      return 'totals';
    case 'date-impossible':
    case 'not-yet-issued':
      return 'issuedOn';
    case 'birth-month-missing':
      return 'birthMonth';
    case 'period-missing':
    case 'period-impossible':
    case 'periods-overlap':
    case 'between-periods':
      return 'periods';
    case 'several-rule-sets':
    case 'no-version-in-force':
    case 'record-twice':
    case 'credit-impossible':
      return null;
  }
}
