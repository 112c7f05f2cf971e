import { Module } from '@nestjs/common';
import { CoursesModule } from '../courses/courses.module.js';
import { EnrollmentsModule } from '../enrollments/enrollments.module.js';
import { AssessmentsController } from './assessments.controller.js';
import { AttemptsService } from './attempts.service.js';
import { GradingService } from './grading.service.js';

@Module({
  imports: [CoursesModule, EnrollmentsModule],
  controllers: [AssessmentsController],
  providers: [AttemptsService, GradingService],
})
export class AssessmentsModule {}
