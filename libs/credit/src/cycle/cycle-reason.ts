import { formatCredit, type Hundredths } from '../hundredths.js';
import type { PlainDate } from '../plain-date.js';
import { approverName, type Approver } from '../vocabulary.js';
import type { Clause } from './clause.js';

/** Why hours do not count in a cycle, with the figures and the clause behind it. */
export type CycleReason =
  | { readonly code: 'earned-before'; readonly completedOn: PlainDate; readonly from: PlainDate }
  | { readonly code: 'earned-after'; readonly completedOn: PlainDate; readonly to: PlainDate }
  | { readonly code: 'not-yet-earned'; readonly completedOn: PlainDate; readonly on: PlainDate }
  | { readonly code: 'no-hours' }
  | { readonly code: 'approver-refused'; readonly approver: Approver; readonly clause: Clause }
  | {
      readonly code: 'approver-not-accepted';
      readonly approvers: readonly Approver[];
      readonly clause: Clause;
    }
  | { readonly code: 'unit-refused'; readonly minutesInUnit: number; readonly clause: Clause }
  | { readonly code: 'rounded-down'; readonly step: Hundredths; readonly clause: Clause }
  | { readonly code: 'below-least'; readonly least: Hundredths; readonly clause: Clause }
  | { readonly code: 'no-category'; readonly missed: readonly CategoryMiss[] }
  | {
      readonly code: 'limit-reached';
      readonly limit: string;
      readonly most: Hundredths;
      readonly per: 'cycle' | 'day' | 'lifetime';
      readonly clause: Clause;
    }
  | { readonly code: 'course-counted'; readonly clause: Clause }
  | { readonly code: 'counted-earlier'; readonly clause: Clause }
  | { readonly code: 'teaching-not-counted'; readonly clause: Clause }
  | { readonly code: 'out-of-order'; readonly clause: Clause };

/** A category made for these topics that still does not take the hour, and by which of its conditions. */
export interface CategoryMiss {
  readonly category: string;
  readonly because: 'format' | 'approver' | 'activity' | 'role' | 'formality' | 'exception';
  readonly clause: Clause;
}

/** Why a cycle, or an allocation in it, cannot be worked out. */
export type CycleProblem =
  | { readonly code: 'no-rule-set'; readonly jurisdiction: string; readonly type: string }
  | { readonly code: 'several-rule-sets'; readonly ruleSets: readonly string[] }
  | { readonly code: 'no-version-in-force'; readonly ruleSet: string; readonly on: PlainDate }
  | { readonly code: 'date-impossible'; readonly date: string }
  | { readonly code: 'not-yet-issued'; readonly issuedOn: PlainDate; readonly on: PlainDate }
  | { readonly code: 'birth-month-missing' }
  | { readonly code: 'period-missing' }
  | { readonly code: 'period-impossible'; readonly start: PlainDate; readonly end: PlainDate }
  | { readonly code: 'periods-overlap'; readonly start: PlainDate }
  | { readonly code: 'between-periods'; readonly on: PlainDate }
  | { readonly code: 'record-twice'; readonly recordId: string }
  | { readonly code: 'credit-impossible'; readonly recordId: string; readonly partId: string };

/** The reason as one plain sentence with its figures. */
export function cycleReasonSentence(reason: CycleReason): string {
  switch (reason.code) {
    case 'earned-before':
      return `Earned on ${reason.completedOn}; this cycle counts hours from ${reason.from}.`;
    case 'earned-after':
      return `Earned on ${reason.completedOn}; this cycle ends on ${reason.to}.`;
    case 'not-yet-earned':
      return `Dated ${reason.completedOn}, which on ${reason.on} is still to come.`;
    case 'no-hours':
      return 'No hours are recorded for it.';
    case 'approver-refused':
      return `Approval by ${approverName(reason.approver)} is not accepted here: ${reason.clause.text}`;
    case 'approver-not-accepted':
      return `Approved by ${listed(reason.approvers.map(approverName))}; ${lowerFirst(reason.clause.text)}`;
    case 'unit-refused':
      return `Hours of ${reason.minutesInUnit} minutes are not accepted here: ${reason.clause.text}`;
    case 'rounded-down':
      return `Hours count in steps of ${formatCredit(reason.step)}; what is left over does not count.`;
    case 'below-least':
      return `An activity counts from ${formatCredit(reason.least)} hours on: ${reason.clause.text}`;
    case 'no-category':
      return reason.missed.length === 0
        ? 'No category of these rules takes hours on this topic.'
        : reason.missed.map(missSentence).join(' ');
    case 'limit-reached':
      return `${reason.limit} count up to ${formatCredit(reason.most)} hours ${SPAN[reason.per]}, and that limit is reached.`;
    case 'course-counted':
      return `The hours of this course are counted once already: ${reason.clause.text}`;
    case 'counted-earlier':
      return `The same was counted in an earlier cycle: ${reason.clause.text}`;
    case 'teaching-not-counted':
      return `Teaching does not count here: ${reason.clause.text}`;
    case 'out-of-order':
      return `Taken before what has to come first: ${reason.clause.text}`;
  }
}

const SPAN = { cycle: 'a cycle', day: 'a day', lifetime: 'in a lifetime' } as const;

/** Why a category for the topic does not take the hour: "Ethics does not take this format: …". */
export function missSentence({ category, because, clause }: CategoryMiss): string {
  return `${category} does not take ${WHAT[because]}: ${clause.text}`;
}

const WHAT: Readonly<Record<CategoryMiss['because'], string>> = {
  format: 'this format',
  approver: 'this approval',
  activity: 'this kind of activity',
  role: 'hours taught',
  formality: 'hours of this kind',
  exception: 'hours of this kind',
};

export function cycleProblemSentence(problem: CycleProblem): string {
  switch (problem.code) {
    case 'no-rule-set':
      return `We have no rules for ${problem.jurisdiction} ${problem.type} yet. Enter the totals from your board's page.`;
    case 'several-rule-sets':
      return `More than one rule set covers this license: ${listed(problem.ruleSets)}.`;
    case 'no-version-in-force':
      return `We have no rules of "${problem.ruleSet}" for a cycle that includes ${problem.on}.`;
    case 'date-impossible':
      return `"${problem.date}" is not a day of the calendar written as year-month-day.`;
    case 'not-yet-issued':
      return `The license was issued on ${problem.issuedOn}, after ${problem.on}.`;
    case 'birth-month-missing':
      return 'This board renews by month of birth; enter the month to see the cycle.';
    case 'period-missing':
      return 'This board gives each license its own dates; enter the dates on your license to see the cycle.';
    case 'period-impossible':
      return `The period from ${problem.start} to ${problem.end} ends before it begins.`;
    case 'periods-overlap':
      return `The period that begins on ${problem.start} overlaps another one.`;
    case 'between-periods':
      return `${problem.on} lies between the periods entered for this license.`;
    case 'record-twice':
      return `The record "${problem.recordId}" was given twice.`;
    case 'credit-impossible':
      return `The hours of part "${problem.partId}" of the record "${problem.recordId}" are not a possible amount.`;
  }
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('');

  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
