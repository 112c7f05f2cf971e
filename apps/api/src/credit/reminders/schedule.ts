import { addMonths, dayBefore, type PlainDate } from '@cohesion/credit';

/** In the order of their days. */
export const REMINDER_STEPS = ['six-months', 'three-months', 'one-month', 'one-week'] as const;
export type ReminderStep = (typeof REMINDER_STEPS)[number];

export type Standing = Readonly<{
  /** The last day of the cycle, and today, both in the zone of the board. */
  end: PlainDate;
  today: PlainDate;
  /** When the license was added or last changed. */
  knownSince: PlainDate;
  /** Steps sent for this cycle. */
  sent: readonly ReminderStep[];
  /** She said that she is fine. */
  isStopped: boolean;
  isMissing: boolean;
}>;

export type ReminderDue =
  | Readonly<{ due: ReminderStep }>
  | Readonly<{ due: null; why: 'over' | 'stopped' | 'not-yet' | 'sent' | 'just-added' | 'nothing-missing' }>;

/**
 * Which reminder is due today. A step is due from its day (six, three and one month before the last day, and a week) until
 * the next step's, so that a day without a sweep loses none; a step that was passed over is not made up for. Nothing is due
 * twice, once she is fine, where nothing is missing, after the last day, or for a step that lay behind when she last worked
 * on the license: she has just seen where it stands.
 */
export function reminderDue({ end, today, knownSince, sent, isStopped, isMissing }: Standing): ReminderDue {
  if (today > end) return { due: null, why: 'over' };
  if (isStopped) return { due: null, why: 'stopped' };
  const days = stepDays(end);
  const place = days.findLastIndex((day) => day <= today);
  const [step, day] = [REMINDER_STEPS[place], days[place]];
  if (!step || day === undefined) return { due: null, why: 'not-yet' };
  if (REMINDER_STEPS.slice(place).some((later) => sent.includes(later))) return { due: null, why: 'sent' };
  if (day <= knownSince) return { due: null, why: 'just-added' };

  return isMissing ? { due: step } : { due: null, why: 'nothing-missing' };
}

/** The first day of each step, in their order. */
export function stepDays(end: PlainDate): PlainDate[] {
  let week = end;
  for (let count = 0; count < 7; count += 1) week = dayBefore(week);

  return [addMonths(end, -6), addMonths(end, -3), addMonths(end, -1), week];
}
