import { BODIES } from './body.js';
import type { AwardDecision, Derivation } from './derivation.js';
import {
  firstReads,
  unreadLessons,
  type Attestation,
  type RecordedFact,
  type SelfStudyEvidence,
} from './evidence.js';
import { formatCredit, type Hundredths } from './hundredths.js';
import type { KeptOffer } from './offer.js';
import { isPlainDate, isWithin, type PlainDate } from './plain-date.js';
import type { AwardRefusal } from './reason.js';
import { creditWorksheet } from './self-study-worksheet.js';
import { step, type Step } from './step.js';
import type { SelfStudyInputs, SelfStudyLine, SelfStudyWorksheet } from './worksheet.js';

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

  const line = countAgain(offer, worksheet);
  const reasons = [
    ...offerRefusals(offer, line),
    ...evidenceRefusals(evidence, worksheet.inputs),
    ...claimRefusals(offer, evidence.attestation),
    ...dateRefusals(evidence, [approval.from, approval.to ?? approval.from]),
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

const refused = (reasons: readonly AwardRefusal[]): AwardDecision => ({ granted: false, reasons });

const hasQuiz = ({ items }: SelfStudyInputs): boolean => items > 0;

/** The offer's line counted from the measures alone, so that an amount changed after the fact does not pass. */
function countAgain({ body }: KeptOffer, { inputs }: SelfStudyWorksheet): SelfStudyLine | undefined {
  const counted = creditWorksheet(inputs);

  return counted.ok ? counted.worksheet.lines.find((line) => line.body === body) : undefined;
}

function offerRefusals({ amount, unit }: KeptOffer, line: SelfStudyLine | undefined): AwardRefusal[] {
  const derived = line?.outcome.offered ? line.outcome : null;
  if (derived?.amount === amount && derived.unit === unit) return [];

  return [
    {
      code: 'offer-does-not-follow',
      offered: { amount, unit },
      derived: derived && { amount: derived.amount, unit: derived.unit },
    },
  ];
}

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

function claimRefusals(
  { body, amount: offered }: KeptOffer,
  attestation: Attestation | null,
): AwardRefusal[] {
  if (!attestation) return [];
  const { claimed } = attestation;
  if (BODIES[body].claim.value === 'whole') {
    return claimed === null || claimed === offered
      ? []
      : [{ code: 'partial-claim-not-allowed', body, claimed, offered }];
  }
  if (claimed === null) return [{ code: 'claim-missing', body, offered }];
  if (claimed > offered) return [{ code: 'claim-above-offer', body, claimed, offered }];
  const increment = BODIES[body].increment.value;

  return claimed > 0 && claimed % increment === 0
    ? []
    : [{ code: 'claim-not-in-increments', body, claimed, increment }];
}

function dateRefusals(evidence: SelfStudyEvidence, others: readonly PlainDate[]): AwardRefusal[] {
  const { attempt, evaluation, attestation } = evidence;
  const facts = [...evidence.lessonsRead, attempt, evaluation, attestation].filter((fact) => fact !== null);
  const dates = [...facts.map(({ on }) => on), ...others].filter((date) => !isPlainDate(date));

  return [...new Set(dates)].map((date) => ({ code: 'date-impossible', date }));
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

function awardStep({ body, amount: offered }: KeptOffer, amount: Hundredths): Step {
  const text = BODIES[body].claim.value === 'whole' ? 'awarded, all of the offer' : 'awarded, as claimed';
  const atMost = amount === offered ? '' : `, of at most ${formatCredit(offered)}`;

  return step(`${text}${atMost}`, amount / 100, BODIES[body].unit.value.many);
}
