import { DataSource } from 'typeorm';
import { Naming } from './platform/naming.js';
import { OutboxEntry } from './platform/outbox.entity.js';
import { Attempt } from './assessments/attempt.entity.js';
import { AttemptResultRecord } from './assessments/attempt-result.entity.js';
import { AttemptStep } from './assessments/attempt-step.entity.js';
import { Certificate } from './certificates/certificate.entity.js';
import { CertificateFile } from './certificates/certificate-file.entity.js';
import { Course } from './courses/course.entity.js';
import { CourseVersion } from './courses/course-version.entity.js';
import { OfferRecord } from './courses/offer.entity.js';
import { RenderedLessonPage } from './courses/lesson-page.entity.js';
import { Award } from './credit/award.entity.js';
import { Verdict } from './credit/verdict.entity.js';
import { Enrollment } from './enrollments/enrollment.entity.js';
import { ReadingEventRecord } from './enrollments/reading-event.entity.js';
import { EvaluationReceipt } from './evaluations/evaluation-receipt.entity.js';
import { EvaluationResponse } from './evaluations/evaluation-response.entity.js';
import { Mail } from './notifications/mail.entity.js';
import { PersonRecord } from './accounts/person.entity.js';
import { Approval } from './societies/approval.entity.js';
import { Membership } from './societies/membership.entity.js';
import { Society } from './societies/society.entity.js';
import { CreateSocieties20261122090000 } from './migrations/20261122090000-create-societies.js';
import { CreateCourses20261122090100 } from './migrations/20261122090100-create-courses.js';
import { CreateLearningRecord20261122090200 } from './migrations/20261122090200-create-learning-record.js';
import { CreateCredit20261122090300 } from './migrations/20261122090300-create-credit.js';
import { CreateOutboxAndAudit20261122090400 } from './migrations/20261122090400-create-outbox-and-audit.js';
import { GrantApplicationRole20261122090500 } from './migrations/20261122090500-grant-application-role.js';
import { CreateIdentity20261122090600 } from './migrations/20261122090600-create-identity.js';
import { NarrowPeopleAndTruncate20261122090700 } from './migrations/20261122090700-narrow-people-and-truncate.js';
import { KeepAttemptsTogether20261122090800 } from './migrations/20261122090800-keep-attempts-together.js';

export const entities = [
  Society,
  Membership,
  Approval,
  PersonRecord,
  Course,
  CourseVersion,
  RenderedLessonPage,
  OfferRecord,
  Enrollment,
  ReadingEventRecord,
  Attempt,
  AttemptStep,
  AttemptResultRecord,
  EvaluationReceipt,
  EvaluationResponse,
  Verdict,
  Award,
  Certificate,
  CertificateFile,
  Mail,
  OutboxEntry,
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
