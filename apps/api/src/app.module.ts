import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccountsModule } from './accounts/accounts.module.js';
import { ApprovalsModule } from './approvals/approvals.module.js';
import { AssessmentsModule } from './assessments/assessments.module.js';
import { CertificatesModule } from './certificates/certificates.module.js';
import { CertificateKeepingModule } from './certificates/keeping/keeping.module.js';
import { CertificateReissuingModule } from './certificates/reissuing/reissuing.module.js';
import { CertificateTemplatesModule } from './certificates/templates/templates.module.js';
import { CertificateRunsModule } from './certificates/runs/runs.module.js';
import { CosponsorshipsModule } from './cosponsorships/cosponsorships.module.js';
import { CoursesModule } from './courses/courses.module.js';
import { CreditModule } from './credit/credit.module.js';
import { OutsideHoursModule } from './credit/outside-hours/outside-hours.module.js';
import { PracticeLogModule } from './credit/practice-log/practice-log.module.js';
import { ProofsModule } from './credit/proofs/proofs.module.js';
import { RemindersModule } from './credit/reminders/reminders.module.js';
import { ReportedModule } from './credit/reported/reported.module.js';
import { SharesModule } from './credit/shares/shares.module.js';
import { TranscriptModule } from './credit/transcript/transcript.module.js';
import { EnrollmentsModule } from './enrollments/enrollments.module.js';
import { EvaluationsModule } from './evaluations/evaluations.module.js';
import { IssuersModule } from './issuers/issuers.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { ActorGuard } from './platform/actor.guard.js';
import { type Edges, PlatformModule } from './platform/platform.module.js';
import { SocietiesModule } from './societies/societies.module.js';
import { TransparencyModule } from './transparency/transparency.module.js';

/** The slices: the table of contents of the backend. */
const slices = [
  AccountsModule,
  SocietiesModule,
  CoursesModule,
  ApprovalsModule,
  CosponsorshipsModule,
  EnrollmentsModule,
  AssessmentsModule,
  EvaluationsModule,
  CreditModule,
  ProofsModule,
  OutsideHoursModule,
  PracticeLogModule,
  RemindersModule,
  TranscriptModule,
  SharesModule,
  ReportedModule,
  IssuersModule,
  CertificatesModule,
  CertificateKeepingModule,
  CertificateReissuingModule,
  CertificateTemplatesModule,
  CertificateRunsModule,
  TransparencyModule,
  NotificationsModule,
];

@Module({})
export class AppModule {
  static forHttp(edges: Edges): DynamicModule {
    return {
      module: AppModule,
      imports: [PlatformModule.forHttp(edges), ...slices],
      providers: [{ provide: APP_GUARD, useClass: ActorGuard }],
    };
  }

  /** The same slices with their workers running and no port. */
  static forWorker(edges: Edges): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.forWorker(edges), ...slices] };
  }
}
