import type { FieldProblem } from '@cohesion/contracts';
import { addMonths, dayBefore, isPlainDate } from '@cohesion/credit';

/** Nobody leads groups, or is supervised, for longer on one day. */
const maxMinutesADay = 16 * 60;
const minutesInADay = 24 * 60;
const earliest = '1960-01';

/**
 * Everything that is off about when and how long, each with its field. `on` is a day or a month; `latest` is the last day
 * that has begun anywhere; `otherMinutes` are those of the person's other entries on the same day.
 */
export function whatIsOff(
  { on, minutes }: Readonly<{ on: string; minutes: number }>,
  latest: string,
  otherMinutes: number,
): FieldProblem[] {
  const isMonth = on.length === 7;
  if (!isPlainDate(isMonth ? `${on}-01` : on))
    return [{ field: 'entry.on', message: 'There is no such day. Check the date' }];
  const problems: FieldProblem[] = [];
  if (on > latest.slice(0, on.length))
    problems.push({ field: 'entry.on', message: 'This is still to come. Enter hours once you have them' });
  if (on < earliest) problems.push({ field: 'entry.on', message: 'Check the year' });
  if (minutes > daysIn(on) * maxMinutesADay)
    problems.push({
      field: 'entry.minutes',
      message: isMonth ? 'This is more than 16 hours a day' : 'This is more than 16 hours on one day',
    });
  else if (!isMonth && minutes + otherMinutes > minutesInADay)
    problems.push({
      field: 'entry.minutes',
      message: 'With your other entries this day would have more than 24 hours',
    });

  return problems;
}

const daysIn = (on: string): number =>
  on.length === 7 ? Number(dayBefore(addMonths(`${on}-01`, 1)).slice(8)) : 1;
