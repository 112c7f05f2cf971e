import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/accounts.module.js';
import { CoursesModule } from '../../courses/courses.module.js';
import { RosterModule } from '../../credit/roster/roster.module.js';
import { NotificationsModule } from '../../notifications/notifications.module.js';
import { SocietiesModule } from '../../societies/societies.module.js';
import { CertificatesModule } from '../certificates.module.js';
import { CertificateArchive } from './certificate-archive.service.js';
import { CertificateRunsController } from './certificate-runs.controller.js';
import { CertificateRuns } from './certificate-runs.service.js';
import { IssuablePrograms } from './issuable-programs.service.js';
import { LiveRuns } from './live-runs.service.js';
import { RosterBodies } from './roster-bodies.service.js';
import { RosterReader } from './roster-reader.service.js';
import { RunBatches } from './run-batch.worker.js';
import { RunEvents } from './run-events.service.js';
import { RunIssuing } from './run-issuing.service.js';
import { RunMailing } from './run-mailing.service.js';
import { RunReadersGuard } from './run-readers.guard.js';
import { RunStarting } from './run-starting.service.js';
import { RunsSweep } from './runs-sweep.worker.js';
import { RunsTelling } from './runs-telling.worker.js';

/** Certificates for everybody on a roster: started once, resumed whatever happens, seen while it runs, packed together. */
@Module({
  imports: [
    AccountsModule,
    SocietiesModule,
    CoursesModule,
    CertificatesModule,
    RosterModule,
    NotificationsModule,
  ],
  controllers: [CertificateRunsController],
  providers: [
    CertificateRuns,
    CertificateArchive,
    IssuablePrograms,
    RosterReader,
    RosterBodies,
    RunStarting,
    LiveRuns,
    RunIssuing,
    RunEvents,
    RunReadersGuard,
    RunBatches,
    RunsSweep,
    RunMailing,
    RunsTelling,
  ],
})
export class CertificateRunsModule {}
