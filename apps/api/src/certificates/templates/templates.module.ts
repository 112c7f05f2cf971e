import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/accounts.module.js';
import { SocietiesModule } from '../../societies/societies.module.js';
import { CertificatesModule } from '../certificates.module.js';
import { CertificateTemplates } from './certificate-templates.service.js';
import { CertificateTemplatesController } from './certificate-templates.controller.js';
import { TemplateChecks } from './template-checks.service.js';
import { TemplatePreviews } from './template-previews.service.js';

/** How certificates look, as a society sets it. What issuing and rendering need of it stands with the certificates. */
@Module({
  imports: [AccountsModule, SocietiesModule, CertificatesModule],
  controllers: [CertificateTemplatesController],
  providers: [CertificateTemplates, TemplateChecks, TemplatePreviews],
})
export class CertificateTemplatesModule {}
