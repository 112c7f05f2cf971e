import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { IssuersModule } from '../issuers/issuers.module.js';
import { SocietiesModule } from '../societies/societies.module.js';
import { LogSealer, LogSweep } from './log-sealing.worker.js';
import { LogSealing } from './log-sealing.service.js';
import { LogThefts } from './log-thefts.service.js';
import { PublishedLog } from './published-log.service.js';
import { ReadersGuard } from './readers.guard.js';
import { SocietyLog } from './society-log.service.js';
import { StatusLists } from './status-lists.service.js';
import { StatusPlaces } from './status-places.service.js';
import { TransparencyController } from './transparency.controller.js';

@Module({
  imports: [AccountsModule, SocietiesModule, IssuersModule],
  controllers: [TransparencyController],
  providers: [
    SocietyLog,
    LogSealing,
    LogSealer,
    LogSweep,
    LogThefts,
    PublishedLog,
    ReadersGuard,
    StatusPlaces,
    StatusLists,
  ],
  exports: [SocietyLog, StatusPlaces],
})
export class TransparencyModule {}
