import { awardStep, claimRefusals, countAgain, dateRefusals, offerRefusals, refused } from './award-rules.js';
import type { AwardDecision, Derivation } from './derivation.js';
import { firstReads, unreadLessons, type RecordedFact, type SelfStudyEvidence } from './evidence.js';
import type { KeptOffer } from './offer.js';
import { isWithin, type PlainDate } from './plain-date.js';
import type { AwardRefusal } from './reason.js';
import { step, type Step } from './step.js';
import type { SelfStudyInputs } from './worksheet.js';

/** The rule for a self-paced course; `deriveAward` says what it asks. */
export function awardSelfStudy(
  offer: KeptOffer,
  evidence: SelfStudyEvidence,
  ruleVersion: string,
): AwardDecision {
  const { worksheet, format, approval } = offer;
  if (worksheet.kind !== 'self-study' || format !== 'self-study') {
    return refused([{ code: 'evidence-does-not-fit', format }]);
  }

  const line = countAgain(offer);
  const reasons = [
    ...offerRefusals(offer, line),
    ...evidenceRefusals(evidence, worksheet.inputs),
    ...(evidence.attestation ? claimRefusals(offer, evidence.attestation) : []),
    ...dateRefusals([...daysOf(evidence), approval.from, approval.to ?? approval.from]),
  ];
  const { evaluation, attestation } = evidence;
  if (reasons.length > 0 || !line || !evaluation || !attestation) return refused(reasons);

  const completedOn = lastDay(workOf(evidence, worksheet.inputs));
  if (!isWithin(completedOn, approval.from, approval.to)) {
    const { from, to } = approval;
    return refused([{ code: 'completed-outside-approval', body: offer.body, completedOn, from, to }]);
  }

  const amount = attestation.claimed ?? offer.amount;
  const derivation: Derivation = {
    ruleVersion,
    offerId: offer.id,
    activityId: offer.activityId,
    approvalId: approval.id,
    body: offer.body,
    inputs: {
      lessonReadIds: firstReads(evidence).map(({ id }) => id),
      attemptId: hasQuiz(worksheet.inputs) ? (evidence.attempt?.id ?? null) : null,
      evaluationId: evaluation.id,
      attestationId: attestation.id,
    },
    completedOn,
    steps: [...line.steps, ...evidenceSteps(evidence, worksheet.inputs), awardStep(offer, amount)],
    amount,
    unit: offer.unit,
  };

  return { granted: true, amount, unit: offer.unit, derivation };
}

const hasQuiz = ({ items }: SelfStudyInputs): boolean => items > 0;

function evidenceRefusals(evidence: SelfStudyEvidence, inputs: SelfStudyInputs): AwardRefusal[] {
  const refusals: AwardRefusal[] = [];
  const lessonIds = unreadLessons(evidence);
  if (lessonIds.length > 0) refusals.push({ code: 'lessons-not-read', lessonIds });
  if (hasQuiz(inputs) && !isPassed(evidence, inputs)) {
    refusals.push({
      code: 'not-passed',
      needed: inputs.passMark,
      score: evidence.attempt?.score ?? null,
    });
  }
  if (!evidence.evaluation) refusals.push({ code: 'evaluation-missing' });
  if (!evidence.attestation) refusals.push({ code: 'attestation-missing' });

  return refusals;
}

function isPassed({ attempt }: SelfStudyEvidence, { passMark }: SelfStudyInputs): boolean {
  return attempt !== null && attempt.passed && attempt.score >= (passMark ?? 0) && attempt.score <= 100;
}

function daysOf({ lessonsRead, attempt, evaluation, attestation }: SelfStudyEvidence): PlainDate[] {
  const facts = [...lessonsRead, attempt, evaluation, attestation].filter((fact) => fact !== null);

  return facts.map(({ on }) => on);
}

/** The facts that make the work complete; the attestation only claims it. */
function workOf(evidence: SelfStudyEvidence, inputs: SelfStudyInputs): RecordedFact[] {
  const attempt = hasQuiz(inputs) ? evidence.attempt : null;

  return [...firstReads(evidence), attempt, evidence.evaluation].filter((fact) => fact !== null);
}

const lastDay = (facts: readonly RecordedFact[]): PlainDate =>
  facts.reduce((latest, { on }) => (on > latest ? on : latest), '');

function evidenceSteps(evidence: SelfStudyEvidence, inputs: SelfStudyInputs): Step[] {
  const reads = firstReads(evidence);
  const readStep = step(`lessons read of ${reads.length} required`, reads.length, 'lessons');
  if (!hasQuiz(inputs) || !evidence.attempt) return [readStep];
  const needed = inputs.passMark === null ? '' : `, ${inputs.passMark} needed`;

  return [readStep, step(`score of the quiz${needed}`, evidence.attempt.score, 'percent')];
}
