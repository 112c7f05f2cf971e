import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { CoursesModule } from '../courses/courses.module.js';
import { EnrollmentsModule } from '../enrollments/enrollments.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { SocietiesModule } from '../societies/societies.module.js';
import { AssessmentsController } from './assessments.controller.js';
import { AttemptsService } from './attempts.service.js';
import { GradingService } from './grading.service.js';
import { RemarksController } from './remarks.controller.js';
import { RemarksService } from './remarks.service.js';

@Module({
  imports: [AccountsModule, CoursesModule, EnrollmentsModule, NotificationsModule, SocietiesModule],
  controllers: [AssessmentsController, RemarksController],
  providers: [AttemptsService, GradingService, RemarksService],
})
export class AssessmentsModule {}
