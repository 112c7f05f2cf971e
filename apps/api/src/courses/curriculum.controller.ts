import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  curriculumCell,
  curriculumMapPage,
  slug,
  type CurriculumCell,
  type CurriculumMapPage,
} from '@cohesion/contracts';
import type { Person } from '../platform/actor.js';
import { CurrentPerson } from '../platform/actor.guard.js';
import { Answers } from '../platform/answers.js';
import { CurriculumService } from './curriculum.service.js';

@ApiTags('curriculum')
@Controller('societies/:org/curriculum')
export class CurriculumController {
  constructor(private readonly curriculum: CurriculumService) {}

  @Get()
  @Answers(curriculumMapPage)
  map(
    @CurrentPerson() actor: Person,
    @Param('org', { schema: slug }) org: string,
  ): Promise<CurriculumMapPage> {
    return this.curriculum.map(actor, org);
  }

  @Get(':course/:term')
  @Answers(curriculumCell)
  cell(
    @CurrentPerson() actor: Person,
    @Param('org', { schema: slug }) org: string,
    @Param('course', { schema: slug }) course: string,
    @Param('term', { schema: slug }) term: string,
  ): Promise<CurriculumCell> {
    return this.curriculum.cell(actor, org, course, term);
  }
}
