import { awardStep, claimRefusals, countAgain, dateRefusals, offerRefusals, refused } from './award-rules.js';
import type { AwardDecision } from './derivation.js';
import type { RosterEvidence } from './evidence.js';
import type { KeptOffer } from './offer.js';
import { isWithin } from './plain-date.js';
import { step } from './step.js';

/**
 * The rule for somebody on a society's roster: the whole offer, live or self-paced, for whoever the society says completed
 * it all, on a day within the approval. Where the body leaves the amount to the learner (AMA), nobody else can claim it, and
 * a roster gives nothing.
 */
export function awardFromRoster(
  offer: KeptOffer,
  { line: { id: rosterLineId, on: completedOn } }: RosterEvidence,
  ruleVersion: string,
): AwardDecision {
  const { approval, amount, unit, body } = offer;
  const { from, to } = approval;
  const line = countAgain(offer);
  const reasons = [
    ...offerRefusals(offer, line),
    ...claimRefusals(offer, { claimed: null }),
    ...dateRefusals([completedOn, from, to ?? from]),
  ];
  if (reasons.length > 0 || !line) return refused(reasons);
  if (!isWithin(completedOn, from, to))
    return refused([{ code: 'completed-outside-approval', body, completedOn, from, to }]);

  return {
    granted: true,
    amount,
    unit,
    derivation: {
      ruleVersion,
      offerId: offer.id,
      activityId: offer.activityId,
      approvalId: approval.id,
      body,
      inputs: { rosterLineId },
      completedOn,
      steps: [
        ...line.steps,
        step('on the roster of those who completed all of it', 1, 'line'),
        awardStep(offer, amount),
      ],
      amount,
      unit,
    },
  };
}
