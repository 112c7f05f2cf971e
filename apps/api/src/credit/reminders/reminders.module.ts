import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/accounts.module.js';
import { NotificationsModule } from '../../notifications/notifications.module.js';
import { SocietiesModule } from '../../societies/societies.module.js';
import { CyclesModule } from '../cycles/cycles.module.js';
import { Reminding } from './reminding.worker.js';
import { RemindersController } from './reminders.controller.js';
import { RemindersService } from './reminders.service.js';
import { RemindersSweep } from './reminders-sweep.worker.js';

@Module({
  imports: [AccountsModule, SocietiesModule, NotificationsModule, CyclesModule],
  controllers: [RemindersController],
  providers: [RemindersService, RemindersSweep, Reminding],
})
export class RemindersModule {}
