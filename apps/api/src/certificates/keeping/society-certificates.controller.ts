import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  certificateSearch,
  correctCertificate,
  recordId,
  reinstateCertificate,
  retryPage,
  revokeCertificate,
  slug,
  societyCertificateList,
  societyCertificatePage,
  type CertificateSearch,
  type CorrectCertificate,
  type ReinstateCertificate,
  type RetryPage,
  type RevokeCertificate,
  type SocietyCertificateList,
  type SocietyCertificatePage,
} from '@cohesion/contracts';
import type { Person } from '../../platform/actor.js';
import { CurrentPerson } from '../../platform/actor.guard.js';
import { Answers } from '../../platform/answers.js';
import { CorrectionsService } from './corrections.service.js';
import { RevocationsService } from './revocations.service.js';
import { SocietyCertificates } from './society-certificates.service.js';

@ApiTags('certificates')
@Controller('societies/:org/certificates')
export class SocietyCertificatesController {
  constructor(
    private readonly certificates: SocietyCertificates,
    private readonly revocations: RevocationsService,
    private readonly corrections: CorrectionsService,
  ) {}

  @Get()
  @Answers(societyCertificateList)
  list(
    @CurrentPerson() actor: Person,
    @Param('org', { schema: slug }) org: string,
    @Query({ schema: certificateSearch }) search: CertificateSearch,
  ): Promise<SocietyCertificateList> {
    return this.certificates.list(actor, org, search);
  }

  @Get(':id')
  @Answers(societyCertificatePage)
  page(
    @CurrentPerson() actor: Person,
    @Param('org', { schema: slug }) org: string,
    @Param('id', { schema: recordId }) id: string,
  ): Promise<SocietyCertificatePage> {
    return this.certificates.page(actor, org, id);
  }

  @Post(':id/revocations')
  @HttpCode(200)
  @Answers(societyCertificatePage)
  revoke(
    @CurrentPerson() actor: Person,
    @Param('org', { schema: slug }) org: string,
    @Param('id', { schema: recordId }) id: string,
    @Body({ schema: revokeCertificate }) request: RevokeCertificate,
  ): Promise<SocietyCertificatePage> {
    return this.revocations.revoke(actor, org, id, request);
  }

  @Post(':id/reinstatements')
  @HttpCode(200)
  @Answers(societyCertificatePage)
  reinstate(
    @CurrentPerson() actor: Person,
    @Param('org', { schema: slug }) org: string,
    @Param('id', { schema: recordId }) id: string,
    @Body({ schema: reinstateCertificate }) request: ReinstateCertificate,
  ): Promise<SocietyCertificatePage> {
    return this.revocations.reinstate(actor, org, id, request);
  }

  @Post(':id/corrections')
  @HttpCode(200)
  @Answers(societyCertificatePage)
  correct(
    @CurrentPerson() actor: Person,
    @Param('org', { schema: slug }) org: string,
    @Param('id', { schema: recordId }) id: string,
    @Body({ schema: correctCertificate }) request: CorrectCertificate,
  ): Promise<SocietyCertificatePage> {
    return this.corrections.correct(actor, org, id, request);
  }

  @Post(':id/page-retries')
  @HttpCode(200)
  @Answers(societyCertificatePage)
  retryPage(
    @CurrentPerson() actor: Person,
    @Param('org', { schema: slug }) org: string,
    @Param('id', { schema: recordId }) id: string,
    @Body({ schema: retryPage }) { number }: RetryPage,
  ): Promise<SocietyCertificatePage> {
    return this.certificates.retryPage(actor, org, id, number);
  }

  @Post(':id/mails/:mailId/cancellation')
  @HttpCode(200)
  @Answers(societyCertificatePage)
  holdBack(
    @CurrentPerson() actor: Person,
    @Param('org', { schema: slug }) org: string,
    @Param('id', { schema: recordId }) id: string,
    @Param('mailId', { schema: recordId }) mailId: string,
  ): Promise<SocietyCertificatePage> {
    return this.certificates.holdBack(actor, org, id, mailId);
  }
}
