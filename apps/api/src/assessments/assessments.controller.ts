import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  attemptResult,
  attemptView,
  recordId,
  recordSteps,
  stepsRecorded,
  submitAttempt,
  type AttemptResult,
  type AttemptView,
  type RecordSteps,
  type StepsRecorded,
  type SubmitAttempt,
} from '@cohesion/contracts';
import type { Person } from '../platform/actor.js';
import { CurrentPerson } from '../platform/actor.guard.js';
import { Answers } from '../platform/answers.js';
import { AttemptsService } from './attempts.service.js';
import { GradingService } from './grading.service.js';

@ApiTags('assessments')
@Controller()
export class AssessmentsController {
  constructor(
    private readonly attempts: AttemptsService,
    private readonly grading: GradingService,
  ) {}

  @Post('enrollments/:id/attempts')
  @Answers(attemptView, 201)
  start(
    @CurrentPerson() actor: Person,
    @Param('id', { schema: recordId }) enrollmentId: string,
  ): Promise<AttemptView> {
    return this.attempts.start(actor, enrollmentId);
  }

  @Get('attempts/:id')
  @Answers(attemptView)
  read(@CurrentPerson() actor: Person, @Param('id', { schema: recordId }) id: string): Promise<AttemptView> {
    return this.attempts.read(actor, id);
  }

  @Post('attempts/:id/steps')
  @HttpCode(200)
  @Answers(stepsRecorded)
  record(
    @CurrentPerson() actor: Person,
    @Param('id', { schema: recordId }) id: string,
    @Body({ schema: recordSteps }) request: RecordSteps,
  ): Promise<StepsRecorded> {
    return this.attempts.record(actor, id, request);
  }

  @Post('attempts/:id/submission')
  @HttpCode(200)
  @Answers(attemptResult)
  submit(
    @CurrentPerson() actor: Person,
    @Param('id', { schema: recordId }) id: string,
    @Body({ schema: submitAttempt }) request: SubmitAttempt,
  ): Promise<AttemptResult> {
    return this.grading.submit(actor, id, request);
  }

  @Get('attempts/:id/results')
  @Answers(attemptResult)
  result(
    @CurrentPerson() actor: Person,
    @Param('id', { schema: recordId }) id: string,
  ): Promise<AttemptResult> {
    return this.grading.result(actor, id);
  }
}
