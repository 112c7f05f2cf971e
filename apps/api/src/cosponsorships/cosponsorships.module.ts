import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { IssuersModule } from '../issuers/issuers.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { SocietiesModule } from '../societies/societies.module.js';
import { CosponsorshipMailing } from './cosponsorship-mailing.worker.js';
import { CosponsorshipsController } from './cosponsorships.controller.js';
import { CosponsorshipsService } from './cosponsorships.service.js';

@Module({
  imports: [AccountsModule, SocietiesModule, IssuersModule, NotificationsModule],
  controllers: [CosponsorshipsController],
  providers: [CosponsorshipsService, CosponsorshipMailing],
})
export class CosponsorshipsModule {}
