import { Module } from '@nestjs/common';
import { CertificatesModule } from '../../certificates/certificates.module.js';
import { CosponsorsModule } from '../../cosponsorships/cosponsors.module.js';
import { CoursesModule } from '../../courses/courses.module.js';
import { SocietiesModule } from '../../societies/societies.module.js';
import { LiveCredit } from './live-credit.service.js';
import { RosterAwards } from './roster-awards.service.js';

@Module({
  imports: [SocietiesModule, CosponsorsModule, CoursesModule, CertificatesModule],
  providers: [RosterAwards, LiveCredit],
  exports: [RosterAwards, LiveCredit],
})
export class RosterModule {}
