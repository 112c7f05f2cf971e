import { deriveAward } from './award.js';
import type { BodyId } from './body.js';
import type { SelfStudyEvidence } from './evidence.js';
import { makeOffers, type KeptOffer } from './offer.js';
import { replayAward } from './replay.js';
import { RULE_VERSION } from './rule-version.js';
import { creditWorksheet } from './self-study-worksheet.js';

/** 9,000 words, 15 questions, difficulty 3: Mergener 76.239 minutes, so 1.25 of a 60-minute unit. */
function anOffer(body: BodyId = 'apa', items = 15): KeptOffer {
  const result = creditWorksheet({ words: 9_000, items, difficulty: 3, mediaMinutes: 0, bodies: [body] });
  const approval = {
    id: `approval-${body}`,
    body,
    number: null,
    formats: ['self-study'],
    from: '2026-01-01',
    to: '2026-12-31',
  } as const;
  const activity = { id: 'ethics', format: 'self-study', forCredit: true, categories: ['ethics'] } as const;
  const [offer] = result.ok ? makeOffers(result.worksheet, [approval], activity, '2026-03-01').offers : [];
  if (!offer) throw new Error(`no offer for ${body}`);

  return { ...offer, id: `offer-${body}` };
}

const anEvidence = (parts: Partial<SelfStudyEvidence> = {}): SelfStudyEvidence => ({
  kind: 'self-study',
  lessonsRequired: ['one', 'two'],
  lessonsRead: [
    { id: 'read-2', lessonId: 'two', on: '2026-03-03' },
    { id: 'read-1', lessonId: 'one', on: '2026-03-02' },
  ],
  attempt: { id: 'attempt-1', on: '2026-03-04', score: 80, passed: true },
  evaluation: { id: 'evaluation-1', on: '2026-03-05' },
  attestation: { id: 'attestation-1', on: '2026-03-07', claimed: null },
  ...parts,
});

const decide = (parts: Partial<SelfStudyEvidence> = {}, offer = anOffer()) =>
  deriveAward(offer, anEvidence(parts), RULE_VERSION);

const claiming = (claimed: number | null) => ({
  attestation: { id: 'attestation-1', on: '2026-03-07', claimed },
});

describe('deriveAward', () => {
  it('grants the whole offer and keeps how it came about', () => {
    // Frozen for rule version credit-1: awards kept under it must replay to this letter.
    expect(decide()).toEqual({
      granted: true,
      amount: 125,
      unit: 'CE credits',
      derivation: {
        ruleVersion: 'credit-1',
        offerId: 'offer-apa',
        activityId: 'ethics',
        approvalId: 'approval-apa',
        body: 'apa',
        inputs: {
          lessonReadIds: ['read-1', 'read-2'],
          attemptId: 'attempt-1',
          evaluationId: 'evaluation-1',
          attestationId: 'attestation-1',
        },
        // the last of lessons, quiz and evaluation; the attestation only claims
        completedOn: '2026-03-05',
        steps: [
          { text: '0.00209 × 9,000 words', value: 18.81, unit: 'minutes' },
          { text: '2.78 × 15 questions', value: 41.7, unit: 'minutes' },
          { text: '15.5 × difficulty 3', value: 46.5, unit: 'minutes' },
          { text: 'the three added, less 22.3', value: 84.71, unit: 'minutes' },
          { text: 'Mergener: 0.9 × 84.71', value: 76.239, unit: 'minutes' },
          { text: 'safe minimum over the bodies claimed', value: 76.239, unit: 'minutes' },
          { text: '76.239 minutes ÷ 60 minutes in one unit', value: 1.27065, unit: 'CE credits' },
          { text: 'rounded down to a whole number of steps of 0.25', value: 1.25, unit: 'CE credits' },
          { text: 'lessons read of 2 required', value: 2, unit: 'lessons' },
          { text: 'score of the quiz, 75 needed', value: 80, unit: 'percent' },
          { text: 'awarded, all of the offer', value: 1.25, unit: 'CE credits' },
        ],
        amount: 125,
        unit: 'CE credits',
      },
    });
  });

  it('names everything that is missing at once', () => {
    expect(decide({ lessonsRead: [], attempt: null, evaluation: null, attestation: null })).toEqual({
      granted: false,
      reasons: [
        { code: 'lessons-not-read', lessonIds: ['one', 'two'] },
        { code: 'not-passed', needed: 75, score: null },
        { code: 'evaluation-missing' },
        { code: 'attestation-missing' },
      ],
    });
  });

  it.each([
    [74.9, true, false],
    [75, true, true],
    [100, true, true],
    [101, true, false],
    [NaN, true, false],
    [90, false, false],
  ])('judges a score of %d, passed %s, against 75: granted %s', (score, passed, granted) => {
    expect(decide({ attempt: { id: 'attempt-1', on: '2026-03-04', score, passed } }).granted).toBe(granted);
  });

  it('asks for no quiz where the course has none', () => {
    // 9,000 words at difficulty 3 without questions: 0.9 x (-22.3 + 18.81 + 46.5) = 38.709 minutes, AMA 0.645 -> 0.75
    const decision = deriveAward(
      anOffer('ama', 0),
      anEvidence({ ...claiming(75), attempt: null }),
      RULE_VERSION,
    );

    expect(decision).toMatchObject({ granted: true, derivation: { inputs: { attemptId: null } } });
  });

  it('dates a lesson by its first reading', () => {
    const again = { id: 'read-9', lessonId: 'one', on: '2026-09-09' };
    const decision = decide({ lessonsRead: [again, ...anEvidence().lessonsRead] });

    expect(decision).toMatchObject({
      derivation: { completedOn: '2026-03-05', inputs: { lessonReadIds: ['read-1', 'read-2'] } },
    });
  });

  it('refuses work completed outside the approval', () => {
    expect(decide({ evaluation: { id: 'evaluation-1', on: '2027-01-01' } })).toEqual({
      granted: false,
      reasons: [
        {
          code: 'completed-outside-approval',
          body: 'apa',
          completedOn: '2027-01-01',
          from: '2026-01-01',
          to: '2026-12-31',
        },
      ],
    });
  });

  it('grants work completed on the last day of the approval, however late it is claimed', () => {
    const evaluation = { id: 'evaluation-1', on: '2026-12-31' };
    const attestation = { id: 'attestation-1', on: '2027-02-01', claimed: null };

    expect(decide({ evaluation, attestation }).granted).toBe(true);
  });

  it('refuses a date that is none', () => {
    expect(decide({ evaluation: { id: 'evaluation-1', on: '5 March' } })).toEqual({
      granted: false,
      reasons: [{ code: 'date-impossible', date: '5 March' }],
    });
  });

  it.each([
    { amount: 200, unit: 'CE credits' },
    { amount: 125, unit: 'CEU' },
  ])('refuses an offer changed to %j after it was counted', (changed) => {
    expect(decide({}, { ...anOffer(), ...changed })).toEqual({
      granted: false,
      reasons: [
        { code: 'offer-does-not-follow', offered: changed, derived: { amount: 125, unit: 'CE credits' } },
      ],
    });
  });

  it('refuses an offer for a body that its worksheet does not count', () => {
    expect(decide({}, { ...anOffer(), body: 'nasw' })).toMatchObject({
      reasons: [{ code: 'offer-does-not-follow', derived: null }],
    });
  });

  it('refuses evidence of a course for a live offer', () => {
    expect(decide({}, { ...anOffer(), format: 'live-online' })).toEqual({
      granted: false,
      reasons: [{ code: 'evidence-does-not-fit', format: 'live-online' }],
    });
  });

  it('refuses a rule version that never was', () => {
    expect(deriveAward(anOffer(), anEvidence(), 'credit-0')).toEqual({
      granted: false,
      reasons: [{ code: 'unknown-rule-version', ruleVersion: 'credit-0' }],
    });
  });
});

describe('the part claimed', () => {
  it.each([25, 100, 125])('may be %i hundredths of an AMA offer of 125', (claimed) => {
    expect(decide(claiming(claimed), anOffer('ama'))).toMatchObject({ granted: true, amount: claimed });
  });

  it.each([
    [null, { code: 'claim-missing', body: 'ama', offered: 125 }],
    [150, { code: 'claim-above-offer', body: 'ama', claimed: 150, offered: 125 }],
    [110, { code: 'claim-not-in-increments', body: 'ama', claimed: 110, increment: 25 }],
    [0, { code: 'claim-not-in-increments', body: 'ama', claimed: 0, increment: 25 }],
    [-25, { code: 'claim-not-in-increments', body: 'ama', claimed: -25, increment: 25 }],
    [NaN, { code: 'claim-not-in-increments', body: 'ama', claimed: NaN, increment: 25 }],
  ])('may not be %j of an AMA offer of 125', (claimed, reason) => {
    expect(decide(claiming(claimed), anOffer('ama'))).toEqual({ granted: false, reasons: [reason] });
  });

  it('is all or nothing for everyone else', () => {
    expect(decide(claiming(125)).granted).toBe(true);
    expect(decide(claiming(100))).toEqual({
      granted: false,
      reasons: [{ code: 'partial-claim-not-allowed', body: 'apa', claimed: 100, offered: 125 }],
    });
  });
});

describe('replayAward', () => {
  const kept = (): Record<string, unknown> => {
    const decision = decide();
    if (!decision.granted) throw new Error('the evidence of these tests is complete');

    return JSON.parse(JSON.stringify(decision.derivation));
  };
  const inputs = { offer: anOffer(), evidence: anEvidence() };

  it('comes out identical on the same inputs, through JSON and in any order of the readings', () => {
    const shuffled = anEvidence({ lessonsRead: anEvidence().lessonsRead.toReversed() });

    expect(replayAward(kept(), inputs)).toEqual({ outcome: 'identical' });
    expect(replayAward(kept(), { ...inputs, evidence: shuffled })).toEqual({ outcome: 'identical' });
  });

  it('says which values differ', () => {
    const attempt = { id: 'attempt-2', on: '2026-03-06', score: 90, passed: true };

    expect(replayAward(kept(), { ...inputs, evidence: anEvidence({ attempt }) })).toEqual({
      outcome: 'different',
      differences: [
        { path: 'inputs.attemptId', recorded: 'attempt-1', recomputed: 'attempt-2' },
        { path: 'completedOn', recorded: '2026-03-05', recomputed: '2026-03-06' },
        { path: 'steps.9.value', recorded: 80, recomputed: 90 },
      ],
    });
  });

  it('finds an amount that was changed in the record', () => {
    expect(replayAward({ ...kept(), amount: 200 }, inputs)).toEqual({
      outcome: 'different',
      differences: [{ path: 'amount', recorded: 200, recomputed: 125 }],
    });
  });

  it('finds a step that was taken out of the record', () => {
    const { steps, ...rest } = kept();
    const shortened = { ...rest, steps: Array.isArray(steps) ? steps.slice(0, -1) : [] };

    expect(replayAward(shortened, inputs)).toMatchObject({
      outcome: 'different',
      differences: [
        { path: 'steps.10.text', recorded: null, recomputed: 'awarded, all of the offer' },
        { path: 'steps.10.value', recorded: null, recomputed: 1.25 },
        { path: 'steps.10.unit', recorded: null, recomputed: 'CE credits' },
      ],
    });
  });

  it('says what would now be refused', () => {
    expect(replayAward(kept(), { ...inputs, evidence: anEvidence({ evaluation: null }) })).toEqual({
      outcome: 'refused',
      reasons: [{ code: 'evaluation-missing' }],
    });
  });

  it('does not know an award under rules that never were', () => {
    expect(replayAward({ ...kept(), ruleVersion: 'credit-0' }, inputs)).toEqual({
      outcome: 'refused',
      reasons: [{ code: 'unknown-rule-version', ruleVersion: 'credit-0' }],
    });
  });

  it.each([
    [null, ['derivation: ']],
    ['text', ['derivation: ']],
    [{ ...kept(), amount: 1.5 }, ['amount: ']],
    [{ ...kept(), body: 'abc' }, ['body: ']],
    [{ ...kept(), extra: 1 }, ['derivation: ']],
  ])('does not read %j', (record, problems) => {
    expect(replayAward(record, inputs)).toEqual({
      outcome: 'unreadable',
      problems: problems.map((start) => expect.stringMatching(new RegExp(`^${start}`))),
    });
  });
});
