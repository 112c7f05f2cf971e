import { Module } from '@nestjs/common';
import { CoursesModule } from '../courses/courses.module.js';
import { EnrollmentsModule } from '../enrollments/enrollments.module.js';
import { SocietiesModule } from '../societies/societies.module.js';
import { EvaluationBox } from './evaluation-box.worker.js';
import { EvaluationsController } from './evaluations.controller.js';
import { EvaluationsService } from './evaluations.service.js';

@Module({
  imports: [CoursesModule, EnrollmentsModule, SocietiesModule],
  controllers: [EvaluationsController],
  providers: [EvaluationsService, EvaluationBox],
})
export class EvaluationsModule {}
