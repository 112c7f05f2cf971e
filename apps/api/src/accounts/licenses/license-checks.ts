import type { AddLicense, FieldProblem, HandTotals } from '@cohesion/contracts';
import {
  addMonths,
  isTopic,
  parseCredit,
  type KnownPeriod,
  type PlainDate,
  type RuleSet,
} from '@cohesion/credit';
import { jurisdictionOf } from './jurisdictions.js';
import { handTopics, typeByHand } from './hand-rules.js';

const longestCycle = 120;
const mostHours = 100_000;

/** What is off in a license beyond the form of its fields; `rules` is undefined where we have none for it. */
export function licenseProblems(
  asked: Omit<AddLicense, 'number'>,
  rules: RuleSet | undefined,
  today: PlainDate,
): FieldProblem[] {
  const { type, jurisdiction, byHand, issuedOn, periods, conditions } = asked;
  const isByHand = type === typeByHand;

  return [
    ...(jurisdictionOf(jurisdiction)
      ? []
      : [{ field: 'jurisdiction', message: 'Choose a place from the list' }]),
    ...(isByHand || rules
      ? []
      : [
          {
            field: 'type',
            message: 'We have no rules for this license yet. Choose “Other” and enter its totals',
          },
        ]),
    ...(issuedOn > today ? [{ field: 'issuedOn', message: 'This day is still to come' }] : []),
    ...(issuedOn < '1900-01-01' ? [{ field: 'issuedOn', message: 'This day is too long ago' }] : []),
    ...periodProblems(periods),
    ...unknownConditions(conditions, isByHand ? undefined : rules),
    ...(isByHand ? handProblems(byHand, periods) : notByHand(byHand)),
  ];
}

function periodProblems(periods: readonly KnownPeriod[]): FieldProblem[] {
  return periods.flatMap(({ start, end }, index) => {
    const field = (name: string): string => `periods.${index}.${name}`;
    if (end < start) return [{ field: field('end'), message: 'The cycle ends before it begins' }];
    if (end >= addMonths(start, longestCycle)) {
      return [{ field: field('end'), message: 'A cycle is at most ten years long' }];
    }
    const overlaps = periods.slice(0, index).some((other) => start <= other.end && other.start <= end);

    return overlaps
      ? [{ field: field('start'), message: 'This cycle overlaps another one you entered' }]
      : [];
  });
}

function unknownConditions(conditions: readonly string[], rules: RuleSet | undefined): FieldProblem[] {
  const known = new Set(rules?.versions.flatMap((version) => version.conditions.map(({ id }) => id)));

  return conditions.flatMap((id, index) =>
    known.has(id) ? [] : [{ field: `conditions.${index}`, message: 'This board does not ask for that' }],
  );
}

function notByHand(byHand: HandTotals | null): FieldProblem[] {
  return byHand ? [{ field: 'byHand', message: 'Totals are entered for “Other” alone' }] : [];
}

function handProblems(byHand: HandTotals | null, periods: readonly KnownPeriod[]): FieldProblem[] {
  if (!byHand) return [{ field: 'byHand', message: 'Enter the totals from your board’s page' }];
  const { hours, categories } = byHand;
  const topics = categories.map(({ topic }) => topic);

  return [
    ...(periods.length === 0
      ? [{ field: 'periods', message: 'Enter the first and the last day of your cycle' }]
      : []),
    ...hoursProblem('byHand.hours', hours),
    ...categories.flatMap(({ topic, hours: own }, index) => [
      ...(isTopic(topic) && handTopics.includes(topic)
        ? []
        : [{ field: `byHand.categories.${index}.topic`, message: 'Choose a topic from the list' }]),
      ...(topics.indexOf(topic) < index
        ? [{ field: `byHand.categories.${index}.topic`, message: 'This topic is there twice' }]
        : []),
      ...hoursProblem(`byHand.categories.${index}.hours`, own),
    ]),
  ];
}

function hoursProblem(field: string, text: string): FieldProblem[] {
  const hours = parseCredit(text) ?? 0;
  if (hours <= 0) return [{ field, message: 'Enter more than 0 hours' }];

  return hours > mostHours ? [{ field, message: 'Enter at most 1,000 hours' }] : [];
}
