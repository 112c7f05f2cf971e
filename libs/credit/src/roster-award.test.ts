import { deriveAward } from './award.js';
import type { BodyId } from './body.js';
import { eventWorksheet } from './event.js';
import type { RosterEvidence } from './evidence.js';
import { makeOffers, type KeptOffer } from './offer.js';
import { replayAward } from './replay.js';
import { RULE_VERSION } from './rule-version.js';
import { creditWorksheet } from './self-study-worksheet.js';

/** Two hours of instruction: 120 / 60 = 2 units of APA, 2 of NBCC, 2 of AMA. */
function anOffer(body: BodyId = 'apa', format: 'live-online' | 'self-study' = 'live-online'): KeptOffer {
  const counted =
    format === 'self-study'
      ? creditWorksheet({ words: 9_000, items: 15, difficulty: 3, mediaMinutes: 0, bodies: [body] })
      : eventWorksheet({ segments: [{ minutes: 120, kind: 'instruction' }], bodies: [body] });
  const approval = {
    id: `approval-${body}`,
    body,
    number: null,
    formats: [format],
    from: '2026-01-01',
    to: '2026-12-31',
  };
  const activity = { id: 'evening', format, forCredit: true, categories: [] };
  const [offer] = counted.ok ? makeOffers(counted.worksheet, [approval], activity, '2026-03-01').offers : [];
  if (!offer) throw new Error(`no offer for ${body}`);

  return { ...offer, id: `offer-${body}` };
}

const anEvidence = (on = '2026-03-07'): RosterEvidence => ({
  kind: 'roster',
  line: { id: 'line-1', on },
  source: 'Sign-in sheets, kept by the office.',
});

describe('an award from a roster', () => {
  it.each([
    ['apa', 'live-online', 200],
    ['nbcc', 'live-online', 200],
    // 9,000 words, 15 questions, difficulty 3 are 76.239 minutes by Mergener: 1.25 of a 60-minute unit.
    ['apa', 'self-study', 125],
  ] as const)('is the whole offer of %s, %s: %i hundredths', (body, format, amount) => {
    expect(deriveAward(anOffer(body, format), anEvidence(), RULE_VERSION)).toMatchObject({
      granted: true,
      amount,
      derivation: { inputs: { rosterLineId: 'line-1' }, completedOn: '2026-03-07', amount },
    });
  });

  it('replays to the letter from what was kept', () => {
    const [offer, evidence] = [anOffer(), anEvidence()];
    const decision = deriveAward(offer, evidence, RULE_VERSION);
    const kept: unknown = decision.granted && JSON.parse(JSON.stringify(decision.derivation));

    expect(replayAward(kept, { offer, evidence })).toEqual({ outcome: 'identical' });
  });

  it('does not claim for the learner what is the learner’s to claim', () => {
    expect(deriveAward(anOffer('ama'), anEvidence(), RULE_VERSION)).toEqual({
      granted: false,
      reasons: [{ code: 'claim-missing', body: 'ama', offered: 200 }],
    });
  });

  it.each([
    ['2025-12-31', 'completed-outside-approval'],
    ['2027-01-01', 'completed-outside-approval'],
    ['7 March', 'date-impossible'],
  ])('refuses %s as %s', (on, code) => {
    expect(deriveAward(anOffer(), anEvidence(on), RULE_VERSION)).toMatchObject({
      granted: false,
      reasons: [{ code }],
    });
  });

  it.each(['2026-01-01', '2026-12-31'])('counts the first and the last day of the approval: %s', (on) => {
    expect(deriveAward(anOffer(), anEvidence(on), RULE_VERSION).granted).toBe(true);
  });

  it('refuses an amount that was changed after it was counted', () => {
    expect(deriveAward({ ...anOffer(), amount: 300 }, anEvidence(), RULE_VERSION)).toMatchObject({
      granted: false,
      reasons: [{ code: 'offer-does-not-follow' }],
    });
  });
});
