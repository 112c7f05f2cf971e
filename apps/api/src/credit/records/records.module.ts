import { Module } from '@nestjs/common';
import { OutsideHoursModule } from '../outside-hours/outside-hours.module.js';
import { PracticeLogModule } from '../practice-log/practice-log.module.js';
import { AwardRecords } from './award-records.service.js';
import { CreditRecordsService } from './credit-records.service.js';

@Module({
  imports: [OutsideHoursModule, PracticeLogModule],
  providers: [AwardRecords, CreditRecordsService],
  exports: [CreditRecordsService],
})
export class RecordsModule {}
