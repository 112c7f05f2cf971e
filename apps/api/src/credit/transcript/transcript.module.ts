import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/accounts.module.js';
import { CertificatesModule } from '../../certificates/certificates.module.js';
import { IssuersModule } from '../../issuers/issuers.module.js';
import { SocietiesModule } from '../../societies/societies.module.js';
import { CyclesModule } from '../cycles/cycles.module.js';
import { OutsideHoursModule } from '../outside-hours/outside-hours.module.js';
import { AuditPackService } from './audit-pack.service.js';
import { PracticePages } from './practice-pages.service.js';
import { TranscriptController } from './transcript.controller.js';
import { TranscriptPdf } from './transcript-pdf.service.js';
import { TranscriptToken } from './transcript-token.service.js';
import { TranscriptsService } from './transcripts.service.js';

@Module({
  imports: [
    AccountsModule,
    SocietiesModule,
    CertificatesModule,
    CyclesModule,
    OutsideHoursModule,
    IssuersModule,
  ],
  controllers: [TranscriptController],
  providers: [TranscriptsService, TranscriptPdf, TranscriptToken, AuditPackService, PracticePages],
  exports: [TranscriptsService, TranscriptPdf],
})
export class TranscriptModule {}
