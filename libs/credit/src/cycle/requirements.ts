import { formatCredit, type Hundredths } from '../hundredths.js';
import { step, type Step } from '../step.js';
import type {
  Allocation,
  DistinctRequirement,
  LimitUse,
  Requirement,
  RequirementStatus,
} from './allocation.js';
import type { Case } from './case.js';
import { clauseOf } from './clause.js';
import { bucketSums, memberSums } from './program.js';
import type { Settlement } from './settle.js';
import type { NotAsked } from './terms.js';

type Figures = Pick<Allocation, 'total' | 'categories' | 'minimums' | 'distinct' | 'limits'>;

/** What the cycle asks for against what counts, and how far each limit is used. */
export function figuresOf(one: Case, settled: Settlement): Figures {
  const { terms, version } = one;
  const { program, placement, shortfall } = settled;
  const inBuckets = bucketSums(program, placement);
  const inMinimums = memberSums(program, placement, 'minimums', program.minimums.length);

  return {
    total: totalOf(one, settled),
    categories: terms.categories.map(({ rule, needed, notAsked }, index) => ({
      id: rule.id,
      name: rule.name,
      needed,
      counted: inBuckets[index] ?? 0,
      missing: shortfall.buckets[index] ?? 0,
      status: statusOf(needed, shortfall.buckets[index] ?? 0, notAsked),
      clause: clauseOf(rule, version),
    })),
    minimums: terms.minimums.map(({ rule, needed, notAsked }, index) => ({
      id: rule.id,
      name: rule.name,
      needed,
      counted: inMinimums[index] ?? 0,
      missing: shortfall.minimums[index] ?? 0,
      status: statusOf(needed, shortfall.minimums[index] ?? 0, notAsked),
      clause: clauseOf(rule, version),
    })),
    distinct: distinctOf(one, settled),
    limits: limitsOf(one, settled),
  };
}

function statusOf(needed: Hundredths, missing: Hundredths, notAsked: NotAsked | null): RequirementStatus {
  if (notAsked) return notAsked;
  if (needed === 0) return 'nothing-asked';

  return missing > 0 ? 'missing' : 'met';
}

function totalOf(
  { terms, version, cycle, carriedIn }: Case,
  { counted, shortfall }: Settlement,
): Requirement | null {
  if (!version.total || terms.total === null) return null;

  return {
    id: 'total',
    name: 'Total',
    needed: terms.total,
    counted: counted + (carriedIn?.amount ?? 0),
    missing: shortfall.total,
    status: cycle.exemption ? 'exempt' : statusOf(terms.total, shortfall.total, null),
    clause: cycle.exemption ?? cycle.proration?.clause ?? clauseOf(version.total, version),
  };
}

function distinctOf({ version, cycle }: Case, settled: Settlement): DistinctRequirement[] {
  const used = memberSums(settled.program, settled.placement, 'groups', settled.program.groups);
  let start = 0;

  return version.distinct.map((rule, index) => {
    const from = start;
    start += rule.groups.length;
    const missing = settled.kindsMissing[index] ?? 0;

    return {
      id: rule.id,
      name: rule.name,
      needed: cycle.exemption ? 0 : rule.least,
      used: rule.groups.filter((_, group) => (used[from + group] ?? 0) > 0).map(({ name }) => name),
      missing,
      status: cycle.exemption ? 'exempt' : missing > 0 ? 'missing' : 'met',
      clause: clauseOf(rule, version),
    };
  });
}

function limitsOf({ terms, version }: Case, { program, placement, classes }: Settlement): LimitUse[] {
  return terms.limits.map(({ rule, most }, limit) => {
    const used = classes.reduce((sum, { seats }, index) => {
      const isUnder = seats.some(({ places }) => places.limits.includes(limit));

      return sum + (isUnder ? (placement[index] ?? []).reduce((all, hours) => all + hours, 0) : 0);
    }, 0);
    const isReached = rule.per === 'day' ? isDayFull(program, placement, classes, limit, most) : used >= most;

    return { id: rule.id, name: rule.name, most, used, isReached, clause: clauseOf(rule, version) };
  });
}

/** A limit by the day is reached once something went uncounted because of it. */
function isDayFull(
  program: Settlement['program'],
  placement: Settlement['placement'],
  classes: Settlement['classes'],
  limit: number,
  most: Hundredths,
): boolean {
  const used = memberSums(program, placement, 'caps', program.caps.length);

  return classes.some(
    ({ hours, seats }) =>
      seats.some(({ places }) => places.limits.includes(limit)) &&
      hours.caps.some((cap) => program.caps[cap] === most && (used[cap] ?? 0) >= most),
  );
}

/** The arithmetic of the headline, line by line. */
export function stepsOf(one: Case, { total, categories, minimums }: Figures, settled: Settlement): Step[] {
  const hours = (text: string, amount: Hundredths): Step => step(text, amount / 100, 'hours');
  const needs = [...categories, ...minimums].filter(({ needed }) => needed > 0);
  const counted = categories.filter((category) => category.counted > 0);

  return [
    ...counted.map((category) => hours(`counted as ${category.name}`, category.counted)),
    hours('counted in this cycle', settled.counted),
    ...(one.carriedIn ? [hours('carried in', one.carriedIn.amount)] : []),
    ...(total ? [hours(`missing of ${formatCredit(total.needed)} in all`, total.missing)] : []),
    ...needs.map(({ name, needed, missing }) => hours(`missing of ${formatCredit(needed)} ${name}`, missing)),
    hours('least hours that could fill everything missing', settled.shortfall.toGo),
  ];
}
