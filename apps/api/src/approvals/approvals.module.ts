import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { CoursesModule } from '../courses/courses.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { SocietiesModule } from '../societies/societies.module.js';
import { ApprovalReminders } from './approval-reminders.worker.js';
import { ApprovalsController } from './approvals.controller.js';
import { ApprovalsService } from './approvals.service.js';
import { TodayController } from './today.controller.js';
import { TodayService } from './today.service.js';

@Module({
  imports: [AccountsModule, SocietiesModule, CoursesModule, NotificationsModule],
  controllers: [ApprovalsController, TodayController],
  providers: [ApprovalsService, ApprovalReminders, TodayService],
})
export class ApprovalsModule {}
