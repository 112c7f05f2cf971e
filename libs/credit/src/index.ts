export {
  BODIES,
  BODY_IDS,
  formatInUnit,
  inBodyOrder,
  isBodyId,
  type Body,
  type BodyId,
  type BreakRule,
  type ClaimRule,
  type Rounding,
  type UnitName,
} from './body.js';
export type { Confidence, Fact, Source } from './source.js';
export { formatCredit, parseCredit, type Hundredths } from './hundredths.js';
export { formatMinutes, formatNumber, stepLine, type Step } from './step.js';
export type { MinuteCount, Segment } from './minutes.js';
export { creditFromMinutes, type CreditResult } from './units.js';
export { eventMinutes, eventWorksheet, type EventWorksheetResult } from './event.js';
export { mergenerMinutes, wordCountMinutes, type TextMeasure } from './self-study.js';
export {
  SELF_STUDY_RULES,
  methodText,
  type Force,
  type Formula,
  type ItemRule,
  type Method,
  type PassMarkRule,
  type SelfStudyRules,
} from './self-study-rules.js';
export { creditWorksheet, passMarkNeeded, type CreditWorksheetResult } from './self-study-worksheet.js';
export type {
  Basis,
  BodyLine,
  CreditWorksheet,
  EventWorksheet,
  LineOutcome,
  RuleCheck,
  SelfStudyInputs,
  SelfStudyLine,
  SelfStudyWorksheet,
} from './worksheet.js';
export {
  makeOffers,
  type Activity,
  type Approval,
  type KeptOffer,
  type Offer,
  type OfferRefusal,
} from './offer.js';
export type {
  Attestation,
  Evidence,
  LessonRead,
  QuizAttempt,
  RecordedFact,
  SelfStudyEvidence,
} from './evidence.js';
export { deriveAward } from './award.js';
export { parseDerivation, type AwardDecision, type Derivation, type ParsedDerivation } from './derivation.js';
export { replayAward, type Difference, type Replay } from './replay.js';
export { RULE_VERSION } from './rule-version.js';
export {
  FORMATS,
  reasonSentence,
  type AwardRefusal,
  type Format,
  type ImpossibleInput,
  type LineRefusal,
  type OfferRefusalReason,
  type Quantity,
  type Reason,
} from './reason.js';
export { isPlainDate, isWithin, type PlainDate } from './plain-date.js';
