import { applyDecorators, Controller, Get, Header, Param, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  auditPackContents,
  cycleStart,
  recordId,
  transcript,
  type AuditPackContents,
  type Transcript,
} from '@cohesion/contracts';
import type { FastifyReply } from 'fastify';
import type { Person } from '../../platform/actor.js';
import { CurrentPerson } from '../../platform/actor.guard.js';
import { Answers } from '../../platform/answers.js';
import { AuditPackService } from './audit-pack.service.js';
import { attachment, download, fileName } from './download.js';
import { TranscriptToken } from './transcript-token.service.js';
import { TranscriptsService } from './transcripts.service.js';

const binary = { schema: { type: 'string' as const, format: 'binary' } };

/** A file of somebody's own: kept by nobody on the way, and never shown within a page of ours. */
const Downloads = (type: string): MethodDecorator =>
  applyDecorators(
    Header('cache-control', 'private, no-store'),
    Header('x-content-type-options', 'nosniff'),
    ApiOkResponse({ content: { [type]: binary } }),
  );

@ApiTags('transcripts')
@Controller('licenses/:id/cycles/:start')
export class TranscriptController {
  constructor(
    private readonly transcripts: TranscriptsService,
    private readonly tokens: TranscriptToken,
    private readonly packs: AuditPackService,
  ) {}

  @Get('transcript.pdf')
  @Downloads('application/pdf')
  async pdf(
    @CurrentPerson() actor: Person,
    @Param('id', { schema: recordId }) id: string,
    @Param('start', { schema: cycleStart }) start: string,
  ): Promise<StreamableFile> {
    const { transcript: made, pdf } = await this.transcripts.pdf(actor, id, start);

    return download(pdf, fileName('Transcript', made, 'pdf'), 'application/pdf');
  }

  @Get('transcript.csv')
  @Downloads('text/csv')
  async csv(
    @CurrentPerson() actor: Person,
    @Param('id', { schema: recordId }) id: string,
    @Param('start', { schema: cycleStart }) start: string,
  ): Promise<StreamableFile> {
    const { transcript: made, text } = await this.transcripts.csv(actor, id, start);

    return download(Buffer.from(text), fileName('Transcript', made, 'csv'), 'text/csv; charset=utf-8');
  }

  @Get('transcript.json')
  @Header('cache-control', 'private, no-store')
  @Answers(transcript)
  async json(
    @CurrentPerson() actor: Person,
    @Param('id', { schema: recordId }) id: string,
    @Param('start', { schema: cycleStart }) start: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Transcript> {
    const made = await this.transcripts.json(actor, id, start);
    void reply.header('content-disposition', attachment(fileName('Transcript', made, 'json')));

    return made;
  }

  @Get('transcript.clr.jwt')
  @Downloads('application/jwt')
  async token(
    @CurrentPerson() actor: Person,
    @Param('id', { schema: recordId }) id: string,
    @Param('start', { schema: cycleStart }) start: string,
  ): Promise<StreamableFile> {
    const { transcript: made, token } = await this.tokens.token(actor, id, start);

    return download(Buffer.from(token), fileName('Transcript', made, 'clr.jwt'), 'application/jwt');
  }

  @Get('audit-pack')
  @Header('cache-control', 'private, no-store')
  @Answers(auditPackContents)
  contents(
    @CurrentPerson() actor: Person,
    @Param('id', { schema: recordId }) id: string,
    @Param('start', { schema: cycleStart }) start: string,
  ): Promise<AuditPackContents> {
    return this.packs.contents(actor, id, start);
  }

  @Get('audit-pack.zip')
  @Downloads('application/zip')
  async pack(
    @CurrentPerson() actor: Person,
    @Param('id', { schema: recordId }) id: string,
    @Param('start', { schema: cycleStart }) start: string,
  ): Promise<StreamableFile> {
    const { transcript: made, content } = await this.packs.pack(actor, id, start);

    return download(content, fileName('Audit pack', made, 'zip'), 'application/zip');
  }
}
