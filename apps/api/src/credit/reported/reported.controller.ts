import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ceBrokerPage,
  cycleStart,
  markReported,
  recordId,
  type CeBrokerPage,
  type MarkReported,
} from '@cohesion/contracts';
import type { Person } from '../../platform/actor.js';
import { CurrentPerson } from '../../platform/actor.guard.js';
import { Answers } from '../../platform/answers.js';
import { ReportedService } from './reported.service.js';

@ApiTags('transcripts')
@Controller('licenses/:id/cycles/:start')
export class ReportedController {
  constructor(private readonly reported: ReportedService) {}

  @Get('ce-broker')
  @Answers(ceBrokerPage)
  page(
    @CurrentPerson() actor: Person,
    @Param('id', { schema: recordId }) id: string,
    @Param('start', { schema: cycleStart }) start: string,
  ): Promise<CeBrokerPage> {
    return this.reported.page(actor, id, start);
  }

  @Post('reported-marks')
  @HttpCode(200)
  @Answers(ceBrokerPage)
  mark(
    @CurrentPerson() actor: Person,
    @Param('id', { schema: recordId }) id: string,
    @Param('start', { schema: cycleStart }) start: string,
    @Body({ schema: markReported }) request: MarkReported,
  ): Promise<CeBrokerPage> {
    return this.reported.mark(actor, id, start, request);
  }
}
