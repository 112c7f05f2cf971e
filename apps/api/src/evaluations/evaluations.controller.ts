import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  evaluationPage,
  evaluationReceived,
  giveEvaluation,
  recordId,
  type EvaluationPage,
  type EvaluationReceived,
  type GiveEvaluation,
} from '@cohesion/contracts';
import type { Person } from '../platform/actor.js';
import { CurrentPerson } from '../platform/actor.guard.js';
import { Answers } from '../platform/answers.js';
import { EvaluationsService } from './evaluations.service.js';

@ApiTags('evaluations')
@Controller('enrollments/:id/evaluation')
export class EvaluationsController {
  constructor(private readonly evaluations: EvaluationsService) {}

  @Get()
  @Answers(evaluationPage)
  page(
    @CurrentPerson() actor: Person,
    @Param('id', { schema: recordId }) enrollmentId: string,
  ): Promise<EvaluationPage> {
    return this.evaluations.page(actor, enrollmentId);
  }

  @Post()
  @HttpCode(200)
  @Answers(evaluationReceived)
  give(
    @CurrentPerson() actor: Person,
    @Param('id', { schema: recordId }) enrollmentId: string,
    @Body({ schema: giveEvaluation }) request: GiveEvaluation,
  ): Promise<EvaluationReceived> {
    return this.evaluations.give(actor, enrollmentId, request);
  }
}
