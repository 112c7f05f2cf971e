import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, Sse, UseGuards } from '@nestjs/common';
import type { StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  archiveSearch,
  certificateRunList,
  certificateRunPage,
  checkRoster,
  countSessionCredit,
  recordId,
  retryCertificateRun,
  rosterReading,
  runLineList,
  runLineSearch,
  sessionCredit,
  slug,
  startCertificateRun,
  turnCertificateRun,
  type ArchiveSearch,
  type CertificateRunList,
  type CertificateRunPage,
  type CheckRoster,
  type CountSessionCredit,
  type RetryCertificateRun,
  type RosterReading,
  type RunLineList,
  type RunLineSearch,
  type SessionCredit,
  type StartCertificateRun,
  type TurnCertificateRun,
} from '@cohesion/contracts';
import type { Observable } from 'rxjs';
import type { Person } from '../../platform/actor.js';
import { CurrentPerson } from '../../platform/actor.guard.js';
import { Answers } from '../../platform/answers.js';
import { CertificateArchive } from './certificate-archive.service.js';
import { CertificateRuns } from './certificate-runs.service.js';
import { LiveRuns } from './live-runs.service.js';
import { RunEvents, type RunEvent } from './run-events.service.js';
import { RunReadersGuard } from './run-readers.guard.js';
import { RunStarting } from './run-starting.service.js';

@ApiTags('certificates')
@Controller('societies/:org')
export class CertificateRunsController {
  constructor(
    private readonly runs: CertificateRuns,
    private readonly starting: RunStarting,
    private readonly live: LiveRuns,
    private readonly events: RunEvents,
    private readonly archive: CertificateArchive,
  ) {}

  @Get('certificate-runs')
  @Answers(certificateRunList)
  list(
    @CurrentPerson() actor: Person,
    @Param('org', { schema: slug }) org: string,
  ): Promise<CertificateRunList> {
    return this.runs.list(actor, org);
  }

  @Post('certificate-runs')
  @HttpCode(200)
  @Answers(certificateRunPage)
  start(
    @CurrentPerson() actor: Person,
    @Param('org', { schema: slug }) org: string,
    @Body({ schema: startCertificateRun }) request: StartCertificateRun,
  ): Promise<CertificateRunPage> {
    return this.starting.start(actor, org, request);
  }

  @Post('roster-checks')
  @HttpCode(200)
  @Answers(rosterReading)
  check(
    @CurrentPerson() actor: Person,
    @Param('org', { schema: slug }) org: string,
    @Body({ schema: checkRoster }) { roster }: CheckRoster,
  ): Promise<RosterReading> {
    return this.runs.check(actor, org, roster);
  }

  @Post('session-credits')
  @HttpCode(200)
  @Answers(sessionCredit)
  count(
    @CurrentPerson() actor: Person,
    @Param('org', { schema: slug }) org: string,
    @Body({ schema: countSessionCredit }) request: CountSessionCredit,
  ): Promise<SessionCredit> {
    return this.live.count(actor, org, request);
  }

  @Get('certificate-runs/:id')
  @Answers(certificateRunPage)
  page(
    @CurrentPerson() actor: Person,
    @Param('org', { schema: slug }) org: string,
    @Param('id', { schema: recordId }) id: string,
  ): Promise<CertificateRunPage> {
    return this.runs.page(actor, org, id);
  }

  @Get('certificate-runs/:id/lines')
  @Answers(runLineList)
  lines(
    @CurrentPerson() actor: Person,
    @Param('org', { schema: slug }) org: string,
    @Param('id', { schema: recordId }) id: string,
    @Query({ schema: runLineSearch }) search: RunLineSearch,
  ): Promise<RunLineList> {
    return this.runs.lines(actor, org, id, search);
  }

  @Sse('certificate-runs/:id/events')
  @UseGuards(RunReadersGuard)
  @ApiOkResponse({ content: { 'text/event-stream': {} } })
  progress(
    @CurrentPerson() actor: Person,
    @Param('org', { schema: slug }) _org: string,
    @Param('id', { schema: recordId }) id: string,
  ): Observable<RunEvent> {
    return this.events.of(actor, id);
  }

  @Post('certificate-runs/:id/turns')
  @HttpCode(200)
  @Answers(certificateRunPage)
  turn(
    @CurrentPerson() actor: Person,
    @Param('org', { schema: slug }) org: string,
    @Param('id', { schema: recordId }) id: string,
    @Body({ schema: turnCertificateRun }) request: TurnCertificateRun,
  ): Promise<CertificateRunPage> {
    return this.runs.turn(actor, org, id, request);
  }

  @Post('certificate-runs/:id/retries')
  @HttpCode(200)
  @Answers(certificateRunPage)
  retry(
    @CurrentPerson() actor: Person,
    @Param('org', { schema: slug }) org: string,
    @Param('id', { schema: recordId }) id: string,
    @Body({ schema: retryCertificateRun }) request: RetryCertificateRun,
  ): Promise<CertificateRunPage> {
    return this.runs.retry(actor, org, id, request);
  }

  @Post('certificate-runs/:id/mail-holds')
  @HttpCode(200)
  @Answers(certificateRunPage)
  holdMailsBack(
    @CurrentPerson() actor: Person,
    @Param('org', { schema: slug }) org: string,
    @Param('id', { schema: recordId }) id: string,
  ): Promise<CertificateRunPage> {
    return this.runs.holdMailsBack(actor, org, id);
  }

  @Get('certificate-runs/:id/archive')
  @Header('cache-control', 'private, no-store')
  @ApiOkResponse({ content: { 'application/zip': {} } })
  ofRun(
    @CurrentPerson() actor: Person,
    @Param('org', { schema: slug }) org: string,
    @Param('id', { schema: recordId }) id: string,
  ): Promise<StreamableFile> {
    return this.archive.ofRun(actor, org, id);
  }

  @Get('certificate-archive')
  @Header('cache-control', 'private, no-store')
  @ApiOkResponse({ content: { 'application/zip': {} } })
  ofCourse(
    @CurrentPerson() actor: Person,
    @Param('org', { schema: slug }) org: string,
    @Query({ schema: archiveSearch }) search: ArchiveSearch,
  ): Promise<StreamableFile> {
    return this.archive.ofCourse(actor, org, search);
  }
}
