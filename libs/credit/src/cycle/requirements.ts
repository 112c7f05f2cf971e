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
import { sum } from './program.js';
import type { Settlement } from './settle.js';
import type { NotAsked } from './terms.js';

type Figures = Pick<Allocation, 'total' | 'categories' | 'minimums' | 'distinct' | 'limits'>;

/** What the cycle asks for against what counts, and how far each limit is used. */
export function figuresOf(one: Case, settled: Settlement): Figures {
  const { terms, version } = one;
  const { sums, shortfall } = settled;

  return {
    total: totalOf(one, settled),
    categories: terms.categories.map(({ rule, needed, notAsked }, index) => ({
      id: rule.id,
      name: rule.name,
      needed,
      counted: sums.buckets[index] ?? 0,
      missing: shortfall.buckets[index] ?? 0,
      status: statusOf(needed, shortfall.buckets[index] ?? 0, notAsked),
      clause: clauseOf(rule, version),
    })),
    minimums: terms.minimums.map(({ rule, needed, notAsked }, index) => ({
      id: rule.id,
      name: rule.name,
      needed,
      counted: sums.minimums[index] ?? 0,
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
  const used = settled.sums.groups;
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

function limitsOf({ terms, version }: Case, settled: Settlement): LimitUse[] {
  return terms.limits.map(({ rule, most }, limit) => {
    const under = settled.classes.map(({ first }) => first.places.limits.includes(limit));
    const used = sum(settled.placement.map((places, index) => (under[index] ? sum(places) : 0)));
    const isReached = rule.per === 'day' ? isDayFull(settled, under, most) : used >= most;

    return { id: rule.id, name: rule.name, most, used, isReached, clause: clauseOf(rule, version) };
  });
}

/** A limit by the day is reached once a day of it is full. */
function isDayFull({ program, sums }: Settlement, under: readonly boolean[], most: Hundredths): boolean {
  return program.classes.some(
    ({ caps }, index) =>
      under[index] && caps.some((cap) => program.caps[cap] === most && (sums.caps[cap] ?? 0) >= most),
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
