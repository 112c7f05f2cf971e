import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  askForSignature,
  correctPractice,
  practiceEntryView,
  practiceLog,
  recordId,
  recordPractice,
  resendSignatureLink,
  signatureRequestList,
  signatureRequestView,
  withdrawPractice,
  withdrawSignatureRequest,
  type AskForSignature,
  type CorrectPractice,
  type PracticeEntryView,
  type PracticeLog,
  type RecordPractice,
  type ResendSignatureLink,
  type SignatureRequestList,
  type SignatureRequestView,
  type WithdrawPractice,
  type WithdrawSignatureRequest,
} from '@cohesion/contracts';
import type { Person } from '../../platform/actor.js';
import { CurrentPerson } from '../../platform/actor.guard.js';
import { Answers } from '../../platform/answers.js';
import { PracticeLogService } from './practice-log.service.js';
import { SignatureRequests } from './signature-requests.service.js';

@ApiTags('practice log')
@Controller('practice-log')
export class PracticeLogController {
  constructor(
    private readonly practiceLog: PracticeLogService,
    private readonly requests: SignatureRequests,
  ) {}

  @Get()
  @Answers(practiceLog)
  read(@CurrentPerson() actor: Person): Promise<PracticeLog> {
    return this.practiceLog.read(actor);
  }

  @Post('entries')
  @HttpCode(200)
  @Answers(practiceEntryView)
  record(
    @CurrentPerson() actor: Person,
    @Body({ schema: recordPractice }) request: RecordPractice,
  ): Promise<PracticeEntryView> {
    return this.practiceLog.record(actor, request);
  }

  @Post('entries/:id/corrections')
  @HttpCode(200)
  @Answers(practiceEntryView)
  correct(
    @CurrentPerson() actor: Person,
    @Param('id', { schema: recordId }) id: string,
    @Body({ schema: correctPractice }) request: CorrectPractice,
  ): Promise<PracticeEntryView> {
    return this.practiceLog.correct(actor, id, request);
  }

  @Post('entries/:id/withdrawals')
  @HttpCode(200)
  @Answers(practiceEntryView)
  withdraw(
    @CurrentPerson() actor: Person,
    @Param('id', { schema: recordId }) id: string,
    @Body({ schema: withdrawPractice }) request: WithdrawPractice,
  ): Promise<PracticeEntryView> {
    return this.practiceLog.withdraw(actor, id, request);
  }

  @Get('signature-requests')
  @Answers(signatureRequestList)
  requested(@CurrentPerson() actor: Person): Promise<SignatureRequestList> {
    return this.requests.list(actor);
  }

  @Post('signature-requests')
  @HttpCode(200)
  @Answers(signatureRequestView)
  ask(
    @CurrentPerson() actor: Person,
    @Body({ schema: askForSignature }) request: AskForSignature,
  ): Promise<SignatureRequestView> {
    return this.requests.ask(actor, request);
  }

  @Post('signature-requests/:id/links')
  @HttpCode(200)
  @Answers(signatureRequestView)
  resend(
    @CurrentPerson() actor: Person,
    @Param('id', { schema: recordId }) id: string,
    @Body({ schema: resendSignatureLink }) request: ResendSignatureLink,
  ): Promise<SignatureRequestView> {
    return this.requests.resend(actor, id, request);
  }

  @Post('signature-requests/:id/withdrawal')
  @HttpCode(200)
  @Answers(signatureRequestView)
  withdrawRequest(
    @CurrentPerson() actor: Person,
    @Param('id', { schema: recordId }) id: string,
    @Body({ schema: withdrawSignatureRequest }) _: WithdrawSignatureRequest,
  ): Promise<SignatureRequestView> {
    return this.requests.withdraw(actor, id);
  }
}
