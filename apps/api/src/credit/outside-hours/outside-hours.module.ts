import { Module } from '@nestjs/common';
import { ProofsModule } from '../proofs/proofs.module.js';
import { AlikeActivities } from './alike-activities.service.js';
import { OutsideHoursController } from './outside-hours.controller.js';
import { OutsideHoursRecords } from './outside-hours-records.service.js';
import { OutsideHoursService } from './outside-hours.service.js';
import { OutsideHoursVersions } from './outside-hours-versions.service.js';

@Module({
  imports: [ProofsModule],
  controllers: [OutsideHoursController],
  providers: [OutsideHoursService, OutsideHoursVersions, OutsideHoursRecords, AlikeActivities],
  exports: [OutsideHoursRecords],
})
export class OutsideHoursModule {}
