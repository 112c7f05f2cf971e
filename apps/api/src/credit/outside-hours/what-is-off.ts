import type { FieldProblem } from '@cohesion/contracts';
import { approverName, BODIES, dayAfter, isApprover, isBodyId, isTopic, parseCredit } from '@cohesion/credit';

/** What can be wrong with an activity beyond its shape. */
export type GivenActivity = Readonly<{
  startedOn: string | null;
  completedOn: string;
  parts: readonly Readonly<{
    minutes: number;
    topics: readonly string[];
    credits: readonly Readonly<{ approver: string; hours: string }>[];
  }>[];
}>;

/** Nobody is taught for longer on one day: more is a slip of the keyboard. */
export const maxMinutesADay = 16 * 60;
/** Nothing that still counts anywhere is older. */
const earliest = '1970-01-01';
/** A graduate course takes a year at most. */
const maxDays = 400;

/**
 * Everything that is off, each with its field: a date to come (`latest` is the last day that has begun anywhere) or too
 * long ago, a first day after the last, more minutes or hours than the days hold, an unknown topic or approver, an
 * approver named twice, and an approval of nothing.
 */
export function whatIsOff(activity: GivenActivity, latest: string): FieldProblem[] {
  return [...datesOff(activity, latest), ...lengthOff(activity), ...activity.parts.flatMap(partOff)];
}

function datesOff({ startedOn, completedOn }: GivenActivity, latest: string): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (completedOn > latest)
    problems.push({
      field: 'completedOn',
      message: 'This day is still to come. Enter hours once you have them',
    });
  if (completedOn < earliest) problems.push({ field: 'completedOn', message: 'Check the year' });
  if (startedOn !== null && startedOn > completedOn)
    problems.push({ field: 'startedOn', message: 'The first day is after the last' });
  else if (startedOn !== null && daysOf({ startedOn, completedOn }) > maxDays)
    problems.push({
      field: 'startedOn',
      message: 'This is more than a year before the last day. Check the year',
    });

  return problems;
}

function lengthOff(activity: GivenActivity): FieldProblem[] {
  const most = daysOf(activity) * maxMinutesADay;
  const minutes = activity.parts.reduce((sum, part) => sum + part.minutes, 0);
  if (minutes > most) {
    const message =
      daysOf(activity) === 1
        ? 'This is more than 16 hours on one day. If it took longer, enter the first day too'
        : 'This is more than 16 hours a day. Check the days and the minutes';
    return [{ field: 'parts.0.minutes', message }];
  }

  return activity.parts.flatMap(({ credits }, part) =>
    credits.flatMap(({ approver, hours }, place) => {
      const { minutesInUnit } = unitOf(approver);

      return ((parseCredit(hours) ?? 0) / 100) * minutesInUnit > most
        ? [
            {
              field: `parts.${part}.credits.${place}.hours`,
              message: 'This is more than 16 hours a day. Check the number',
            },
          ]
        : [];
    }),
  );
}

function partOff({ topics, credits }: GivenActivity['parts'][number], part: number): FieldProblem[] {
  const at = (field: string, message: string): FieldProblem => ({ field: `parts.${part}.${field}`, message });
  const seen = new Set<string>();

  return [
    ...topics.flatMap((topic, place) =>
      isTopic(topic) ? [] : [at(`topics.${place}`, 'This is not a topic we know')],
    ),
    ...credits.flatMap(({ approver, hours }, place) => {
      if (!isApprover(approver) || approver === 'none')
        return [at(`credits.${place}.approver`, 'This is not an approver we know')];
      if (seen.has(approver))
        return [at(`credits.${place}.approver`, `${approverName(approver)} is entered twice`)];
      seen.add(approver);

      return parseCredit(hours) ? [] : [at(`credits.${place}.hours`, 'Enter more than zero hours')];
    }),
  ];
}

function daysOf({ startedOn, completedOn }: Pick<GivenActivity, 'startedOn' | 'completedOn'>): number {
  if (startedOn === null) return 1;
  let days = 1;
  for (let day = startedOn; day < completedOn && days <= maxDays; day = dayAfter(day)) days += 1;

  return days;
}

/** What an approver calls its hours, and how many minutes are in one; hours of 60 minutes where nobody says otherwise. */
export function unitOf(approver: string): { minutesInUnit: number; unit: string } {
  if (!isBodyId(approver)) return { minutesInUnit: 60, unit: 'hours' };
  const { minutesInUnit, unit } = BODIES[approver];

  return { minutesInUnit: minutesInUnit.value, unit: unit.value.many };
}
