import { Module } from '@nestjs/common';
import { DevMailController } from './dev-mail.controller.js';
import { DevMailService } from './dev-mail.service.js';
import { MailDelivery } from './mail-delivery.worker.js';
import { MailTransport } from './mail-transport.js';
import { NotificationsService } from './notifications.service.js';

@Module({
  controllers: [DevMailController],
  providers: [NotificationsService, DevMailService, MailTransport, MailDelivery],
  exports: [NotificationsService],
})
export class NotificationsModule {}
