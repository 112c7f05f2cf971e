import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/accounts.module.js';
import { IssuersModule } from '../../issuers/issuers.module.js';
import { SocietiesModule } from '../../societies/societies.module.js';
import { CertificatesModule } from '../certificates.module.js';
import { Reissues } from './reissues.service.js';
import { ReissuesController } from './reissues.controller.js';
import { CosignedFinding, ReissuesSweep, Reissuing } from './reissuing.worker.js';

/** What a stolen key signed, issued anew: the same certificates, with other signatures. */
@Module({
  imports: [AccountsModule, SocietiesModule, IssuersModule, CertificatesModule],
  controllers: [ReissuesController],
  providers: [Reissues, Reissuing, CosignedFinding, ReissuesSweep],
})
export class CertificateReissuingModule {}
