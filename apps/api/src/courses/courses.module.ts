import { Module } from '@nestjs/common';
import { CosponsorsModule } from '../cosponsorships/cosponsors.module.js';
import { SocietiesModule } from '../societies/societies.module.js';
import { CourseImportService } from './course-import.service.js';
import { CoursePublishing } from './course-publishing.service.js';
import { CourseVersions } from './course-versions.service.js';
import { CoursesController } from './courses.controller.js';
import { CoursesService } from './courses.service.js';
import { CurriculumController } from './curriculum.controller.js';
import { CurriculumService } from './curriculum.service.js';
import { FollowApprovals } from './follow-approvals.worker.js';
import { OffersService } from './offers.service.js';
import { RunOffers } from './run-offers.service.js';
import { ProgramsController } from './programs.controller.js';
import { ProgramsService } from './programs.service.js';
import { LessonPages } from './lesson-pages.service.js';

@Module({
  imports: [SocietiesModule, CosponsorsModule],
  controllers: [CoursesController, CurriculumController, ProgramsController],
  providers: [
    CoursesService,
    CourseVersions,
    CoursePublishing,
    CourseImportService,
    LessonPages,
    OffersService,
    RunOffers,
    CurriculumService,
    ProgramsService,
    FollowApprovals,
  ],
  exports: [
    CoursesService,
    CourseVersions,
    CourseImportService,
    LessonPages,
    OffersService,
    RunOffers,
    CurriculumService,
    ProgramsService,
  ],
})
export class CoursesModule {}
