import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  changeProgram,
  previewProgram,
  programList,
  programPage,
  programPreview,
  slug,
  type ChangeProgram,
  type PreviewProgram,
  type ProgramList,
  type ProgramPage,
  type ProgramPreview,
} from '@cohesion/contracts';
import type { Person } from '../platform/actor.js';
import { CurrentPerson } from '../platform/actor.guard.js';
import { Answers } from '../platform/answers.js';
import { ProgramsService } from './programs.service.js';

@ApiTags('programs')
@Controller('societies/:org/programs')
export class ProgramsController {
  constructor(private readonly programs: ProgramsService) {}

  @Get()
  @Answers(programList)
  list(@CurrentPerson() actor: Person, @Param('org', { schema: slug }) org: string): Promise<ProgramList> {
    return this.programs.list(actor, org);
  }

  @Get(':course')
  @Answers(programPage)
  page(
    @CurrentPerson() actor: Person,
    @Param('org', { schema: slug }) org: string,
    @Param('course', { schema: slug }) course: string,
  ): Promise<ProgramPage> {
    return this.programs.page(actor, org, course);
  }

  /** What claiming other bodies would do; nothing is kept. */
  @Post(':course/preview')
  @HttpCode(HttpStatus.OK)
  @Answers(programPreview)
  preview(
    @CurrentPerson() actor: Person,
    @Param('org', { schema: slug }) org: string,
    @Param('course', { schema: slug }) course: string,
    @Body({ schema: previewProgram }) request: PreviewProgram,
  ): Promise<ProgramPreview> {
    return this.programs.preview(actor, org, course, request);
  }

  @Put(':course')
  @Answers(programPage)
  change(
    @CurrentPerson() actor: Person,
    @Param('org', { schema: slug }) org: string,
    @Param('course', { schema: slug }) course: string,
    @Body({ schema: changeProgram }) request: ChangeProgram,
  ): Promise<ProgramPage> {
    return this.programs.change(actor, org, course, request);
  }
}
