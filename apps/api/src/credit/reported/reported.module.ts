import { Module } from '@nestjs/common';
import { CyclesModule } from '../cycles/cycles.module.js';
import { OutsideHoursModule } from '../outside-hours/outside-hours.module.js';
import { ReportedController } from './reported.controller.js';
import { ReportedService } from './reported.service.js';

@Module({
  imports: [CyclesModule, OutsideHoursModule],
  controllers: [ReportedController],
  providers: [ReportedService],
})
export class ReportedModule {}
