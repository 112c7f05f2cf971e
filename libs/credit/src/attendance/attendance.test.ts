import type { BodyId } from '../body.js';
import { attendanceReasonSentence, type AttendanceReason } from './attendance-reason.js';
import { assessAttendance, type AttendanceVerdict } from './attendance.js';
import type { AttendancePolicy, AttendanceSpan, ScheduledSegment } from './policy.js';

/** Minutes after nine o'clock as an instant. */
const at = (minutes: number): number => Date.UTC(2026, 2, 7, 14) + minutes * 60_000;
const segment = (
  id: string,
  from: number,
  to: number,
  kind: ScheduledSegment['kind'] = 'instruction',
): ScheduledSegment => ({ id, kind, from: at(from), to: at(to) });
const stay = (from: number, to: number, place: AttendanceSpan['place'] = 'room'): AttendanceSpan => ({
  from: at(from),
  to: at(to),
  place,
});

// 09:00-12:00 with a break from 10:30 to 10:45: 90 + 75 = 165 minutes of instruction
const morning = [segment('one', 0, 90), segment('coffee', 90, 105, 'break'), segment('two', 105, 180)];
const NO_GRACE = { start: 0, end: 0, of: 'segment' } as const;
const entire: AttendancePolicy = {
  rule: { kind: 'whole-program', mostMissed: 0 },
  grace: NO_GRACE,
  reconnect: 0,
};
const perSegment = (mostMissed: number, loses: 'segment' | 'everything'): AttendancePolicy => ({
  ...entire,
  rule: { kind: 'per-segment', mostMissed, loses },
});

function verdictOn(
  spans: readonly AttendanceSpan[],
  policy: AttendancePolicy,
  bodies: readonly BodyId[] = ['apa'],
  segments: readonly ScheduledSegment[] = morning,
): AttendanceVerdict {
  const result = assessAttendance({ segments, spans, policy, bodies });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));

  return result.verdict;
}

const amounts = ({ bodies }: AttendanceVerdict) =>
  bodies.map((verdict) => [verdict.body, verdict.outcome === 'none' ? 0 : verdict.amount]);
const reasonsOf = ({ bodies: [body] }: AttendanceVerdict): readonly AttendanceReason[] =>
  body?.outcome === 'none' ? body.reasons : [];

describe('assessAttendance', () => {
  it('gives each body its whole offer to somebody who was there throughout', () => {
    // 165 minutes: APA 2.75, NASW 2.5, NYSED 3.0 with the break, Florida psychology 3 of 50
    const verdict = verdictOn([stay(-10, 200)], entire, ['apa', 'nasw', 'nysed', 'fl-psychology']);

    expect(amounts(verdict)).toEqual([
      ['apa', 275],
      ['nasw', 250],
      ['nysed', 300],
      ['fl-psychology', 300],
    ]);
    expect(verdict.bodies.every(({ outcome }) => outcome === 'whole')).toBe(true);
  });

  it('takes overlapping and unordered spans as one stay, and drops the waiting room and the time around', () => {
    const spans = [stay(100, 180), stay(60, 95), stay(-30, 70), stay(170, 250), stay(0, 180, 'waiting-room')];

    // absent from 95 to 100, which is in the break
    expect(verdictOn(spans, entire).segments).toEqual([
      { segmentId: 'one', minutes: 90, present: 90, missed: 0, kept: 'whole', reasons: [] },
      { segmentId: 'two', minutes: 75, present: 75, missed: 0, kept: 'whole', reasons: [] },
    ]);
    expect(amounts(verdictOn([stay(0, 180, 'waiting-room')], entire))).toEqual([['apa', 0]]);
  });

  it('merges a reconnection, and counts a longer gap as missed', () => {
    const spans = [stay(0, 30), stay(33, 180)];

    expect(amounts(verdictOn(spans, { ...entire, reconnect: 3 }, ['apa', 'fl-psychology']))).toEqual([
      ['apa', 275],
      ['fl-psychology', 300],
    ]);
    expect(reasonsOf(verdictOn(spans, { ...entire, reconnect: 2 }))).toEqual([
      { code: 'missed-too-much', of: 'program', missed: 3, most: 0 },
    ]);
  });

  it.each([
    // Georgia Psychological Association: no more than 10 minutes of a workshop
    [10, 275, []],
    [10.5, 0, [{ code: 'missed-too-much', of: 'program', missed: 10.5, most: 10 }]],
  ])('under "miss no more than 10 minutes", %d missed give %d', (missed, amount, reasons) => {
    const policy = { ...entire, rule: { kind: 'whole-program', mostMissed: 10 } } as const;
    const verdict = verdictOn([stay(0, 40), stay(40 + missed, 180)], policy);

    expect(amounts(verdict)).toEqual([['apa', amount]]);
    expect(reasonsOf(verdict)).toEqual(reasons);
  });

  it.each([
    // within 15 minutes late is not missing, beyond it all of it is (Sanville, iHEAL)
    [15, 0, 275],
    [16, 0, 0],
    [0, 15, 275],
    [0, 16, 0],
    [15, 15, 275],
  ])('with 15 minutes of grace, %d late and %d early give %d', (late, early, amount) => {
    const policy = { ...entire, grace: { start: 15, end: 15, of: 'program' } } as const;

    expect(amounts(verdictOn([stay(late, 180 - early)], policy))).toEqual([['apa', amount]]);
  });

  it('gives grace in each segment or once a program', () => {
    const spans = [stay(0, 90), stay(110, 180)];
    const grace = { start: 5, end: 0 };

    expect(amounts(verdictOn(spans, { ...entire, grace: { ...grace, of: 'segment' } }))).toEqual([
      ['apa', 275],
    ]);
    expect(amounts(verdictOn(spans, { ...entire, grace: { ...grace, of: 'program' } }))).toEqual([
      ['apa', 0],
    ]);
  });

  it('gives no grace for Florida psychology, which wants the entire program', () => {
    const policy = { ...entire, grace: { start: 15, end: 15, of: 'program' } } as const;

    expect(verdictOn([stay(1, 180)], policy, ['fl-psychology']).bodies).toEqual([
      {
        body: 'fl-psychology',
        outcome: 'none',
        reasons: [{ code: 'entire-program-needed', body: 'fl-psychology', missed: 1 }],
      },
    ]);
  });

  it('loses a segment, or everything, where too much of a segment was missed', () => {
    // 20 of the first 90 missed, at most 15 may be: the second segment leaves 75 minutes, 1.25
    const spans = [stay(20, 180)];
    const conference = verdictOn(spans, perSegment(15, 'segment'), ['apa', 'nysed']);

    expect(conference.segments).toMatchObject([
      { kept: 'none', reasons: [{ code: 'missed-too-much', of: 'segment', missed: 20, most: 15 }] },
      { kept: 'whole', reasons: [] },
    ]);
    expect(conference.bodies).toMatchObject([
      { body: 'apa', outcome: 'part', amount: 125 },
      // all parts are needed for a New York certificate (NYC Health + Hospitals)
      { body: 'nysed', outcome: 'none', reasons: [{ code: 'all-parts-needed' }] },
    ]);
    expect(amounts(verdictOn(spans, perSegment(15, 'everything')))).toEqual([['apa', 0]]);
  });

  it('says of a segment nobody came to that nobody was there', () => {
    const verdict = verdictOn([stay(0, 90)], perSegment(200, 'segment'));

    expect(verdict.segments[1]).toMatchObject({ present: 0, kept: 'none', reasons: [{ code: 'not-there' }] });
    expect(amounts(verdict)).toEqual([['apa', 150]]);
  });

  it('loses the hours in which too many minutes in a row were missed', () => {
    // hours: 09:00-10:00, 10:00-10:30, 10:45-11:45, 11:45-12:00. Away 09:10-09:26: 16 in a row, over 15, loses the first
    // (StorieTree). Away 10:50-11:00 and 11:30-11:40: 10 and 10 in a row, the third is kept. 165 - 60 = 105: 1.75
    const policy = { ...entire, rule: { kind: 'per-hour', mostInARow: 15 } } as const;
    const verdict = verdictOn([stay(0, 10), stay(26, 110), stay(120, 150), stay(160, 180)], policy);

    expect(verdict.segments).toMatchObject([
      { kept: 'part', reasons: [{ code: 'hour-lost', hour: 1, inARow: 16, most: 15 }] },
      { kept: 'whole', reasons: [] },
    ]);
    expect(verdict.bodies).toMatchObject([{ outcome: 'part', amount: 175 }]);
  });

  it.each([
    // 15 in a row are not over 15; of an hour of 10 minutes, the last of 70, nothing may be missing altogether
    [[stay(15, 70)], 100],
    [[stay(0, 60)], 100],
    [[stay(0, 59), stay(61, 70)], 100],
  ])('keeps an hour up to its minutes in a row, but never one nobody attended: %#', (spans, amount) => {
    const policy = { ...entire, rule: { kind: 'per-hour', mostInARow: 15 } } as const;
    const verdict = verdictOn(spans, policy, ['apa'], [segment('long', 0, 70)]);

    expect(amounts(verdict)).toEqual([['apa', amount]]);
    expect(verdict.segments[0]!.kept).toBe(spans[0]!.to === at(60) ? 'part' : 'whole');
  });

  it.each([
    // Pacific Center: at least 85 percent of 165 minutes, which is 140.25
    [24.75, 275],
    [24.76, 0],
  ])('under "at least 85 percent", %d minutes missed give %d', (missed, amount) => {
    const policy = { ...entire, rule: { kind: 'percent', least: 85 } } as const;

    expect(amounts(verdictOn([stay(0, 50), stay(50 + missed, 180)], policy))).toEqual([['apa', amount]]);
  });

  it('lets a physician claim the part attended, whatever the policy loses for others', () => {
    // 165 - 40 = 125 minutes: 2.083, to the nearest quarter 2.0 (Boston University CME)
    const verdict = verdictOn([stay(40, 180)], entire, ['ama', 'apa']);

    expect(verdict.bodies).toMatchObject([
      { body: 'apa', outcome: 'none' },
      { body: 'ama', outcome: 'part', amount: 200 },
    ]);
  });

  it('gives nothing to somebody who never came, and nothing below what a body gives at all', () => {
    expect(verdictOn([], perSegment(10, 'segment')).bodies).toMatchObject([
      { outcome: 'none', reasons: [{ code: 'nothing-kept' }] },
    ]);
    expect(verdictOn([stay(0, 45)], entire, ['apa'], [segment('short', 0, 45)]).bodies).toMatchObject([
      { outcome: 'none', reasons: [{ code: 'minimum-not-reached' }] },
    ]);
  });

  it('refuses impossible times and policies, all at once', () => {
    const result = assessAttendance({
      segments: [segment('a', 0, 60, 'break'), segment('b', 50, 70, 'meal'), segment('c', 80, 80, 'other')],
      spans: [stay(10, 5)],
      policy: { rule: { kind: 'percent', least: 0 }, grace: { ...NO_GRACE, start: -1 }, reconnect: NaN },
      bodies: ['apa'],
    });

    expect(result.ok ? [] : result.problems).toEqual([
      { code: 'segment-impossible', segmentId: 'c' },
      { code: 'segments-overlap', segmentIds: ['a', 'b'] },
      { code: 'nothing-scheduled' },
      { code: 'span-impossible', from: at(10), to: at(5) },
      { code: 'policy-impossible', field: 'grace at the start', value: -1 },
      { code: 'policy-impossible', field: 'reconnection time', value: NaN },
      { code: 'policy-impossible', field: 'percentage', value: 0 },
    ]);
  });
});

describe('attendanceReasonSentence', () => {
  it.each([
    [{ code: 'not-there' }, 'Nobody was recorded in the room during this part.'],
    [
      { code: 'missed-too-much', of: 'segment', missed: 10.01, most: 10 },
      '10.1 minutes of the segment were missed; at most 10 may be.',
    ],
    [
      { code: 'hour-lost', hour: 2, inARow: 16, most: 15 },
      'In hour 2, 16 minutes in a row were missed; at most 15 may be.',
    ],
    [
      { code: 'percent-not-reached', percent: 84.99, least: 85 },
      '84.9 percent of the time was attended; 85 percent is needed.',
    ],
    [
      { code: 'entire-program-needed', body: 'fl-psychology', missed: 3 },
      'Florida Board of Psychology gives credit only for the entire program; 3 minutes were missed.',
    ],
    [{ code: 'all-parts-needed', body: 'nysed' }, 'NYSED gives credit only when every part was attended.'],
    [{ code: 'nothing-kept' }, 'No part of the program was attended as the policy asks.'],
    [{ code: 'segment-impossible', segmentId: 'a' }, 'The segment "a" does not end after it begins.'],
    [{ code: 'segments-overlap', segmentIds: ['a', 'b'] }, 'The segments "a" and "b" overlap.'],
    [{ code: 'nothing-scheduled' }, 'No instruction is scheduled, so there is nothing to attend.'],
    [{ code: 'span-impossible', from: 2, to: 1 }, 'A stay does not end after it begins.'],
    [
      { code: 'policy-impossible', field: 'percentage', value: 0 },
      'The attendance policy cannot have 0 as its percentage.',
    ],
    [{ code: 'minutes-impossible', minutes: -2 }, 'Minutes run from 0 to 100,000; -2 does not.'],
  ] as const)('renders %j', (reason, sentence) => {
    expect(attendanceReasonSentence(reason)).toBe(sentence);
  });
});
