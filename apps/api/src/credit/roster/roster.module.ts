import { Module } from '@nestjs/common';
import { CertificatesModule } from '../../certificates/certificates.module.js';
import { CoursesModule } from '../../courses/courses.module.js';
import { SocietiesModule } from '../../societies/societies.module.js';
import { RosterAwards } from './roster-awards.service.js';

@Module({
  imports: [SocietiesModule, CoursesModule, CertificatesModule],
  providers: [RosterAwards],
  exports: [RosterAwards],
})
export class RosterModule {}
