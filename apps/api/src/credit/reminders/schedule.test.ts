import { reminderDue, REMINDER_STEPS, type ReminderDue, type Standing, stepDays } from './schedule.js';

const standing = (changes: Partial<Standing> = {}): Standing => ({
  end: '2027-09-30',
  today: '2027-03-30',
  knownSince: '2026-11-22',
  sent: [],
  isStopped: false,
  isMissing: true,
  ...changes,
});
const answer = (changes: Partial<Standing>): string => {
  const result: ReminderDue = reminderDue(standing(changes));

  return result.due ?? result.why;
};

describe('stepDays', () => {
  it.each([
    ['2027-09-30', ['2027-03-30', '2027-06-30', '2027-08-30', '2027-09-23']],
    // A month has no 31st, or no 29th: its last day.
    ['2027-08-31', ['2027-02-28', '2027-05-31', '2027-07-31', '2027-08-24']],
    ['2028-08-31', ['2028-02-29', '2028-05-31', '2028-07-31', '2028-08-24']],
    ['2027-01-05', ['2026-07-05', '2026-10-05', '2026-12-05', '2026-12-29']],
  ])('of a cycle that ends %s are %s', (end, days) => {
    expect(stepDays(end)).toEqual(days);
  });
});

describe('reminderDue', () => {
  it.each<[string, Partial<Standing>, string]>([
    ['the day before the first step', { today: '2027-03-29' }, 'not-yet'],
    ['the day of the first step', { today: '2027-03-30' }, 'six-months'],
    ['days later, when no sweep ran', { today: '2027-04-15' }, 'six-months'],
    ['the day before the second step', { today: '2027-06-29' }, 'six-months'],
    ['the day of the second', { today: '2027-06-30' }, 'three-months'],
    ['the day of the third', { today: '2027-08-30' }, 'one-month'],
    ['the day of the fourth', { today: '2027-09-23' }, 'one-week'],
    ['the last day, when no sweep ran for a week', { today: '2027-09-30' }, 'one-week'],
    ['the day after the last', { today: '2027-10-01' }, 'over'],
    ['the day after a step was sent', { today: '2027-03-31', sent: ['six-months'] }, 'sent'],
    ['the next step after one was sent', { today: '2027-06-30', sent: ['six-months'] }, 'three-months'],
    ['a step that was passed over', { today: '2027-08-30', sent: ['six-months'] }, 'one-month'],
    ['a clock that went back', { today: '2027-04-01', sent: ['three-months'] }, 'sent'],
    ['someone who is fine', { isStopped: true }, 'stopped'],
    ['someone who is fine, on the last day', { today: '2027-09-30', isStopped: true }, 'stopped'],
    ['nothing missing', { isMissing: false }, 'nothing-missing'],
    ['nothing missing, then something', { today: '2027-05-01', isMissing: true }, 'six-months'],
    ['a license added that day', { knownSince: '2027-03-30' }, 'just-added'],
    ['a license added between two steps', { today: '2027-05-02', knownSince: '2027-05-01' }, 'just-added'],
    ['its next step', { today: '2027-06-30', knownSince: '2027-05-01' }, 'three-months'],
    ['a license added in the last week', { today: '2027-09-29', knownSince: '2027-09-25' }, 'just-added'],
  ])('answers %s', (_, changes, expected) => {
    expect(answer(changes)).toBe(expected);
  });

  it('sends each step once when asked every day of the cycle', () => {
    const sent: { on: string; step: string }[] = [];
    for (let day = Date.parse('2026-10-01'); day <= Date.parse('2027-12-31'); day += 86_400_000) {
      const today = new Date(day).toISOString().slice(0, 10);
      const steps = REMINDER_STEPS.filter((step) => sent.some((one) => one.step === step));
      const { due } = reminderDue(standing({ today, sent: steps, knownSince: '2026-09-01' }));
      if (due) sent.push({ on: today, step: due });
    }

    expect(sent).toEqual([
      { on: '2027-03-30', step: 'six-months' },
      { on: '2027-06-30', step: 'three-months' },
      { on: '2027-08-30', step: 'one-month' },
      { on: '2027-09-23', step: 'one-week' },
    ]);
  });
});
