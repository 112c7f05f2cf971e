import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  catalogue,
  catalogueFilters,
  coursePage,
  lessonPreview,
  slug,
  type Catalogue,
  type CatalogueFilters,
  type CoursePage,
  type LessonPreview,
} from '@cohesion/contracts';
import type { Actor } from '../platform/actor.js';
import { CurrentActor, OpenToVisitors } from '../platform/actor.guard.js';
import { Answers } from '../platform/answers.js';
import { CoursesService } from './courses.service.js';

@ApiTags('courses')
@OpenToVisitors()
@Controller('courses')
export class CoursesController {
  constructor(private readonly courses: CoursesService) {}

  @Get()
  @Answers(catalogue)
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: catalogueFilters }) filters: CatalogueFilters,
  ): Promise<Catalogue> {
    return this.courses.catalogue(actor, filters);
  }

  @Get(':slug')
  @Answers(coursePage)
  page(@CurrentActor() actor: Actor, @Param('slug', { schema: slug }) name: string): Promise<CoursePage> {
    return this.courses.page(actor, name);
  }

  /** The first lesson, for anyone to read; nothing is kept of it. */
  @Get(':slug/preview')
  @Answers(lessonPreview)
  preview(
    @CurrentActor() actor: Actor,
    @Param('slug', { schema: slug }) name: string,
  ): Promise<LessonPreview> {
    return this.courses.preview(actor, name);
  }
}
