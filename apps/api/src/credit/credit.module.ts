import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { LicensesModule } from '../accounts/licenses/licenses.module.js';
import { CertificatesModule } from '../certificates/certificates.module.js';
import { CosponsorsModule } from '../cosponsorships/cosponsors.module.js';
import { CoursesModule } from '../courses/courses.module.js';
import { EnrollmentsModule } from '../enrollments/enrollments.module.js';
import { SocietiesModule } from '../societies/societies.module.js';
import { ClaimsService } from './claims.service.js';
import { CyclesModule } from './cycles/cycles.module.js';
import { CreditController } from './credit.controller.js';
import { LedgerModule } from './ledger/ledger.module.js';
import { MyCeService } from './my-ce.service.js';

@Module({
  imports: [
    AccountsModule,
    LicensesModule,
    SocietiesModule,
    CosponsorsModule,
    CoursesModule,
    EnrollmentsModule,
    CertificatesModule,
    CyclesModule,
    LedgerModule,
  ],
  controllers: [CreditController],
  providers: [ClaimsService, MyCeService],
})
export class CreditModule {}
