import { type GivenActivity, whatIsOff } from './what-is-off.js';

const latest = '2026-11-22';
const given = (
  changes: Partial<GivenActivity> = {},
  part: Partial<GivenActivity['parts'][number]> = {},
): GivenActivity => ({
  startedOn: null,
  completedOn: '2026-10-03',
  parts: [{ minutes: 180, topics: ['group'], credits: [{ approver: 'nbcc', hours: '3.0' }], ...part }],
  ...changes,
});
const fields = (activity: GivenActivity): string[] => whatIsOff(activity, latest).map(({ field }) => field);

describe('what is off with an outside activity', () => {
  it.each([
    ['an ordinary workshop', given()],
    ['one that ended today', given({ completedOn: latest })],
    ['16 hours on one day', given({}, { minutes: 960, credits: [] })],
    ['three days of 16 hours', given({ startedOn: '2026-10-01' }, { minutes: 3 * 960, credits: [] })],
    ['one that nobody approved', given({}, { credits: [] })],
    // 16 contact hours of 50 minutes are 800 minutes; 19 are 950, still within 16 hours of 60.
    ['contact hours of 50 minutes', given({}, { credits: [{ approver: 'nysed', hours: '19' }] })],
    ['a graduate course over a year', given({ startedOn: '2025-09-01', completedOn: '2026-08-31' })],
  ])('is nothing for %s', (_, activity) => {
    expect(fields(activity)).toEqual([]);
  });

  it.each([
    ['tomorrow', given({ completedOn: '2026-11-23' }), 'completedOn'],
    ['a year that is a slip', given({ completedOn: '1026-10-03' }), 'completedOn'],
    ['a first day after the last', given({ startedOn: '2026-10-04' }), 'startedOn'],
    ['a first day years before', given({ startedOn: '2024-10-04' }), 'startedOn'],
    ['a minute more than 16 hours on one day', given({}, { minutes: 961, credits: [] }), 'parts.0.minutes'],
    // 16.25 hours of 60 minutes.
    [
      'hours typed without their point',
      given({}, { credits: [{ approver: 'nbcc', hours: '16.25' }] }),
      'parts.0.credits.0.hours',
    ],
    // 20 hours of 50 minutes are 1,000 minutes, more than 960.
    [
      'contact hours beyond a day',
      given({}, { credits: [{ approver: 'nysed', hours: '20' }] }),
      'parts.0.credits.0.hours',
    ],
    ['zero hours', given({}, { credits: [{ approver: 'nbcc', hours: '0.00' }] }), 'parts.0.credits.0.hours'],
    ['an unknown topic', given({}, { topics: ['group', 'astrology'] }), 'parts.0.topics.1'],
    [
      'an unknown approver',
      given({}, { credits: [{ approver: 'nobody', hours: '1' }] }),
      'parts.0.credits.0.approver',
    ],
    [
      'approval by no body',
      given({}, { credits: [{ approver: 'none', hours: '1' }] }),
      'parts.0.credits.0.approver',
    ],
    [
      'one approver twice',
      given(
        {},
        {
          credits: [
            { approver: 'apa', hours: '1' },
            { approver: 'apa', hours: '2' },
          ],
        },
      ),
      'parts.0.credits.1.approver',
    ],
  ])('names the field of %s', (_, activity, field) => {
    expect(fields(activity)).toEqual([field]);
  });

  it('adds the minutes of all parts: two of 9 hours are too much for one day', () => {
    const part = { minutes: 540, topics: [], credits: [] };

    expect(fields(given({ parts: [part, part] }))).toEqual(['parts.0.minutes']);
    expect(fields(given({ parts: [part, part], startedOn: '2026-10-02' }))).toEqual([]);
  });
});
