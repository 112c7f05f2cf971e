import type { BodyId } from './body.js';
import { eventMinutes, eventWorksheet } from './event.js';
import type { Segment } from './minutes.js';
import { creditFromMinutes } from './units.js';

const part = (minutes: number, kind: Segment['kind'] = 'instruction'): Segment => ({ minutes, kind });

// 09:00-12:00 with one break of 15 minutes: 165 minutes of instruction
const morning = [part(90), part(15, 'break'), part(75)];
// 09:00-16:00 with an hour of lunch, two breaks of 15 minutes and half an hour of business: 300 minutes of instruction
const day = [
  part(90),
  part(15, 'break'),
  part(75),
  part(60, 'meal'),
  part(90),
  part(15, 'break'),
  part(45),
  part(30, 'other'),
];

function creditOf(segments: readonly Segment[], body: BodyId) {
  const count = eventMinutes(segments, body);

  return count.ok ? creditFromMinutes(body, count.minutes).amount : count.reason;
}

describe('the 165-minute event', () => {
  it.each<[BodyId, number]>([
    // 165 / 60 = 2.75
    ['apa', 275],
    // 2.75 in half hours
    ['nasw', 250],
    // 180 on the clock, 50 of each 60: 150 / 50 = 3
    ['nysed', 300],
    // 165 / 50 = 3.3 in whole hours
    ['fl-psychology', 300],
    ['ama', 275],
    ['ace', 250],
  ])('gives %s %i hundredths', (body, amount) => {
    expect(creditOf(morning, body)).toBe(amount);
  });
});

describe('a day with lunch, breaks and business', () => {
  it.each<[BodyId, number]>([
    // 300 / 60 = 5
    ['apa', 500],
    // 330 on the clock with breaks x 50 / 60 = 275; 275 / 50 = 5.5 -> 5: breaks are in the hour, not on top of it
    ['nysed', 500],
    // 300 / 50 = 6
    ['fl-psychology', 600],
  ])('gives %s %i hundredths', (body, amount) => {
    expect(creditOf(day, body)).toBe(amount);
  });
});

describe('eventMinutes', () => {
  it('leaves breaks out for a body that does not count them', () => {
    expect(eventMinutes(morning, 'apa')).toEqual({
      ok: true,
      minutes: 165,
      steps: [{ text: 'instruction', value: 165, unit: 'minutes' }],
    });
  });

  it('counts breaks as part of the clock hour for NYSED', () => {
    expect(eventMinutes(morning, 'nysed')).toEqual({
      ok: true,
      minutes: 150,
      steps: [
        { text: 'instruction', value: 165, unit: 'minutes' },
        { text: 'instruction and breaks', value: 180, unit: 'minutes' },
        { text: '180 × 50 ÷ 60 on the clock', value: 150, unit: 'minutes' },
        { text: 'the smaller of instruction and clock', value: 150, unit: 'minutes' },
      ],
    });
  });

  it('never lets breaks make up for instruction', () => {
    // 60 of instruction, 120 of breaks: 180 x 50 / 60 = 150, but only 60 were taught: 60 / 50 -> 1
    expect(creditOf([part(60), part(120, 'break')], 'nysed')).toBe(100);
  });

  it.each([-5, NaN])('refuses a segment of %d minutes', (minutes) => {
    expect(eventMinutes([part(60), part(minutes)], 'apa')).toEqual({
      ok: false,
      reason: { code: 'minutes-impossible', minutes },
    });
  });
});

describe('eventWorksheet', () => {
  it('gives each body its own count, in the order of the list', () => {
    const result = eventWorksheet({ segments: morning, bodies: ['nysed', 'nasw', 'apa'] });

    expect(
      result.ok && result.worksheet.lines.map(({ body, minutes, outcome }) => [body, minutes, outcome]),
    ).toEqual([
      ['apa', 165, { offered: true, amount: 275, unit: 'CE credits' }],
      ['nasw', 165, { offered: true, amount: 250, unit: 'contact hours' }],
      ['nysed', 150, { offered: true, amount: 300, unit: 'contact hours' }],
    ]);
  });

  it('refuses a body whose minimum the event does not reach', () => {
    const result = eventWorksheet({ segments: [part(45)], bodies: ['apa'] });

    expect(result.ok && result.worksheet.lines[0]?.outcome).toEqual({
      offered: false,
      reason: { code: 'minimum-not-reached', body: 'apa', minutes: 45, minimum: 100 },
    });
  });

  it('names every impossible segment', () => {
    expect(eventWorksheet({ segments: [part(-1), part(60), part(-2)], bodies: ['apa'] })).toEqual({
      ok: false,
      reasons: [
        { code: 'minutes-impossible', minutes: -1 },
        { code: 'minutes-impossible', minutes: -2 },
      ],
    });
  });

  it('refuses an event for no body', () => {
    expect(eventWorksheet({ segments: morning, bodies: [] })).toEqual({
      ok: false,
      reasons: [{ code: 'no-bodies' }],
    });
  });
});
