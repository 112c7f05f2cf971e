import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  correctOutsideHours,
  outsideHoursChoices,
  outsideHoursHistory,
  outsideHoursList,
  recordId,
  recordOutsideHours,
  withdrawOutsideHours,
  type CorrectOutsideHours,
  type OutsideHoursChoices,
  type OutsideHoursHistory,
  type OutsideHoursList,
  type RecordOutsideHours,
  type WithdrawOutsideHours,
} from '@cohesion/contracts';
import type { Person } from '../../platform/actor.js';
import { CurrentPerson } from '../../platform/actor.guard.js';
import { Answers } from '../../platform/answers.js';
import { outsideHoursChoices as choices } from './choices.js';
import { OutsideHoursService } from './outside-hours.service.js';

@ApiTags('outside hours')
@Controller('outside-hours')
export class OutsideHoursController {
  constructor(private readonly outsideHours: OutsideHoursService) {}

  @Get()
  @Answers(outsideHoursList)
  list(@CurrentPerson() actor: Person): Promise<OutsideHoursList> {
    return this.outsideHours.list(actor);
  }

  @Get('choices')
  @Answers(outsideHoursChoices)
  choices(): OutsideHoursChoices {
    return choices;
  }

  @Get(':id')
  @Answers(outsideHoursHistory)
  read(
    @CurrentPerson() actor: Person,
    @Param('id', { schema: recordId }) id: string,
  ): Promise<OutsideHoursHistory> {
    return this.outsideHours.read(actor, id);
  }

  @Post()
  @HttpCode(200)
  @Answers(outsideHoursHistory)
  record(
    @CurrentPerson() actor: Person,
    @Body({ schema: recordOutsideHours }) request: RecordOutsideHours,
  ): Promise<OutsideHoursHistory> {
    return this.outsideHours.record(actor, request);
  }

  @Post(':id/corrections')
  @HttpCode(200)
  @Answers(outsideHoursHistory)
  correct(
    @CurrentPerson() actor: Person,
    @Param('id', { schema: recordId }) id: string,
    @Body({ schema: correctOutsideHours }) request: CorrectOutsideHours,
  ): Promise<OutsideHoursHistory> {
    return this.outsideHours.correct(actor, id, request);
  }

  @Post(':id/withdrawals')
  @HttpCode(200)
  @Answers(outsideHoursHistory)
  withdraw(
    @CurrentPerson() actor: Person,
    @Param('id', { schema: recordId }) id: string,
    @Body({ schema: withdrawOutsideHours }) request: WithdrawOutsideHours,
  ): Promise<OutsideHoursHistory> {
    return this.outsideHours.withdraw(actor, id, request);
  }
}
