import { BODIES, BODY_IDS, type BodyId } from './body.js';
import { deriveAward } from './award.js';
import { eventMinutes } from './event.js';
import type { SelfStudyEvidence } from './evidence.js';
import type { Segment } from './minutes.js';
import { makeOffers } from './offer.js';
import { replayAward } from './replay.js';
import { RULE_VERSION } from './rule-version.js';
import { creditWorksheet } from './self-study-worksheet.js';
import { randomFrom, times } from './testing/random.js';
import { creditFromMinutes } from './units.js';

const { next: random, between, shuffled } = randomFrom(20_261_122);
const someBodies = (): BodyId[] => shuffled(BODY_IDS).slice(0, between(1, BODY_IDS.length));
const someMinutes = (): number => between(0, 60_000) / 100;

function aCourse() {
  const [words, items, difficulty] = [between(1, 40_000), between(0, 60), between(100, 500) / 100];

  return { words, items, difficulty, mediaMinutes: random() < 0.5 ? 0 : someMinutes(), bodies: someBodies() };
}

function worksheetOf(course: ReturnType<typeof aCourse>) {
  const result = creditWorksheet(course);
  if (!result.ok) throw new Error(JSON.stringify([course, result.reasons]));

  return result.worksheet;
}

describe.each(BODY_IDS)('credit of %s', (body) => {
  const { minutesInUnit, increment, minimum, rounding } = BODIES[body];

  it('never exceeds minutes by unit, except to the nearest step, and loses less than one step', () => {
    for (const minutes of times(150, someMinutes)) {
      const { amount } = creditFromMinutes(body, minutes);
      const exact = (minutes * 100) / minutesInUnit.value;
      const over = rounding.value === 'nearest' ? increment.value / 2 : 0;

      expect(amount).toBeLessThanOrEqual(exact + over + 1e-6);
      expect(exact - amount).toBeLessThan(amount > 0 ? increment.value : minimum.value);
    }
  });

  it('is a whole number of steps, and nothing below the minimum', () => {
    for (const { amount } of times(150, () => creditFromMinutes(body, someMinutes()))) {
      expect(amount % increment.value).toBe(0);
      expect(amount === 0 || amount >= minimum.value).toBe(true);
    }
  });

  it('never falls when minutes grow', () => {
    const amounts = times(500, someMinutes)
      .toSorted((a, b) => a - b)
      .map((minutes) => creditFromMinutes(body, minutes).amount);

    expect(amounts).toEqual(amounts.toSorted((a, b) => a - b));
  });

  it('counts no more of an event than was taught, whatever its order', () => {
    const kinds = ['instruction', 'break', 'meal', 'other'] as const;
    for (let round = 0; round < 40; round++) {
      const segments = times(between(1, 8), (): Segment => ({
        minutes: someMinutes(),
        kind: kinds[between(0, 3)] ?? 'other',
      }));
      const count = eventMinutes(segments, body);
      const taught = segments
        .filter(({ kind }) => kind === 'instruction')
        .reduce((sum, { minutes }) => sum + minutes, 0);

      expect(count.ok && count.minutes).toBeLessThanOrEqual(taught + 1e-6);
      expect(eventMinutes(shuffled(segments), body)).toEqual(count);
    }
  });
});

describe('a worksheet of any course', () => {
  it('offers no body more than its own count, nor more than the safe minimum gives', () => {
    for (const course of times(120, aCourse)) {
      const worksheet = worksheetOf(course);
      for (const { body, minutes, ownAmount, outcome } of worksheet.lines) {
        expect(minutes).toBeGreaterThanOrEqual(worksheet.safeMinutes);
        if (!outcome.offered) continue;
        expect(outcome.amount).toBeLessThanOrEqual(ownAmount);
        expect(outcome.amount).toBe(creditFromMinutes(body, worksheet.safeMinutes).amount);
      }
    }
  });

  it('does not depend on the order of the bodies', () => {
    for (const course of times(80, aCourse)) {
      expect(worksheetOf({ ...course, bodies: shuffled(course.bodies) })).toEqual(worksheetOf(course));
    }
  });

  it('never offers a body more because another is claimed as well', () => {
    for (const course of times(80, aCourse)) {
      const alone = course.bodies.slice(0, -1);
      if (alone.every((body) => body === 'ibcgp')) continue;
      const fewer = worksheetOf({ ...course, bodies: alone });

      expect(worksheetOf(course).safeMinutes).toBeLessThanOrEqual(fewer.safeMinutes);
    }
  });

  it('survives being kept as JSON', () => {
    for (const worksheet of times(40, () => worksheetOf(aCourse()))) {
      expect(JSON.parse(JSON.stringify(worksheet))).toEqual(worksheet);
    }
  });
});

describe('an award on any offer', () => {
  const evidence = (claimed: number | null): SelfStudyEvidence => ({
    kind: 'self-study',
    lessonsRequired: ['one'],
    lessonsRead: [{ id: 'read', lessonId: 'one', on: '2026-03-02' }],
    attempt: { id: 'attempt', on: '2026-03-03', score: between(80, 100), passed: true },
    evaluation: { id: 'evaluation', on: '2026-03-04' },
    attestation: { id: 'attestation', on: '2026-03-04', claimed },
  });
  const approvals = BODY_IDS.map((body) => ({
    id: body,
    body,
    number: null,
    formats: ['self-study'] as const,
    from: '2026-01-01',
    to: null,
  }));
  const activity = { id: 'course', format: 'self-study', forCredit: true, categories: [] } as const;

  it('replays identically after being kept as JSON, and is never above the offer', () => {
    const offers = times(
      100,
      () => makeOffers(worksheetOf(aCourse()), approvals, activity, '2026-03-01').offers,
    ).flat();

    expect(offers.length).toBeGreaterThan(20);
    for (const made of offers) {
      const offer = { ...made, id: 'offer' };
      const inputs = { offer, evidence: evidence(made.body === 'ama' ? 25 : null) };
      const decision = deriveAward(offer, inputs.evidence, RULE_VERSION);
      if (!decision.granted) throw new Error(JSON.stringify(decision.reasons));
      const kept: unknown = JSON.parse(JSON.stringify(decision.derivation));

      expect(decision.amount).toBeLessThanOrEqual(offer.amount);
      expect(replayAward(kept, JSON.parse(JSON.stringify(inputs)))).toEqual({ outcome: 'identical' });
    }
  });
});
