import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  changeProgram,
  programList,
  programPage,
  slug,
  type ChangeProgram,
  type ProgramList,
  type ProgramPage,
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
