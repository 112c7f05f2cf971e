import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { SocietiesModule } from '../societies/societies.module.js';
import { CertificateEvents } from './certificate-events.service.js';
import { CertificateFontFiles } from './certificate-fonts.service.js';
import { CertificateHistory } from './certificate-history.service.js';
import { CertificateIssuing } from './certificate-issuing.service.js';
import { CertificateReadersGuard } from './certificate-readers.guard.js';
import { CertificateRendering } from './certificate-rendering.worker.js';
import { CertificateSuperseding } from './certificate-superseding.service.js';
import { CertificatesController } from './certificates.controller.js';
import { CertificatesLookup } from './certificates-lookup.service.js';
import { CertificatesService } from './certificates.service.js';
import { CertificatesSweep } from './certificates-sweep.worker.js';
import { VerificationRecordController } from './verification-record.controller.js';
import { VerificationService } from './verification.service.js';

@Module({
  imports: [AccountsModule, SocietiesModule],
  controllers: [CertificatesController, VerificationRecordController],
  providers: [
    CertificatesService,
    CertificateEvents,
    CertificateReadersGuard,
    CertificatesLookup,
    CertificateIssuing,
    CertificateSuperseding,
    CertificateHistory,
    CertificateFontFiles,
    CertificateRendering,
    CertificatesSweep,
    VerificationService,
  ],
  exports: [
    CertificatesLookup,
    CertificateIssuing,
    CertificateSuperseding,
    CertificateHistory,
    CertificateFontFiles,
    CertificatesService,
  ],
})
export class CertificatesModule {}
