import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  courseHome,
  enroll,
  enrollmentList,
  enrollmentSummary,
  lessonPage,
  readingSaved,
  recordId,
  reportReading,
  slug,
  type CourseHome,
  type Enroll,
  type EnrollmentList,
  type EnrollmentSummary,
  type LessonPage,
  type ReadingSaved,
  type ReportReading,
} from '@cohesion/contracts';
import type { Person } from '../platform/actor.js';
import { CurrentPerson } from '../platform/actor.guard.js';
import { Answers } from '../platform/answers.js';
import { EnrollmentsService } from './enrollments.service.js';
import { ReadingService } from './reading.service.js';

@ApiTags('enrollments')
@Controller('enrollments')
export class EnrollmentsController {
  constructor(
    private readonly enrollments: EnrollmentsService,
    private readonly reading: ReadingService,
  ) {}

  @Post()
  @Answers(enrollmentSummary, 201)
  enroll(
    @CurrentPerson() actor: Person,
    @Body({ schema: enroll }) request: Enroll,
  ): Promise<EnrollmentSummary> {
    return this.enrollments.enroll(actor, request);
  }

  @Get()
  @Answers(enrollmentList)
  list(@CurrentPerson() actor: Person): Promise<EnrollmentList> {
    return this.enrollments.list(actor);
  }

  @Get(':id')
  @Answers(courseHome)
  home(@CurrentPerson() actor: Person, @Param('id', { schema: recordId }) id: string): Promise<CourseHome> {
    return this.enrollments.home(actor, id);
  }

  @Get(':id/lessons/:lesson')
  @Answers(lessonPage)
  lesson(
    @CurrentPerson() actor: Person,
    @Param('id', { schema: recordId }) id: string,
    @Param('lesson', { schema: slug }) lesson: string,
  ): Promise<LessonPage> {
    return this.enrollments.lesson(actor, id, lesson);
  }

  @Get(':id/cases/:case')
  @Answers(lessonPage)
  lessonOfCase(
    @CurrentPerson() actor: Person,
    @Param('id', { schema: recordId }) id: string,
    @Param('case', { schema: slug }) caseId: string,
  ): Promise<LessonPage> {
    return this.enrollments.lessonOfCase(actor, id, caseId);
  }

  @Post(':id/readings')
  @HttpCode(200)
  @Answers(readingSaved)
  report(
    @CurrentPerson() actor: Person,
    @Param('id', { schema: recordId }) id: string,
    @Body({ schema: reportReading }) request: ReportReading,
  ): Promise<ReadingSaved> {
    return this.reading.report(actor, id, request);
  }
}
