import { Module } from '@nestjs/common';
import { CertificatesModule } from '../certificates/certificates.module.js';
import { CoursesModule } from '../courses/courses.module.js';
import { EnrollmentAccess } from './enrollment-access.service.js';
import { EnrollmentsController } from './enrollments.controller.js';
import { EnrollmentsService } from './enrollments.service.js';
import { ProgressService } from './progress.service.js';
import { ReadingService } from './reading.service.js';

@Module({
  imports: [CoursesModule, CertificatesModule],
  controllers: [EnrollmentsController],
  providers: [EnrollmentAccess, EnrollmentsService, ReadingService, ProgressService],
  exports: [EnrollmentAccess, ProgressService],
})
export class EnrollmentsModule {}
