import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/accounts.module.js';
import { LedgerModule } from '../../credit/ledger/ledger.module.js';
import { NotificationsModule } from '../../notifications/notifications.module.js';
import { SocietiesModule } from '../../societies/societies.module.js';
import { CertificatesModule } from '../certificates.module.js';
import { CertificateMails } from './certificate-mails.service.js';
import { CorrectionsService } from './corrections.service.js';
import { KeptCertificates } from './kept-certificates.service.js';
import { NameChangesController } from './name-changes.controller.js';
import { NameChangesService } from './name-changes.service.js';
import { RevocationsService } from './revocations.service.js';
import { SocietyCertificates } from './society-certificates.service.js';
import { SocietyCertificatesController } from './society-certificates.controller.js';

/** What is done with certificates after they were issued: found, corrected, revoked, issued anew. */
@Module({
  imports: [AccountsModule, SocietiesModule, NotificationsModule, CertificatesModule, LedgerModule],
  controllers: [SocietyCertificatesController, NameChangesController],
  providers: [
    KeptCertificates,
    SocietyCertificates,
    RevocationsService,
    CorrectionsService,
    NameChangesService,
    CertificateMails,
  ],
})
export class CertificateKeepingModule {}
