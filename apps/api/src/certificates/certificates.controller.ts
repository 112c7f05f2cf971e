import {
  Controller,
  Get,
  Header,
  HttpCode,
  Ip,
  Param,
  Post,
  Query,
  Sse,
  StreamableFile,
  UseGuards,
} from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  askedPaper,
  askedVersion,
  certificateList,
  certificateView,
  mailedCertificate,
  recordId,
  typedCode,
  verification,
  type AskedPaper,
  type AskedVersion,
  type CertificateList,
  type CertificateView,
  type MailedCertificate,
  type Verification,
} from '@cohesion/contracts';
import type { Observable } from 'rxjs';
import type { Person } from '../platform/actor.js';
import { CurrentPerson, OpenToVisitors } from '../platform/actor.guard.js';
import { Answers } from '../platform/answers.js';
import { CertificateReadersGuard } from './certificate-readers.guard.js';
import { CertificateEvents, type ServerEvent } from './certificate-events.service.js';
import { CertificateMailing } from './certificate-mailing.service.js';
import { CertificatesService } from './certificates.service.js';
import { VerificationService } from './verification.service.js';

@ApiTags('certificates')
@Controller()
export class CertificatesController {
  constructor(
    private readonly certificates: CertificatesService,
    private readonly mailing: CertificateMailing,
    private readonly events: CertificateEvents,
    private readonly verification: VerificationService,
  ) {}

  @Get('certificates')
  @Answers(certificateList)
  list(@CurrentPerson() actor: Person): Promise<CertificateList> {
    return this.certificates.list(actor);
  }

  @Get('certificates/:id')
  @Answers(certificateView)
  read(
    @CurrentPerson() actor: Person,
    @Param('id', { schema: recordId }) id: string,
  ): Promise<CertificateView> {
    return this.certificates.read(actor, id);
  }

  @Get('certificates/:id/file')
  @Header('cache-control', 'private, no-cache')
  @ApiOkResponse({ content: { 'application/pdf': {} } })
  async file(
    @CurrentPerson() actor: Person,
    @Param('id', { schema: recordId }) id: string,
    @Query({ schema: askedPaper }) { paper }: AskedPaper,
  ): Promise<StreamableFile> {
    const { name, bytes, content } = await this.certificates.pdf(actor, id, paper);

    return new StreamableFile(content, {
      type: 'application/pdf',
      length: bytes,
      disposition: `attachment; filename="${name}"`,
    });
  }

  @Post('certificates/:id/mails')
  @HttpCode(200)
  @Answers(mailedCertificate)
  mail(
    @CurrentPerson() actor: Person,
    @Param('id', { schema: recordId }) id: string,
  ): Promise<MailedCertificate> {
    return this.mailing.mail(actor, id);
  }

  @Sse('certificates/:id/events')
  @UseGuards(CertificateReadersGuard)
  @ApiOkResponse({ content: { 'text/event-stream': {} } })
  changes(
    @CurrentPerson() actor: Person,
    @Param('id', { schema: recordId }) id: string,
  ): Observable<ServerEvent> {
    return this.events.of(actor, id);
  }

  @Get('verifications/:code')
  @OpenToVisitors()
  @Answers(verification)
  verify(
    @Param('code', { schema: typedCode }) code: string,
    @Query({ schema: askedVersion }) { version }: AskedVersion,
    @Ip() address: string,
  ): Promise<Verification> {
    return this.verification.verify(code, address, version === undefined ? null : Number(version));
  }
}
