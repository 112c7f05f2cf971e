import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { CosponsorsModule } from '../cosponsorships/cosponsors.module.js';
import { IssuersModule } from '../issuers/issuers.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { SocietiesModule } from '../societies/societies.module.js';
import { TransparencyModule } from '../transparency/transparency.module.js';
import { CertificateCopies } from './certificate-copies.service.js';
import { CertificateEvents } from './certificate-events.service.js';
import { CertificateFontFiles } from './certificate-fonts.service.js';
import { CertificateHistory } from './certificate-history.service.js';
import { CertificateIssuing } from './certificate-issuing.service.js';
import { CertificateMailing } from './certificate-mailing.service.js';
import { CertificateReadersGuard } from './certificate-readers.guard.js';
import { CertificateRendering } from './certificate-rendering.worker.js';
import { CertificateSuperseding } from './certificate-superseding.service.js';
import { CertificatesController } from './certificates.controller.js';
import { CertificatesLookup } from './certificates-lookup.service.js';
import { CertificatesService } from './certificates.service.js';
import { CertificatesSweep } from './certificates-sweep.worker.js';
import { CertificateCredentials } from './credentials/certificate-credentials.service.js';
import { CertificateEntries } from './credentials/certificate-entries.service.js';
import { CredentialProving } from './credentials/credential-proving.service.js';
import { SignedFiles } from './credentials/signed-files.service.js';
import { CertificateMails } from './keeping/certificate-mails.service.js';
import { RenderPool } from './rendering/render-pool.service.js';
import { PageRetries } from './page-retries.service.js';
import { SignedAnew } from './signed-anew.service.js';
import { CertificatePictures } from './templates/certificate-pictures.service.js';
import { TemplateInForce } from './templates/template-in-force.service.js';
import { VerificationRecordController } from './verification-record.controller.js';
import { VerificationService } from './verification.service.js';

@Module({
  imports: [
    AccountsModule,
    SocietiesModule,
    CosponsorsModule,
    NotificationsModule,
    IssuersModule,
    TransparencyModule,
  ],
  controllers: [CertificatesController, VerificationRecordController],
  providers: [
    CertificatesService,
    CertificateEvents,
    CertificateReadersGuard,
    CertificatesLookup,
    CertificateIssuing,
    CertificateSuperseding,
    CertificateHistory,
    CertificateCredentials,
    CertificateEntries,
    CredentialProving,
    SignedFiles,
    CertificateCopies,
    CertificateMailing,
    CertificateFontFiles,
    RenderPool,
    TemplateInForce,
    CertificatePictures,
    CertificateMails,
    SignedAnew,
    PageRetries,
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
    CertificateMails,
    PageRetries,
    RenderPool,
    TemplateInForce,
    CertificatePictures,
  ],
})
export class CertificatesModule {}
