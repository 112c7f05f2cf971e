import { DataSource } from 'typeorm';
import { Naming } from './platform/naming.js';
import { OutboxEntry } from './platform/outbox.entity.js';
import { Attempt } from './assessments/attempt.entity.js';
import { ItemRemark } from './assessments/item-remark.entity.js';
import { AttemptResultRecord } from './assessments/attempt-result.entity.js';
import { AttemptStep } from './assessments/attempt-step.entity.js';
import { Certificate } from './certificates/certificate.entity.js';
import { CertificateCorrection } from './certificates/certificate-correction.entity.js';
import { CertificateMail } from './certificates/certificate-mail.entity.js';
import { CertificatePageRetry, CertificateReissue } from './certificates/certificate-reissue.entity.js';
import { CertificateRevocation } from './certificates/certificate-revocation.entity.js';
import { CertificateClaims } from './certificates/credentials/certificate-claims.entity.js';
import { CertificateCopy } from './certificates/credentials/certificate-copy.entity.js';
import { CertificateCredential } from './certificates/credentials/certificate-credential.entity.js';
import {
  CertificateRun,
  CertificateRunLine,
  CertificateRunOutcome,
  CertificateRunTurn,
} from './certificates/runs/certificate-run.entity.js';
import { CertificateRunMail, CertificateRunMailHold } from './certificates/runs/run-mail.entity.js';
import { CertificatePicture } from './certificates/templates/certificate-picture.entity.js';
import { CertificateTemplateVersion } from './certificates/templates/certificate-template.entity.js';
import { NameChangeDecision, NameChangeRequest } from './certificates/name-change.entity.js';
import { AwardReversal } from './credit/ledger/award-reversal.entity.js';
import { MailCancellation } from './notifications/mail-cancellation.entity.js';
import { CertificateFile } from './certificates/certificate-file.entity.js';
import { Course } from './courses/course.entity.js';
import { CourseVersion } from './courses/course-version.entity.js';
import { OfferRecord } from './courses/offer.entity.js';
import { OfferWithdrawal } from './courses/offer-withdrawal.entity.js';
import { RenderedLessonPage } from './courses/lesson-page.entity.js';
import { Award } from './credit/award.entity.js';
import { Verdict } from './credit/verdict.entity.js';
import { Enrollment } from './enrollments/enrollment.entity.js';
import { ReadingEventRecord } from './enrollments/reading-event.entity.js';
import { BoxedEvaluation } from './evaluations/boxed-evaluation.entity.js';
import { EvaluationReceipt } from './evaluations/evaluation-receipt.entity.js';
import { EvaluationResponse } from './evaluations/evaluation-response.entity.js';
import { Mail } from './notifications/mail.entity.js';
import { LicenseDoneItem } from './accounts/licenses/license-done-item.entity.js';
import { LicenseRuleLook } from './credit/cycles/license-rule-look.entity.js';
import { LicenseMove } from './accounts/licenses/license-move.entity.js';
import { LicenseRecord } from './accounts/licenses/license.entity.js';
import { PersonAddress } from './accounts/person-address.entity.js';
import { PersonRecord } from './accounts/person.entity.js';
import { CycleEvaluation } from './credit/cycles/cycle-evaluation.entity.js';
import { RuleSetRecord } from './credit/rule-sets/rule-set.entity.js';
import { ApprovalReminder } from './approvals/approval-reminder.entity.js';
import { Approval } from './societies/approval.entity.js';
import { Membership } from './societies/membership.entity.js';
import { Program } from './societies/program.entity.js';
import {
  Cosponsorship,
  CosponsorshipNotice,
  CosponsorshipTurn,
} from './cosponsorships/cosponsorship.entity.js';
import { Society } from './societies/society.entity.js';
import { OutsideHours } from './credit/outside-hours/outside-hours.entity.js';
import { OutsideHoursProof } from './credit/outside-hours/outside-hours-proof.entity.js';
import { PracticeEntry } from './credit/practice-log/practice-entry.entity.js';
import {
  SignatureLink,
  SignatureRequest,
  SignatureRequestEntry,
  SignatureWithdrawal,
} from './credit/practice-log/signature-request.entity.js';
import { Signature } from './credit/practice-log/signature.entity.js';
import { Proof } from './credit/proofs/proof.entity.js';
import { ReminderStop } from './credit/reminders/reminder-stop.entity.js';
import { Reminder } from './credit/reminders/reminder.entity.js';
import { ProofPlace } from './credit/proofs/proof-place.entity.js';
import { ReportedMark } from './credit/reported/reported-mark.entity.js';
import { ShareContent, ShareRevocation, TranscriptShare } from './credit/shares/share.entity.js';
import { SocietyKey, SocietyKeyEnding, SocietyKeySecret } from './issuers/society-key.entity.js';
import { CreateSocieties20261122090000 } from './migrations/20261122090000-create-societies.js';
import { CreateCourses20261122090100 } from './migrations/20261122090100-create-courses.js';
import { CreateLearningRecord20261122090200 } from './migrations/20261122090200-create-learning-record.js';
import { CreateCredit20261122090300 } from './migrations/20261122090300-create-credit.js';
import { CreateOutboxAndAudit20261122090400 } from './migrations/20261122090400-create-outbox-and-audit.js';
import { GrantApplicationRole20261122090500 } from './migrations/20261122090500-grant-application-role.js';
import { CreateIdentity20261122090600 } from './migrations/20261122090600-create-identity.js';
import { NarrowPeopleAndTruncate20261122090700 } from './migrations/20261122090700-narrow-people-and-truncate.js';
import { KeepAttemptsTogether20261122090800 } from './migrations/20261122090800-keep-attempts-together.js';
import { VersionApprovals20261122091000 } from './migrations/20261122091000-version-approvals.js';
import { CreatePrograms20261122091100 } from './migrations/20261122091100-create-programs.js';
import { FollowOffers20261122091200 } from './migrations/20261122091200-follow-offers.js';
import { CreateApprovalReminders20261122091300 } from './migrations/20261122091300-create-approval-reminders.js';
import { KeepEvaluationStatements20261122091400 } from './migrations/20261122091400-keep-evaluation-statements.js';
import { CreateRuleSets20261122092000 } from './migrations/20261122092000-create-rule-sets.js';
import { CreateLicenses20261122092100 } from './migrations/20261122092100-create-licenses.js';
import { CreateCycleEvaluations20261122092200 } from './migrations/20261122092200-create-cycle-evaluations.js';
import { CreateBoxedEvaluations20261122094000 } from './migrations/20261122094000-create-boxed-evaluations.js';
import { CreateProofs20261122093000 } from './migrations/20261122093000-create-proofs.js';
import { CreateOutsideHours20261122093100 } from './migrations/20261122093100-create-outside-hours.js';
import { CreatePracticeLog20261122093200 } from './migrations/20261122093200-create-practice-log.js';
import { CreateSignatures20261122093300 } from './migrations/20261122093300-create-signatures.js';
import { CreateReminders20261122093400 } from './migrations/20261122093400-create-reminders.js';
import { CreateTranscriptShares20261122094100 } from './migrations/20261122094100-create-transcript-shares.js';
import { CreateReportedMarks20261122094200 } from './migrations/20261122094200-create-reported-marks.js';
import { HoldMailsBack20261122095000 } from './migrations/20261122095000-hold-mails-back.js';
import { CorrectAwards20261122095100 } from './migrations/20261122095100-correct-awards.js';
import { KeepCertificates20261122095200 } from './migrations/20261122095200-keep-certificates.js';
import { CreateNameChanges20261122095300 } from './migrations/20261122095300-create-name-changes.js';
import { CreateSocietyKeys20261122096000 } from './migrations/20261122096000-create-society-keys.js';
import { CreateSocietyLogs20261122096100 } from './migrations/20261122096100-create-society-logs.js';
import { CreateStatusPlaces20261122096200 } from './migrations/20261122096200-create-status-places.js';
import { CreateCertificateTemplates20261122096400 } from './migrations/20261122096400-create-certificate-templates.js';
import { CreateLicenseRuleLooks20261122096500 } from './migrations/20261122096500-create-license-rule-looks.js';
import { NarrowPeopleForJobs20261122096600 } from './migrations/20261122096600-narrow-people-for-jobs.js';
import { CreateItemRemarks20261122096700 } from './migrations/20261122096700-create-item-remarks.js';
import { CreateCredentials20261122097500 } from './migrations/20261122097500-create-credentials.js';
import { CreateCosponsorships20261122098000 } from './migrations/20261122098000-create-cosponsorships.js';
import { NumberCertificateFiles20261122098200 } from './migrations/20261122098200-number-certificate-files.js';
import { CreateCertificateRuns20261122096300 } from './migrations/20261122096300-create-certificate-runs.js';
import { HoldProgramsInSessions20261122098100 } from './migrations/20261122098100-hold-programs-in-sessions.js';
import { TellPeopleOnRosters20261122098300 } from './migrations/20261122098300-tell-people-on-rosters.js';
import { LetLearnersChooseLicenses20261122098400 } from './migrations/20261122098400-let-learners-choose-licenses.js';

export const entities = [
  Society,
  Membership,
  Approval,
  ApprovalReminder,
  Program,
  Cosponsorship,
  CosponsorshipTurn,
  CosponsorshipNotice,
  PersonRecord,
  PersonAddress,
  Course,
  CourseVersion,
  RenderedLessonPage,
  OfferRecord,
  OfferWithdrawal,
  Enrollment,
  ReadingEventRecord,
  Attempt,
  AttemptStep,
  AttemptResultRecord,
  ItemRemark,
  BoxedEvaluation,
  EvaluationReceipt,
  EvaluationResponse,
  Verdict,
  Award,
  AwardReversal,
  Certificate,
  CertificateFile,
  CertificateCorrection,
  CertificateRevocation,
  CertificateMail,
  CertificateReissue,
  CertificatePageRetry,
  CertificateClaims,
  CertificateCredential,
  CertificateCopy,
  CertificateRun,
  CertificateRunLine,
  CertificateRunTurn,
  CertificateRunMail,
  CertificateRunMailHold,
  CertificateRunOutcome,
  CertificatePicture,
  CertificateTemplateVersion,
  NameChangeRequest,
  NameChangeDecision,
  Mail,
  MailCancellation,
  OutboxEntry,
  RuleSetRecord,
  LicenseRecord,
  LicenseMove,
  LicenseDoneItem,
  LicenseRuleLook,
  CycleEvaluation,
  Proof,
  ProofPlace,
  OutsideHours,
  OutsideHoursProof,
  PracticeEntry,
  SignatureRequest,
  SignatureRequestEntry,
  SignatureLink,
  SignatureWithdrawal,
  Signature,
  Reminder,
  ReminderStop,
  TranscriptShare,
  ShareRevocation,
  ShareContent,
  ReportedMark,
  SocietyKey,
  SocietyKeySecret,
  SocietyKeyEnding,
];

export const migrations = [
  CreateSocieties20261122090000,
  CreateCourses20261122090100,
  CreateLearningRecord20261122090200,
  CreateCredit20261122090300,
  CreateOutboxAndAudit20261122090400,
  GrantApplicationRole20261122090500,
  CreateIdentity20261122090600,
  NarrowPeopleAndTruncate20261122090700,
  KeepAttemptsTogether20261122090800,
  VersionApprovals20261122091000,
  CreatePrograms20261122091100,
  FollowOffers20261122091200,
  CreateApprovalReminders20261122091300,
  KeepEvaluationStatements20261122091400,
  CreateRuleSets20261122092000,
  CreateLicenses20261122092100,
  CreateCycleEvaluations20261122092200,
  CreateProofs20261122093000,
  CreateOutsideHours20261122093100,
  CreatePracticeLog20261122093200,
  CreateSignatures20261122093300,
  CreateReminders20261122093400,
  CreateBoxedEvaluations20261122094000,
  CreateTranscriptShares20261122094100,
  CreateReportedMarks20261122094200,
  HoldMailsBack20261122095000,
  CorrectAwards20261122095100,
  KeepCertificates20261122095200,
  CreateNameChanges20261122095300,
  CreateSocietyKeys20261122096000,
  CreateSocietyLogs20261122096100,
  CreateStatusPlaces20261122096200,
  CreateCertificateRuns20261122096300,
  CreateCertificateTemplates20261122096400,
  CreateLicenseRuleLooks20261122096500,
  NarrowPeopleForJobs20261122096600,
  CreateItemRemarks20261122096700,
  CreateCredentials20261122097500,
  CreateCosponsorships20261122098000,
  HoldProgramsInSessions20261122098100,
  NumberCertificateFiles20261122098200,
  TellPeopleOnRosters20261122098300,
  LetLearnersChooseLicenses20261122098400,
];

/** The tables by name: entities for http and worker, migrations for the owner. */
export function dataSource(url: string, pool: number): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities,
    migrations,
    namingStrategy: new Naming(),
    installExtensions: false,
    extra: { max: pool },
    poolErrorHandler: () => undefined,
    synchronize: false,
    logging: false,
  });
}
