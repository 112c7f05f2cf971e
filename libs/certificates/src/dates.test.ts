import { sessionTime } from './dates.js';

describe('the time of a session', () => {
  it.each([
    ['09:00', '10:30', 'Nov 14, 9:00 to 10:30 AM'],
    ['11:00', '12:15', 'Nov 14, 11:00 AM to 12:15 PM'],
    ['13:00', '14:30', 'Nov 14, 1:00 to 2:30 PM'],
    ['00:00', '23:59', 'Nov 14, 12:00 AM to 11:59 PM'],
  ])('from %s to %s is in words', (from, to, words) => {
    expect(sessionTime({ day: '2026-11-14', from, to }, 'en-US')).toBe(words);
  });

  it('has its year where it is asked for', () => {
    expect(sessionTime({ day: '2026-12-31', from: '09:00', to: '10:30' }, 'en-US', true)).toBe(
      'Dec 31, 2026, 9:00 to 10:30 AM',
    );
  });
});
