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
export { shareAmongSessions, type SharesResult } from './sharing.js';
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
  RosterEvidence,
  SelfStudyEvidence,
} from './evidence.js';
export { offerDifferences, type OfferDifference } from './offer-change.js';
export {
  ACTIVITY_ROLES,
  DISCIPLINES,
  PLANNING_RULES,
  planningRefusal,
  planningSentence,
  type ActivityPerson,
  type ActivityRole,
  type Discipline,
  type PlanningRefusal,
  type PlanningRule,
} from './planning.js';
export { BANNED_WORDS, bannedSentence, bannedWordings, type BannedWording } from './wording.js';
export {
  ARTEFACTS,
  PLACEHOLDERS,
  type Artefact,
  type MandatedStatement,
  type Placeholder,
  type StatementFile,
} from './statements/schema.js';
export { readStatements, type StatementsReading } from './statements/read-statements.js';
export {
  fillStatement,
  missingSentence,
  statementInForce,
  type FilledStatement,
  type StatementValues,
} from './statements/statement.js';
export { deriveAward } from './award.js';
export { parseDerivation, type AwardDecision, type Derivation, type ParsedDerivation } from './derivation.js';
export { replayAward, type Replay } from './replay.js';
export type { Difference } from './difference.js';
export { CYCLE_ENGINE, RULE_VERSION } from './rule-version.js';
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
export {
  addMonths,
  dayAfter,
  dayBefore,
  isPlainDate,
  isWithin,
  monthsIn,
  type PlainDate,
} from './plain-date.js';
export {
  ACTIVITY_KINDS,
  APPROVERS,
  approverName,
  FORMALITIES,
  isApprover,
  isTopic,
  ROLES,
  topicName,
  TOPICS,
  type ActivityKind,
  type Approver,
  type Formality,
  type Role,
  type Topic,
} from './vocabulary.js';
export {
  BODY_ATTENDANCE,
  type AttendancePolicy,
  type AttendanceRule,
  type AttendanceSpan,
  type BodyAttendance,
  type Instant,
  type ScheduledSegment,
} from './attendance/policy.js';
export {
  assessAttendance,
  type AttendanceResult,
  type AttendanceVerdict,
  type BodyVerdict,
  type SegmentVerdict,
} from './attendance/attendance.js';
export {
  attendanceReasonSentence,
  type AttendanceProblem,
  type AttendanceReason,
} from './attendance/attendance-reason.js';
export { licensesCoveredTwice, readRuleSet, type RuleSetReading } from './rule-set/read-rule-set.js';
export type { RuleSet, RuleSetVersion } from './rule-set/schema.js';
export { ruleChanges, ruleChangeSentence, type RuleChange } from './rule-set/rule-changes.js';
export type { RuleSetMistake } from './rule-set/yaml-lines.js';
export type { Clause } from './cycle/clause.js';
export {
  creditOf,
  type CreditRecord,
  type KnownPeriod,
  type License,
  type Move,
  type PartCredit,
  type Prospect,
  type RecordPart,
} from './cycle/license.js';
export { cycleOf, type Cycle, type CycleResult } from './cycle/cycle-of.js';
export type { Period } from './cycle/periods.js';
export {
  cycleProblemSentence,
  cycleReasonSentence,
  type CategoryMiss,
  type CycleProblem,
  type CycleReason,
} from './cycle/cycle-reason.js';
export type {
  Allocation,
  AllocationDerivation,
  AllocationLine,
  AllocationResult,
  DistinctRequirement,
  LimitUse,
  Requirement,
  RequirementStatus,
} from './cycle/allocation.js';
export { allocate, allocateAll, replayAllocation, type AllocationReplay } from './cycle/allocate.js';
export { movable, type MovablePart } from './cycle/movable.js';
export {
  openLicense,
  wouldCount,
  type Fit,
  type FitResult,
  type Gain,
  type OpenLicense,
  type OpenLicenseResult,
} from './cycle/would-count.js';
export { fits, type OfferFit } from './cycle/fits.js';
export { fitSentence, lineSentence, requirementSentence } from './cycle/sentences.js';
