import { formatCredit, type Hundredths } from '../hundredths.js';
import type { Allocation, AllocationLine, Requirement } from './allocation.js';
import { cycleReasonSentence, missSentence } from './cycle-reason.js';
import type { Fit } from './would-count.js';

/** "Ethics: 2.0 of 5.0 hours, 3.0 to go." */
export function requirementSentence({ name, needed, counted, missing, status }: Requirement): string {
  switch (status) {
    case 'met':
      return `${name}: ${formatCredit(counted)} of ${hours(needed)}, met.`;
    case 'missing':
      return `${name}: ${formatCredit(counted)} of ${hours(needed)}, ${formatCredit(missing)} to go.`;
    case 'nothing-asked':
      return `${name}: ${hours(counted)}, nothing asked for.`;
    case 'exempt':
      return `${name}: nothing asked for in this cycle; ${hours(counted)} recorded.`;
    case 'other-cycle':
      return `${name}: not asked for in this cycle.`;
    case 'does-not-apply':
      return `${name}: does not apply to you.`;
    case 'done-before':
      return `${name}: done in an earlier cycle.`;
  }
}

/** How the hours of a line counted: "3.0 recorded, 2.0 counted: 2.0 as Related. 1.0 not counted: Asynchronous hours count up to …" */
export function lineSentence(line: AllocationLine, { categories }: Allocation): string {
  const { recorded, counted, placements, uncounted, missed } = line;
  const nameOf = (id: string): string => categories.find((category) => category.id === id)?.name ?? id;
  const placed = placements.map(({ category, amount }) => `${formatCredit(amount)} as ${nameOf(category)}`);
  const lead = `${formatCredit(recorded)} recorded, ${formatCredit(counted)} counted`;
  const reasons = uncounted.map(
    ({ amount, reason }) => `${formatCredit(amount)} not counted: ${cycleReasonSentence(reason)}`,
  );
  const asides = uncounted.some(({ reason }) => reason.code === 'no-category')
    ? []
    : missed.map(missSentence);

  return [placed.length > 0 ? `${lead}: ${placed.join(', ')}.` : `${lead}.`, ...reasons, ...asides].join(' ');
}

/** What the catalogue says of an activity to one person: "Counts toward Georgia LCSW: Ethics (you need 3)." */
export function fitSentence({ ruleSet, toward, counted, reasons, missed }: Fit): string {
  const named = toward.filter(({ id }) => id !== 'total');
  const shown = named.length > 0 ? named : toward;
  if (shown.length > 0) {
    const needs = shown.map(
      ({ id, name, before }) => `${id === 'total' ? 'hours in all' : name} (you need ${shortly(before)})`,
    );

    return `Counts toward ${ruleSet.name}: ${needs.join(', ')}.`;
  }
  if (counted > 0) return `Counts for ${ruleSet.name}, where nothing it would fill is missing.`;
  const why = [...reasons.map(cycleReasonSentence), ...missed.map(missSentence)][0];

  return `Would be recorded but not counted for ${ruleSet.name}${why ? `: ${why}` : '.'}`;
}

/** "3" and "2.5", where no column of figures asks for a decimal. */
const shortly = (amount: Hundredths): string => formatCredit(amount).replace(/\.0$/, '');

const hours = (amount: Hundredths): string => (amount === 100 ? '1.0 hour' : `${formatCredit(amount)} hours`);
