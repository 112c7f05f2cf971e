import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/accounts.module.js';
import { LicensesModule } from '../../accounts/licenses/licenses.module.js';
import { LedgerModule } from '../../credit/ledger/ledger.module.js';
import { NotificationsModule } from '../../notifications/notifications.module.js';
import { SocietiesModule } from '../../societies/societies.module.js';
import { CertificatesModule } from '../certificates.module.js';
import { CorrectionsService } from './corrections.service.js';
import { KeptCertificates } from './kept-certificates.service.js';
import { LicensesPrintedController } from './licenses-printed.controller.js';
import { LicensesPrintedService } from './licenses-printed.service.js';
import { NameChangesController } from './name-changes.controller.js';
import { NameChangesService } from './name-changes.service.js';
import { RevocationsService } from './revocations.service.js';
import { SocietyCertificates } from './society-certificates.service.js';
import { SocietyCertificatesController } from './society-certificates.controller.js';

/** What is done with certificates after they were issued: found, corrected, revoked, issued anew. */
@Module({
  imports: [
    AccountsModule,
    LicensesModule,
    SocietiesModule,
    NotificationsModule,
    CertificatesModule,
    LedgerModule,
  ],
  controllers: [SocietyCertificatesController, NameChangesController, LicensesPrintedController],
  providers: [
    KeptCertificates,
    SocietyCertificates,
    RevocationsService,
    CorrectionsService,
    NameChangesService,
    LicensesPrintedService,
  ],
})
export class CertificateKeepingModule {}
