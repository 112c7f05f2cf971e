import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Ip,
  Param,
  Post,
  StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  recordId,
  sharedNow,
  sharedTranscript,
  shareList,
  shareToken,
  shareTranscript,
  shareView,
  type SharedNow,
  type SharedTranscript,
  type ShareList,
  type ShareTranscript,
  type ShareView,
} from '@cohesion/contracts';
import type { Actor, Person } from '../../platform/actor.js';
import { CurrentActor, CurrentPerson, OpenToVisitors } from '../../platform/actor.guard.js';
import { Answers } from '../../platform/answers.js';
import { download, fileName } from '../transcript/download.js';
import { SharedTranscripts } from './shared-transcripts.service.js';
import { SharesService } from './shares.service.js';

@ApiTags('shares')
@Controller()
export class SharesController {
  constructor(
    private readonly shares: SharesService,
    private readonly shared: SharedTranscripts,
  ) {}

  @Get('transcript-shares')
  @Answers(shareList)
  list(@CurrentPerson() actor: Person): Promise<ShareList> {
    return this.shares.list(actor);
  }

  @Post('transcript-shares')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Answers(sharedNow)
  make(
    @CurrentPerson() actor: Person,
    @Body({ schema: shareTranscript }) request: ShareTranscript,
  ): Promise<SharedNow> {
    return this.shares.make(actor, request);
  }

  @Delete('transcript-shares/:id')
  @Answers(shareView)
  revoke(@CurrentPerson() actor: Person, @Param('id', { schema: recordId }) id: string): Promise<ShareView> {
    return this.shares.revoke(actor, id);
  }

  @Get('shared-transcripts/:token')
  @OpenToVisitors()
  @Header('cache-control', 'private, no-store')
  @Header('x-robots-tag', 'noindex')
  @Answers(sharedTranscript)
  open(
    @CurrentActor() { societyId }: Actor,
    @Ip() address: string,
    @Param('token', { schema: shareToken }) token: string,
  ): Promise<SharedTranscript> {
    return this.shared.open({ societyId, address }, token);
  }

  @Get('shared-transcripts/:token/transcript.pdf')
  @OpenToVisitors()
  @Header('cache-control', 'private, no-store')
  @Header('x-robots-tag', 'noindex')
  @Header('x-content-type-options', 'nosniff')
  @ApiOkResponse({ content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } })
  async pdf(
    @CurrentActor() { societyId }: Actor,
    @Ip() address: string,
    @Param('token', { schema: shareToken }) token: string,
  ): Promise<StreamableFile> {
    const { transcript, pdf } = await this.shared.pdf({ societyId, address }, token);

    return download(pdf, fileName('Transcript', transcript, 'pdf'), 'application/pdf');
  }
}
