import { Module } from '@nestjs/common';
import { SocietiesModule } from '../societies/societies.module.js';
import { CourseImportService } from './course-import.service.js';
import { CoursePublishing } from './course-publishing.service.js';
import { CourseVersions } from './course-versions.service.js';
import { CoursesController } from './courses.controller.js';
import { CoursesService } from './courses.service.js';
import { LessonPages } from './lesson-pages.service.js';

@Module({
  imports: [SocietiesModule],
  controllers: [CoursesController],
  providers: [CoursesService, CourseVersions, CoursePublishing, CourseImportService, LessonPages],
  exports: [CoursesService, CourseVersions, CourseImportService, LessonPages],
})
export class CoursesModule {}
