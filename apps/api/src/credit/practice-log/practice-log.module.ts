import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/accounts.module.js';
import { NotificationsModule } from '../../notifications/notifications.module.js';
import { SocietiesModule } from '../../societies/societies.module.js';
import { RuleSetsModule } from '../rule-sets/rule-sets.module.js';
import { CountersigningController } from './countersigning.controller.js';
import { Countersigning } from './countersigning.service.js';
import { PracticeLogController } from './practice-log.controller.js';
import { PracticeLogService } from './practice-log.service.js';
import { PracticeRecords } from './practice-records.service.js';
import { PracticeTotals } from './practice-totals.service.js';
import { PracticeVersions } from './practice-versions.service.js';
import { SignatureRequests } from './signature-requests.service.js';
import { SignatureStates } from './signature-states.service.js';

@Module({
  imports: [AccountsModule, SocietiesModule, NotificationsModule, RuleSetsModule],
  controllers: [PracticeLogController, CountersigningController],
  providers: [
    PracticeLogService,
    PracticeVersions,
    PracticeRecords,
    PracticeTotals,
    SignatureStates,
    SignatureRequests,
    Countersigning,
  ],
  exports: [PracticeRecords],
})
export class PracticeLogModule {}
